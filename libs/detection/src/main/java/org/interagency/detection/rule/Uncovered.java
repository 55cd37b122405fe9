package org.interagency.detection.rule;

import java.util.List;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;

/**
 * People who need to be covered for a contingency, in a territory, are addressed by no programme.
 *
 * <p>Source: the registry's own; who needs to be covered is given as an extent, after ILO Convention 102 where that draws a line. In
 * detail:
 *
 * <ol>
 *   <li>What of the need no programme of the contingency covers, whoever owns it, is uncovered.
 *   <li>Where it is not known who needs to be covered, nothing is found.
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
                : List.of(
                        context.finding(name(), context.idOf(name()), List.of(), List.of(), List.of(), region, false));
    }
}
