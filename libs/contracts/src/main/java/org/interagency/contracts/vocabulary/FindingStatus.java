package org.interagency.contracts.vocabulary;

/** The status of a finding. */
public enum FindingStatus implements Coded {
    /** It holds. */
    OPEN,
    /** It holds, and agreements of the agencies cover all of it. */
    COORDINATED,
    /** It no longer holds. */
    RESOLVED
}
