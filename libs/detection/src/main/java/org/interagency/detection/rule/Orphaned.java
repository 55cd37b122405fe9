package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.fact.TenureFacts.Tenure;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;
import org.jspecify.annotations.Nullable;

/**
 * An agency holds a programme or a responsibility after it has ceased.
 *
 * <p>Source: the registry's own definition. It happens when a reorganisation names no successor. In detail:
 *
 * <ol>
 *   <li>It holds inside the programme's extent, from the day on which the agency ceased.
 *   <li>One finding, without a function, for each owner of the programme that has ceased.
 *   <li>One finding for each function and agency that has ceased, whatever the agency's roles and however many responsibilities it has.
 *   <li>A responsibility that ends with its agency is not orphaned.
 * </ol>
 */
final class Orphaned implements Rule<TenureContext> {

    @Override
    public RuleName name() {
        return RuleName.ORPHANED;
    }

    @Override
    public List<Finding> findings(TenureContext context) {
        List<Finding> findings = new ArrayList<>();
        Map<String, List<Box>> owned = new TreeMap<>();
        for (Ownership ownership : context.facts().ownerships()) {
            owned.computeIfAbsent(ownership.owner(), key -> new ArrayList<>()).addAll(context.owned(ownership));
        }
        owned.forEach(
                (owner, boxes) -> finding(context, null, owner, Set.of(), boxes).ifPresent(findings::add));
        Map<String, Map<String, List<Tenure>>> byFunctionAndAgency = new TreeMap<>();
        for (Tenure tenure : context.facts().tenures()) {
            byFunctionAndAgency
                    .computeIfAbsent(tenure.function(), key -> new TreeMap<>())
                    .computeIfAbsent(tenure.agency(), key -> new ArrayList<>())
                    .add(tenure);
        }
        byFunctionAndAgency.forEach((function, byAgency) -> byAgency.forEach((agency, tenures) ->
                ofTenures(context, function, agency, tenures).ifPresent(findings::add)));
        return findings;
    }

    private Optional<Finding> ofTenures(TenureContext context, String function, String agency, List<Tenure> tenures) {
        List<Box> held = new ArrayList<>();
        Set<String> responsibilities = new TreeSet<>();
        for (Tenure tenure : tenures) {
            List<Box> boxes = context.held(tenure);
            if (!context.beyondTheEndOf(agency, boxes).isEmpty()) {
                held.addAll(boxes);
                responsibilities.add(tenure.responsibility());
            }
        }
        return finding(context, function, agency, responsibilities, held);
    }

    private Optional<Finding> finding(
            TenureContext context,
            @Nullable String function,
            String agency,
            Set<String> responsibilities,
            List<Box> held) {
        Region region = Region.union(context.beyondTheEndOf(agency, held));
        String programme = context.facts().programme();
        return region.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.idOf(name(), programme, function == null ? "" : function, agency),
                        name(),
                        List.of(programme),
                        function,
                        null,
                        List.of(),
                        List.of(agency),
                        List.copyOf(responsibilities),
                        context.extent(region),
                        false,
                        Coordination.NONE,
                        SeverityGrade.of(region.places(), context.programme().places(), 1, false, false)));
    }
}
