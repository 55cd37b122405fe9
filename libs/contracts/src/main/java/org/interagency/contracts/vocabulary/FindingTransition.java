package org.interagency.contracts.vocabulary;

import java.util.List;

/** A step of a coordination unit that gives a finding another status. No step resolves a finding: only detection does. */
public enum FindingTransition implements Coded {
    /** To take note of it. */
    ACKNOWLEDGE,
    /** To leave it as it is, for a reason and until a review. Holds for no more than what the finding says at this time. */
    ACCEPT,
    /** To say, with a reason, that the facts are wrong or not the unit's concern. */
    DISPUTE,
    /** To withdraw the step before. */
    REOPEN;

    /**
     * The steps that are possible with a finding of a status. Who wants to decide otherwise about a finding that is accepted or disputed reopens it
     * first, so that nobody overwrites a decision without knowing of it.
     */
    public static List<FindingTransition> from(FindingStatus status) {
        return switch (status) {
            case OPEN -> List.of(ACKNOWLEDGE, ACCEPT, DISPUTE);
            case ACKNOWLEDGED -> List.of(ACCEPT, DISPUTE, REOPEN);
            case ACCEPTED, DISPUTED -> List.of(REOPEN);
            case COORDINATED, RESOLVED -> List.of();
        };
    }
}
