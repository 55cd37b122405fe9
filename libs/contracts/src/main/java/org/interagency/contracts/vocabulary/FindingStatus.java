package org.interagency.contracts.vocabulary;

/**
 * The status of a finding. Detection says whether a finding holds and whether agreements cover it; in between, the last step that a coordination unit has
 * taken decides.
 */
public enum FindingStatus implements Coded {
    /** It holds, and nobody has said anything about it since it was opened. */
    OPEN,
    /** It holds, and a coordination unit has taken note of it. */
    ACKNOWLEDGED,
    /** It holds, and agreements of the agencies cover all of it. */
    COORDINATED,
    /** It holds, and a coordination unit leaves it as it is for a reason, until a day on which it reviews that. */
    ACCEPTED,
    /** It holds by the registered facts, and a coordination unit says, with a reason, that these are wrong or not its concern. */
    DISPUTED,
    /** It no longer holds. */
    RESOLVED;

    /** Whether there is nothing left to do for now: it is coordinated, accepted or resolved. */
    public boolean isSettled() {
        return this == COORDINATED || this == ACCEPTED || this == RESOLVED;
    }
}
