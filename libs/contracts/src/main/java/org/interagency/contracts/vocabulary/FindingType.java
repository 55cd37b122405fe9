package org.interagency.contracts.vocabulary;

/**
 * What can be wrong with the distribution of responsibilities. Three types are derived from the definitions of GAO-15-49SP, the guide of the US Government
 * Accountability Office; each says where it differs, and why. GAO's analysts judge, whereas the registry compares facts, so that everybody can check a finding.
 * So no type asks whether something could be improved: that is for the coordination unit, in the steps that it takes.
 */
public enum FindingType implements Coded {
    /**
     * Nobody is accountable for a function that a programme requires. GAO's guide has no word for it; a task without an accountable role is a gap in a RACI
     * matrix.
     */
    UNASSIGNED,
    /**
     * Two agencies are accountable for the same function of the same programme.
     *
     * <p>Derived from GAO's duplication, "two or more agencies or programs are engaged in the same activities or provide the same services to the same
     * beneficiaries", and narrower: one programme and two agencies. GAO's overlap, "multiple agencies or programs have similar goals, engage in similar
     * activities or strategies to achieve them, or target similar beneficiaries", is wider. The registry does not judge what is similar: it knows which
     * function of which programme an agency has, and for whom, and exactly one agency should be accountable for it.
     */
    OVERLAP,
    /**
     * Programmes of different agencies give the same benefit for the same contingency to the same people.
     *
     * <p>Derived from GAO's duplication (see {@link #OVERLAP}), between programmes alone. "The same services" are a benefit of the vocabulary for a contingency
     * of ILO C102, "the same beneficiaries" are people whom the extents of both programmes contain: place, day, age and groups. Programmes of one agency
     * do not count, as nobody has to coordinate with somebody else about them; for GAO they do.
     */
    DUPLICATION,
    /**
     * Programmes of several agencies address one contingency for the same people, and no agreement joins them.
     *
     * <p>Derived from GAO's fragmentation, "more than one federal agency (or more than one organization within an agency) is involved in the same broad area
     * of national need and opportunities exist to improve service delivery". The area of need is a contingency, any level of government counts, and
     * organisations within an agency count as one unless a site decides otherwise. An agreement that joins the agencies stands for the judgment that
     * nothing is left to improve.
     */
    FRAGMENTATION,
    /** A programme or a responsibility is held by an agency that has ceased. The registry's own; it follows from reorganisations. */
    ORPHANED,
    /**
     * No programme addresses a contingency for people who need to be covered. The registry's own, as who needs to be
     * covered follows ILO Convention 102.
     */
    UNCOVERED
}
