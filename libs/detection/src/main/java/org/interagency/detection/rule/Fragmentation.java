package org.interagency.detection.rule;

import java.util.List;

/**
 * Programmes of several owners, which are not one body, address one contingency for the same people at the same place and time, and no agreement
 * joins them.
 *
 * <p>Source: GAO-15-49SP, "more than one federal agency (or more than one organization within an agency) is involved in the same broad area of
 * national need". In detail:
 *
 * <ol>
 *   <li>It holds at each point that two programmes have in common, if their owners are not {@link OneBody one body} and no agreement between the
 *       owners covers the point.
 *   <li>Only an agreement about both programmes and all functions counts.
 *   <li>Agreements of A with B and of B with C do not join A with C.
 *   <li>One finding for each contingency and territory, however many programmes it names.
 * </ol>
 */
final class Fragmentation implements Rule<ContingencyContext> {

    @Override
    public RuleName name() {
        return RuleName.FRAGMENTATION;
    }

    @Override
    public List<Finding> findings(ContingencyContext context) {
        Area area = new Area();
        context.forEachSharedBox((first, second) -> true, extent -> area.add(extent, context.withoutAgreement(extent)));
        return area.programmes().isEmpty()
                ? List.of()
                : List.of(context.finding(
                        name(),
                        context.idOf(name()),
                        area.programmes(),
                        List.of(),
                        area.owners(),
                        area.region(),
                        false));
    }
}
