package org.interagency.detection;

/**
 * What can be wrong with the distribution of responsibilities: the rules.
 *
 * <p>Overlap, duplication and fragmentation are those of GAO-15-49SP, <i>Fragmentation, Overlap, and Duplication: An
 * Evaluation and Management Guide</i> (2015), made exact over territory × period × age × groups. What holds for all:
 *
 * <ul>
 *   <li>Periods and ages are half-open: those that only touch have nothing in common.
 *   <li>A territory stands for itself with all below it, up to its end.
 *   <li>No group named means everyone. A person counts in a programme by the group in which it reaches them, so two extents of
 *       different groups do not meet.
 *   <li>A programme without territories covers nothing, so nothing is wrong with it.
 *   <li>Two agencies of which one is part of the other are one body ({@link Agencies#of}), unless each is to stand for itself
 *       ({@link Agencies#eachForItself}).
 * </ul>
 */
public enum FindingType {

    /**
     * Part of a programme's extent has no accountable agency for a function that the programme requires.
     *
     * <p>One finding for each programme and function, however many parts there are. An agency that has ceased is accountable
     * no more.
     */
    UNASSIGNED,

    /**
     * Two agencies, not of one body, are accountable for the same function of the same programme in intersecting extents.
     * GAO: "when multiple agencies or programs have similar goals, engage in similar activities or strategies to achieve them,
     * or target similar beneficiaries".
     *
     * <p>One finding for each programme, function and pair of agencies; three agencies in one place make three. Only what lies
     * inside the programme's extent counts, and each agency only until it ceases. Inside a delegated extent the delegating agency
     * does not count, whichever of its responsibilities says so, except one that is itself delegated, in any number of steps, from
     * the delegate's: D takes the place of P in the intersection of both, a delegate of D that of D in turn. A delegation to
     * oneself changes nothing, and a delegate that has ceased takes nobody's place.
     */
    OVERLAP,

    /**
     * Two programmes, whose owners are not of one body, give the same benefit for the same contingency in intersecting extents.
     * GAO: "when two or more agencies or programs are engaged in the same activities or provide the same services to the same
     * beneficiaries".
     *
     * <p>One finding for each contingency, territory and pair of programmes, however many benefits they share.
     */
    DUPLICATION,

    /**
     * Programmes of several owners, not of one body, address one contingency for the same people at the same place and time, and
     * no agreement joins them. GAO: "more than one federal agency (or more than one organization within an agency) is involved in
     * the same broad area of national need".
     *
     * <p>One finding for each contingency and territory: it holds at each point that some two such programmes have in common and
     * where no agreement between their owners about both programmes, in all functions, holds. Agreements of A with B and of B with
     * C do not join A with C.
     */
    FRAGMENTATION,

    /**
     * A programme or a responsibility is held by an agency beyond the day on which the agency ceased.
     *
     * <p>One finding for each programme whose owner has ceased, without a function, and one for each programme, function and agency
     * that has ceased, whatever its roles. It holds inside the programme's extent.
     */
    ORPHANED,

    /**
     * People who need to be covered for a contingency, in a territory, are addressed by no programme.
     *
     * <p>One finding for each contingency and territory. Who needs to be covered is given as an extent; what of it no programme of
     * the contingency covers is uncovered.
     */
    UNCOVERED
}
