package org.interagency.detection.rule;

import java.util.List;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;

/**
 * Part of a programme's extent has no accountable agency for a function that the programme requires.
 *
 * <p>Source: the registry's own; a requirement without an accountable role is a gap in a RACI matrix. In detail:
 *
 * <ol>
 *   <li>Only the days and places for which the programme requires the function count.
 *   <li>An agency is accountable until it ceases.
 *   <li>What is delegated is assigned: the {@link Delegation delegate} is accountable there.
 *   <li>One finding for each programme and function, however many parts there are.
 *   <li>Its agencies are the owners of the programme in some of it: they have to see to it.
 * </ol>
 */
final class Unassigned implements Rule<FunctionContext> {

    @Override
    public RuleName name() {
        return RuleName.UNASSIGNED;
    }

    @Override
    public List<Finding> findings(FunctionContext context) {
        Region region = Region.difference(
                context.required().boxes(),
                context.held().stream().map(Piece::box).toList());
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
                        false));
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
