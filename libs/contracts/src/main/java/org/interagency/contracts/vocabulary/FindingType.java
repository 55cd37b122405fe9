package org.interagency.contracts.vocabulary;

/** What can be wrong with the distribution of responsibilities (GAO-15-49SP for overlap, duplication and fragmentation). */
public enum FindingType implements Coded {
    /** Nobody is accountable for a function that a programme requires. */
    UNASSIGNED,
    /** Two agencies are accountable for the same function of the same programme. */
    OVERLAP,
    /** Programmes of different agencies give the same benefit for the same contingency to the same people. */
    DUPLICATION,
    /** Programmes of several agencies address one contingency for the same people, and no agreement joins them. */
    FRAGMENTATION,
    /** A programme or a responsibility is held by an agency that has ceased. */
    ORPHANED,
    /** No programme addresses a contingency for people who need to be covered. */
    UNCOVERED
}
