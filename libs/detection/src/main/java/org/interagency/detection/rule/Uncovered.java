package org.interagency.detection.rule;

import java.util.List;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;

/**
 * No programme addresses a contingency for people in a territory who need to be covered.
 *
 * <p>Source: the registry's own definition. Who needs to be covered is given as an extent, which follows ILO Convention 102 where the convention sets
 * a limit. In detail:
 *
 * <ol>
 *   <li>The part of the need that no programme of the contingency covers, whoever owns the programme, is uncovered.
 *   <li>If the need is not known, nothing is found.
 *   <li>One finding for each contingency and territory, without programmes and agencies.
 * </ol>
 */
final class Uncovered implements Rule<ContingencyContext> {

    @Override
    public RuleName name() {
        return RuleName.UNCOVERED;
    }

    @Override
    public List<Finding> findings(ContingencyContext context) {
        Extent need = context.facts().need();
        if (need == null) {
            return List.of();
        }
        Region region = Region.difference(
                context.within(need), context.pieces().stream().map(Piece::box).toList());
        return region.isEmpty()
                ? List.of()
                : List.of(context.finding(
                        name(), context.idOf(name()), List.of(), List.of(), List.of(), region, Coordination.NONE));
    }
}
