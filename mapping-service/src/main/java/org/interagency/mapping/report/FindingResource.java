package org.interagency.mapping.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.http.FactAnswers;
import org.interagency.kit.http.VersionParameters;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.rule.RefusedException;
import org.interagency.mapping.detection.FindingPair;
import org.interagency.mapping.detection.FindingPairs;
import org.interagency.mapping.finding.AssignmentRequest;
import org.interagency.mapping.finding.FindingHistory;
import org.interagency.mapping.finding.FindingParameters;
import org.interagency.mapping.finding.FindingStepRequest;
import org.interagency.mapping.finding.FindingSteps;
import org.interagency.mapping.finding.FindingVersion;
import org.interagency.mapping.finding.FoundFinding;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /findings}. */
@Path("findings")
@Tag(name = "Findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FindingResource {

    private final ReportedFindings findings;
    private final FindingPairs pairs;
    private final FindingSteps steps;
    private final FindingHistory history;
    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Caller caller;
    private final FindingLists lists;

    FindingResource(
            ReportedFindings findings,
            FindingPairs pairs,
            FindingSteps steps,
            FindingHistory history,
            RequestReader requests,
            IdempotentRequests once,
            Caller caller,
            FindingLists lists) {
        this.findings = findings;
        this.pairs = pairs;
        this.steps = steps;
        this.history = history;
        this.requests = requests;
        this.once = once;
        this.caller = caller;
        this.lists = lists;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a finding")
    public RestResponse<ReportedFinding> get(String id, @Context Request request) {
        ReportedFinding finding = findings.find(id).orElseThrow(() -> RefusedException.notFound("finding", id));
        return FactAnswers.of(finding.tag(), finding, request);
    }

    @GET
    @Path("{id}/pairs")
    @Operation(
            summary = "List the pairs of programmes of which a duplication or a fragmentation consists",
            description =
                    "They are computed from the facts of the moment, in the order of the codes of the programmes. A resolved"
                            + " finding has none.")
    public Page<FindingPair> pairs(String id, @BeanParam PageParameters page) {
        return pairs.page(id, page.request());
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(
            summary = "List findings of every type, including resolved ones",
            description = "Those that hold today or later, if none of timing, asOf and period is given.")
    public RestResponse<Page<ReportLine>> list(
            @BeanParam FindingParameters parameters,
            @BeanParam GroupParameters groups,
            @BeanParam ListParameters page) {
        return lists.answer("findings", parameters.filter(), groups.grouping(), page.wanted());
    }

    @GET
    @Path("{id}/history")
    @Operation(
            summary = "List every version of a finding, with what has changed and what was done about it",
            description =
                    "Oldest first; newest first with sort=-version. Without a role that may know, it is left out who has done what, and why, as are"
                            + " assignments and comments.")
    public Page<FindingVersion> history(String id, @BeanParam PageParameters page) {
        return history.versions(id, page.request(), caller.readsHandling());
    }

    @POST
    @Path("{id}/transitions")
    @Operation(
            summary = "Acknowledge, accept, dispute or reopen a finding",
            description =
                    "A finding lists the steps that are possible as availableTransitions. To accept or to dispute it needs a reason, and to accept"
                            + " it a day on which that is reviewed. What grows past what was accepted is open again by itself. No step resolves a finding:"
                            + " that takes a change of the facts.")
    public RestResponse<ReportedFinding> transition(
            String id, FindingStepRequest request, @BeanParam VersionParameters version) {
        FindingStepRequest checked = requests.checked(request);
        Precondition condition = version.precondition();
        return once.known(ReportedFinding.class)
                .orElseGet(() -> once.run(
                        ReportedFinding.class, () -> answer(steps.take(id, checked, condition, caller.name()))));
    }

    private RestResponse<ReportedFinding> answer(FoundFinding found) {
        ReportedFinding reported = findings.report(found);
        return RestResponse.ResponseBuilder.ok(reported).tag(reported.tag()).build();
    }

    @PUT
    @Path("{id}/assignment")
    @Operation(summary = "Say which unit or person deals with a finding, and until when")
    public RestResponse<ReportedFinding> assign(
            String id, AssignmentRequest request, @BeanParam VersionParameters version) {
        AssignmentRequest checked = requests.checked(request);
        steps.prepare(checked);
        return answer(steps.assign(id, checked, version.precondition(), caller.name()));
    }

    @DELETE
    @Path("{id}/assignment")
    @Operation(summary = "Say that nobody deals with a finding any more")
    public RestResponse<ReportedFinding> removeAssignment(String id, @BeanParam VersionParameters version) {
        return answer(steps.assign(id, null, version.precondition(), caller.name()));
    }
}
