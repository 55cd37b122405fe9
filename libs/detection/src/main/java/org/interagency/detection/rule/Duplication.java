package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.rule.ContingencyContext.SharedExtent;

/**
 * Two programmes, whose owners are not one body, give the same benefit for the same contingency in intersecting extents.
 *
 * <p>Source: GAO-15-49SP, "when two or more agencies or programs are engaged in the same activities or provide the same services to the same
 * beneficiaries". In detail:
 *
 * <ol>
 *   <li>Only the part of a programme inside the territory counts.
 *   <li>The owner and the benefits of a programme may change; each state counts for its own period.
 *   <li>The owners are not {@link OneBody one body}.
 *   <li>One finding for each contingency, territory and pair of programmes, however many benefits they share.
 *   <li>It is coordinated on the days on which agreements between the owners, about both programmes and all functions, cover all of it: {@link
 *       Coordination}.
 * </ol>
 */
final class Duplication implements Rule<ContingencyContext> {

    @Override
    public RuleName name() {
        return RuleName.DUPLICATION;
    }

    @Override
    public List<Finding> findings(ContingencyContext context) {
        return context.shared()
                .map(ofBoth -> ofBoth.stream()
                        .filter(extent -> !extent.benefits().isEmpty())
                        .toList())
                .filter(ofBoth -> !ofBoth.isEmpty())
                .map(ofBoth -> finding(context, ofBoth))
                .toList();
    }

    private Finding finding(ContingencyContext context, List<SharedExtent> ofBoth) {
        Set<String> benefits = new TreeSet<>();
        Set<String> owners = new TreeSet<>();
        List<Box> boxes = new ArrayList<>();
        List<Box> apart = new ArrayList<>();
        for (SharedExtent extent : ofBoth) {
            benefits.addAll(extent.benefits());
            owners.addAll(extent.owners());
            boxes.addAll(extent.boxes());
            apart.addAll(context.withoutAgreement(extent));
        }
        List<String> programmes = ofBoth.get(0).programmes();
        return context.finding(
                name(),
                context.idOf(name(), programmes.toArray(String[]::new)),
                programmes,
                benefits,
                owners,
                Region.union(boxes),
                Coordination.of(boxes, apart));
    }
}
