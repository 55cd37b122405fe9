package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.WriteRule;
import org.jspecify.annotations.Nullable;

/** The rules of agencies for one batch, with all data that they need. */
final class AgencyBatch implements WriteRules<AgencyFact, AgencyRequest> {

    private final Batch<AgencyFact, AgencyRequest> batch;
    private final AgencyHierarchy hierarchy;
    private final Set<String> levels;
    private final Set<String> territories;
    private final Map<String, LocalDate> ends;
    private final List<String> predecessors;
    private List<Link> parents = List.of();

    /**
     * @param levels the codes of the government levels that exist
     * @param territories the codes of the territories that exist
     * @param ends by agency, the day on which a reorganisation ends it; an agency that no reorganisation ends is left out
     * @param predecessors the codes of the agencies that the agencies of the batch come out of
     */
    AgencyBatch(
            Batch<AgencyFact, AgencyRequest> batch,
            AgencyHierarchy hierarchy,
            Set<String> levels,
            Set<String> territories,
            Map<String, LocalDate> ends,
            List<String> predecessors) {
        this.batch = batch;
        this.hierarchy = hierarchy;
        this.levels = levels;
        this.territories = territories;
        this.ends = ends;
        this.predecessors = predecessors;
    }

    @Override
    public List<Violation> violations(AgencyRequest request) {
        @Nullable LocalDate since = batch.since(request);
        parents = hierarchy.parentsOf(request.code(), request.parent(), since, request.validTo());
        boolean isPartOfItself = hierarchy.wouldCircle(request.code(), parents);
        return WriteRule.check(
                AgencyRules.ALL,
                new AgencyRules.AgencyWrite(
                        request,
                        request.validFrom() == null ? since : batch.begins(request, request.validFrom()),
                        levels,
                        territories,
                        request.parent() == null || hierarchy.contains(request.parent()),
                        isPartOfItself,
                        !isPartOfItself && getsAnotherParent(request) && hierarchy.isTooDeep(request.code(), parents),
                        hierarchy.endOf(request.parent()),
                        ends.get(request.code())));
    }

    /** Only an agency with another parent can make the hierarchy deeper. */
    private boolean getsAnotherParent(AgencyRequest request) {
        List<AgencyFact> states = batch.standing(request).states();
        return states.isEmpty() || !states.stream().allMatch(state -> Objects.equals(state.parent(), request.parent()));
    }

    /** A request names neither predecessors nor successors, so they are taken from the current state. */
    @Override
    public AgencyFact fact(AgencyRequest request, Timeline<AgencyFact> standing) {
        AgencyFact asked = request.fact();
        AgencyFact before = standing.newest().orElse(asked);
        return asked.linked(joined(before.predecessors(), predecessors, asked), before.successors());
    }

    /** Both lists of codes as one: sorted, without repeats, and without the agency itself. */
    static List<String> joined(List<String> before, List<String> more, AgencyFact agency) {
        return Stream.concat(before.stream(), more.stream())
                .filter(code -> !code.equals(agency.code()))
                .distinct()
                .sorted()
                .toList();
    }

    /** When its parent ends, an agency becomes a part of the parent's successor. */
    @Override
    public Stored<AgencyFact> followUp(AgencyRequest request, Stored<AgencyFact> stored) {
        AgencyFact passed =
                hierarchy.passOn(batch.locked(), request.code(), parents).orElse(stored.fact());
        hierarchy.record(request.code(), batch.standing(request));
        return new Stored<>(passed, stored.change());
    }
}
