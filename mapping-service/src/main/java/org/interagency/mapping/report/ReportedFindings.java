package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.access.Caller;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.finding.FoundFinding;
import org.interagency.mapping.proposal.GapProposals;
import org.interagency.mapping.proposal.OpenProposals;
import org.jspecify.annotations.Nullable;

/** Reads findings and, for those who may know, the proposals that would close them and what is being done about them. */
@ApplicationScoped
class ReportedFindings {

    private final Findings findings;
    private final GapProposals proposals;
    private final Caller caller;

    ReportedFindings(Findings findings, GapProposals proposals, Caller caller) {
        this.findings = findings;
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
    Page<ReportedFinding> list(
            @Nullable FindingType type, Set<FindingStatus> statuses, FindingFilter filter, PageRequest request) {
        if (filter.handling().isSet() && !caller.readsHandling()) {
            String detail =
                    "Only coordinators, auditors and admins read who deals with findings. Leave assignee, overdue and reviewDue out.";
            throw caller.isAnonymous() ? RefusedException.unauthenticated(detail) : RefusedException.forbidden(detail);
        }
        Page<FoundFinding> page = findings.list(type, statuses, filter, request);
        Map<String, OpenProposals> proposed = proposed(page.items());
        return page.map(found -> report(found, proposed));
    }

    private Map<String, OpenProposals> proposed(List<FoundFinding> some) {
        return caller.readsProposals()
                ? proposals.of(some.stream().map(FoundFinding::finding).toList())
                : Map.of();
    }
}
