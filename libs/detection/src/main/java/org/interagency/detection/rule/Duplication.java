package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;

/**
 * Programmes, whose owners are not one body, give the same benefit for the same contingency in intersecting extents.
 *
 * <p>Source: GAO-15-49SP, "when two or more agencies or programs are engaged in the same activities or provide the same services to the same
 * beneficiaries". In detail:
 *
 * <ol>
 *   <li>Only the part of a programme inside the territory counts.
 *   <li>The owner and the benefits of a programme may change; each state counts for its own period.
 *   <li>It holds at each point that two programmes have in common, if their owners are not {@link OneBody one body} and both give the benefit there.
 *   <li>One finding for each contingency, benefit and territory, however many programmes it names. {@link Pairs} tells which of them duplicate each
 *       other.
 *   <li>It is coordinated on the days on which, for each two of the programmes, agreements between the owners, about both programmes and all functions,
 *       cover all that the two have in common: {@link Coordination}.
 * </ol>
 */
final class Duplication implements Rule<ContingencyContext> {

    @Override
    public RuleName name() {
        return RuleName.DUPLICATION;
    }

    @Override
    public List<Finding> findings(ContingencyContext context) {
        Map<String, Area> byBenefit = new TreeMap<>();
        Map<String, Area> apart = new HashMap<>();
        boolean someIsAgreed = !context.facts().agreements().isEmpty();
        context.forEachSharedBox(
                (first, second) -> !Collections.disjoint(first.benefits(), second.benefits()), extent -> {
                    List<Box> notAgreed = someIsAgreed ? context.withoutAgreement(extent) : List.of();
                    extent.benefits().forEach(benefit -> {
                        byBenefit.computeIfAbsent(benefit, key -> new Area()).add(extent, extent.boxes());
                        apart.computeIfAbsent(benefit, key -> new Area()).add(extent, notAgreed);
                    });
                });
        List<Finding> findings = new ArrayList<>();
        byBenefit.forEach((benefit, area) -> {
            Region region = area.region();
            Coordination coordination = someIsAgreed
                    ? Coordination.of(
                            region.boxes(), apart.get(benefit).region().boxes())
                    : Coordination.NONE;
            findings.add(context.finding(
                    name(),
                    context.idOf(name(), benefit),
                    area.programmes(),
                    List.of(benefit),
                    area.owners(),
                    region,
                    coordination));
        });
        return findings;
    }
}
