package org.interagency.agency.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

/** Agencies that are written together, with all that their rules have to know. */
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
     * @param ends the day on which a reorganisation ends each of the agencies; agencies that none ends are left out
     * @param predecessors the codes of agencies that those of the batch come out of
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
        return WriteRule.check(
                AgencyRules.ALL,
                new AgencyRules.AgencyWrite(
                        request,
                        request.validFrom() == null ? since : batch.begins(request, request.validFrom()),
                        levels,
                        territories,
                        request.parent() == null || hierarchy.contains(request.parent()),
                        hierarchy.wouldCircle(request.code(), parents),
                        hierarchy.endOf(request.parent()),
                        ends.get(request.code())));
    }

    /** What an agency came out of, and what came out of it, stays on record. */
    @Override
    public AgencyFact fact(AgencyRequest request, Timeline<AgencyFact> standing) {
        AgencyFact asked = request.fact();
        AgencyFact before = standing.newest().orElse(asked);
        return asked.linked(joined(before.predecessors(), predecessors, asked), before.successors());
    }

    /** Two lists of codes as one, in order, without repeats and without the agency itself. */
    static List<String> joined(List<String> before, List<String> more, AgencyFact agency) {
        return Stream.concat(before.stream(), more.stream())
                .filter(code -> !code.equals(agency.code()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Once its parent has ended, an agency becomes a part of what came out of that. */
    @Override
    public Stored<AgencyFact> followUp(AgencyRequest request, Stored<AgencyFact> stored) {
        AgencyFact passed =
                hierarchy.passOn(batch.locked(), request.code(), parents).orElse(stored.fact());
        hierarchy.record(request.code(), batch.standing(request));
        return new Stored<>(passed, stored.change());
    }
}
