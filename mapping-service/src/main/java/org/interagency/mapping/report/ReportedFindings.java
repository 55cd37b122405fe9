package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.contracts.FindingFact;
import org.interagency.kit.access.Caller;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.finding.CountedFindings;
import org.interagency.mapping.finding.FindingCounts;
import org.interagency.mapping.finding.FindingDimension;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.finding.FoundFinding;
import org.interagency.mapping.proposal.GapProposals;
import org.interagency.mapping.proposal.OpenProposals;

/** Reads findings and, for those who may know, the proposals that would close them and what is being done about them. */
@ApplicationScoped
class ReportedFindings {

    private final Findings findings;
    private final FindingCounts counts;
    private final GapProposals proposals;
    private final Caller caller;

    ReportedFindings(Findings findings, FindingCounts counts, GapProposals proposals, Caller caller) {
        this.findings = findings;
        this.counts = counts;
        this.proposals = proposals;
        this.caller = caller;
    }

    /** The finding of this id, if it exists. */
    Optional<ReportedFinding> find(String id) {
        return findings.find(id).map(this::report);
    }

    /** The finding with what this reader may know about it. */
    ReportedFinding report(FoundFinding found) {
        return report(found, proposed(List.of(found)));
    }

    private ReportedFinding report(FoundFinding found, Map<String, OpenProposals> proposed) {
        FindingFact finding = found.finding();
        return new ReportedFinding(
                finding, proposed.get(finding.id()), caller.readsHandling() ? found.handling() : null);
    }

    /**
     * The findings that match, see {@link Findings#list}.
     *
     * @throws RefusedException if the filter is by what this reader may not know
     */
    Page<ReportedFinding> list(FindingFilter filter, PageRequest request) {
        requireKnowledge(filter.isRestricted());
        Page<FoundFinding> page = findings.list(filter, request);
        Map<String, OpenProposals> proposed = proposed(page.items());
        return page.map(found -> report(found, proposed));
    }

    /**
     * How many findings match, see {@link FindingCounts#page}.
     *
     * @throws RefusedException if the filter is by what this reader may not know, or the findings are to be counted by it
     */
    Page<CountedFindings> count(FindingFilter filter, List<FindingDimension> by, PageRequest request) {
        requireKnowledge(filter.isRestricted() || by.contains(FindingDimension.ASSIGNEE));
        return counts.page(filter, by, request);
    }

    private void requireKnowledge(boolean isRequired) {
        if (isRequired && !caller.readsHandling()) {
            String detail =
                    "Only coordinators, auditors and admins read who deals with findings. Leave assignee, overdue and reviewDue out.";
            throw caller.isAnonymous() ? RefusedException.unauthenticated(detail) : RefusedException.forbidden(detail);
        }
    }

    private Map<String, OpenProposals> proposed(List<FoundFinding> some) {
        return caller.readsProposals()
                ? proposals.of(some.stream().map(FoundFinding::finding).toList())
                : Map.of();
    }
}
