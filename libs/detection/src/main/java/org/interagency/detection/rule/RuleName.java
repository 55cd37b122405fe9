package org.interagency.detection.rule;

/** The name of a rule. Finding ids are derived from it, so it is never changed. */
public enum RuleName {
    /** {@link Unassigned}: nobody is accountable for a function that a programme requires. */
    UNASSIGNED,
    /** {@link Overlap}: two agencies are accountable for the same function of the same programme. */
    OVERLAP,
    /** {@link Duplication}: programmes of several agencies give the same benefit for the same contingency. */
    DUPLICATION,
    /** {@link Fragmentation}: programmes of several agencies address one contingency, and no agreement joins them. */
    FRAGMENTATION,
    /** {@link Orphaned}: an agency that has ceased still holds a programme or a responsibility. */
    ORPHANED,
    /** {@link Uncovered}: no programme addresses a contingency for people who need to be covered. */
    UNCOVERED
}
