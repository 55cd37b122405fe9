package org.interagency.mapping.report;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.request.RequestReader;
import org.interagency.mapping.finding.FindingComment;
import org.interagency.mapping.finding.FindingCommentRequest;
import org.interagency.mapping.finding.FindingHistory;
import org.interagency.mapping.finding.FindingSteps;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /findings/{id}/comments}: what coordination units say about a finding. Not for the public. */
@Path("findings/{id}/comments")
@Tag(name = "Findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FindingCommentResource {

    private final FindingSteps steps;
    private final FindingHistory history;
    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Caller caller;

    FindingCommentResource(
            FindingSteps steps,
            FindingHistory history,
            RequestReader requests,
            IdempotentRequests once,
            Caller caller) {
        this.steps = steps;
        this.history = history;
        this.requests = requests;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Comment on a finding",
            description =
                    "A comment is not changed or removed any more. One about a potential effect of the finding has effect:"
                            + " whether it is positive or negative, and whether on implementation, outcomes or cost-effectiveness (GAO-15-49SP).")
    public RestResponse<FindingComment> create(String id, FindingCommentRequest request) {
        FindingCommentRequest checked = requests.checked(request);
        return once.known(FindingComment.class)
                .orElseGet(() ->
                        once.run(FindingComment.class, () -> created(id, steps.comment(id, checked, caller.name()))));
    }

    private static RestResponse<FindingComment> created(String id, FindingComment comment) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, comment)
                .header(HttpHeaders.LOCATION, "/api/v1/findings/" + id + "/comments/" + comment.version())
                .build();
    }

    @GET
    @Operation(summary = "List the comments on a finding, oldest first")
    public Page<FindingComment> list(
            String id,
            @QueryParam("effects")
                    @DefaultValue("false")
                    @Parameter(description = "Only comments about a potential effect of the finding.")
                    boolean effects,
            @BeanParam PageParameters page) {
        return history.comments(id, effects, page.request());
    }

    @GET
    @Path("{version}")
    @Operation(summary = "Read a comment on a finding")
    public FindingComment get(String id, long version) {
        return history.comment(id, version);
    }
}
