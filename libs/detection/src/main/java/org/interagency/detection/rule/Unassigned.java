package org.interagency.detection.rule;

import java.util.List;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;

/**
 * Part of a programme's extent has no accountable agency for a function that the programme requires.
 *
 * <p>Source: the registry's own definition. A task without an accountable role is a gap in a RACI matrix. In detail:
 *
 * <ol>
 *   <li>Only the days and places for which the programme requires the function count.
 *   <li>An agency is accountable until it ceases.
 *   <li>A delegated extent is assigned: there the {@link Delegation delegate} is accountable.
 *   <li>One finding for each programme and function, however many parts its extent has.
 *   <li>Its agencies are those that own the programme in any part of it. They have to act.
 * </ol>
 */
final class Unassigned implements Rule<FunctionContext> {

    @Override
    public RuleName name() {
        return RuleName.UNASSIGNED;
    }

    @Override
    public List<Finding> findings(FunctionContext context) {
        Region region = context.unassigned();
        return region.isEmpty()
                ? List.of()
                : List.of(context.finding(
                        name(),
                        Finding.idOf(
                                name(),
                                context.facts().programme(),
                                context.facts().function()),
                        ownersWithin(region, context),
                        List.of(),
                        region,
                        false,
                        Coordination.NONE));
    }

    private static List<String> ownersWithin(Region region, FunctionContext context) {
        List<Box> boxes = region.boxes();
        return context.facts().ownerships().stream()
                .filter(ownership -> context.boxes(ownership.extent()).stream()
                        .anyMatch(owned -> boxes.stream().anyMatch(owned::intersects)))
                .map(Ownership::owner)
                .distinct()
                .sorted()
                .toList();
    }
}
