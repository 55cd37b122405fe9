package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;

/**
 * Two agencies are accountable for the same function of the same programme in intersecting extents.
 *
 * <p>Source: GAO-15-49SP, "when multiple agencies or programs have similar goals, engage in similar activities or strategies to achieve them, or
 * target similar beneficiaries". In detail:
 *
 * <ol>
 *   <li>Only what lies inside the programme's extent counts.
 *   <li>An agency counts until it ceases.
 *   <li>Inside a delegated extent the delegate counts and the delegating agency does not: {@link Delegation}.
 *   <li>The two are not {@link OneBody one body}.
 *   <li>One finding for each programme, function and pair of agencies, however many responsibilities they have; three agencies in one place give
 *       three findings.
 *   <li>It is coordinated on the days on which agreements between the two about the programme and the function cover all of it:
 *       {@link Coordination}.
 *   <li>It is vertical if the two belong to different government levels on any of its days.
 * </ol>
 */
final class Overlap implements Rule<FunctionContext> {

    @Override
    public RuleName name() {
        return RuleName.OVERLAP;
    }

    @Override
    public List<Finding> findings(FunctionContext context) {
        OneBody oneBody = new OneBody(context.agencies());
        Map<AgencyPair, Clash> clashes = new TreeMap<>();
        Piece.forEachMeeting(context.held(), Accountability::agency, (one, other, both) -> oneBody.apart(
                        one.agency(), other.agency(), both)
                .forEach(box -> clashes.computeIfAbsent(AgencyPair.of(one, other), key -> new Clash())
                        .add(one, other, box)));
        List<Finding> findings = new ArrayList<>();
        clashes.forEach((pair, clash) -> findings.add(finding(context, pair, clash)));
        return findings;
    }

    private Finding finding(FunctionContext context, AgencyPair pair, Clash clash) {
        Region region = Region.union(clash.boxes());
        return context.finding(
                name(),
                Finding.idOf(
                        name(), context.facts().programme(), context.facts().function(), pair.first(), pair.second()),
                pair.codes(),
                List.copyOf(clash.responsibilities()),
                region,
                context.agencies().differInLevel(pair.codes(), region),
                coordination(region.boxes(), context.agreedBetween(pair.codes())));
    }

    private static Coordination coordination(List<Box> overlapping, List<Box> agreed) {
        return agreed.isEmpty()
                ? Coordination.NONE
                : Coordination.of(
                        overlapping, Region.difference(overlapping, agreed).boxes());
    }

    /** A pair of agencies, by code; the first is the lower one. */
    private record AgencyPair(String first, String second) implements Comparable<AgencyPair> {

        private static final Comparator<AgencyPair> ORDER =
                Comparator.comparing(AgencyPair::first).thenComparing(AgencyPair::second);

        static AgencyPair of(Accountability one, Accountability other) {
            return one.agency().compareTo(other.agency()) < 0
                    ? new AgencyPair(one.agency(), other.agency())
                    : new AgencyPair(other.agency(), one.agency());
        }

        List<String> codes() {
            return List.of(first, second);
        }

        @Override
        public int compareTo(AgencyPair other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where two agencies overlap, and by which responsibilities. */
    private record Clash(List<Box> boxes, Set<String> responsibilities) {

        Clash() {
            this(new ArrayList<>(), new TreeSet<>());
        }

        void add(Accountability one, Accountability other, Box both) {
            boxes.add(both);
            responsibilities.add(one.responsibility());
            responsibilities.add(other.responsibility());
        }
    }
}
