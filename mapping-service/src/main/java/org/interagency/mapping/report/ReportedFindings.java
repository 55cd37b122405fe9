package org.interagency.mapping.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.kit.access.Caller;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.mapping.finding.FindingFilter;
import org.interagency.mapping.finding.Findings;
import org.interagency.mapping.proposal.GapProposals;
import org.interagency.mapping.proposal.OpenProposals;
import org.jspecify.annotations.Nullable;

/** Reads findings and, for those who read proposals, the proposals that would close them. */
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
        return findings.find(id)
                .map(finding ->
                        new ReportedFinding(finding, proposed(List.of(finding)).get(id)));
    }

    /** The findings that match, see {@link Findings#list}. */
    Page<ReportedFinding> list(
            @Nullable FindingType type, @Nullable FindingStatus status, FindingFilter filter, PageRequest request) {
        Page<FindingFact> page = findings.list(type, status, filter, request);
        Map<String, OpenProposals> proposed = proposed(page.items());
        return page.map(finding -> new ReportedFinding(finding, proposed.get(finding.id())));
    }

    private Map<String, OpenProposals> proposed(List<FindingFact> some) {
        return caller.readsProposals() ? proposals.of(some) : Map.of();
    }
}
