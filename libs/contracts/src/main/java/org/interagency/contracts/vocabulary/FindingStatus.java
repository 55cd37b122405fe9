package org.interagency.contracts.vocabulary;

/** Where a finding stands. */
public enum FindingStatus implements Coded {
    /** It holds. */
    OPEN,
    /** It holds, and agreements of the agencies cover all of it. */
    COORDINATED,
    /** It holds no more. */
    RESOLVED
}
