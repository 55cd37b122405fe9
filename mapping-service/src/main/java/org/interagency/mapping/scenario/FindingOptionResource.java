package org.interagency.mapping.scenario;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Page;
import org.interagency.kit.request.RequestReader;
import org.interagency.mapping.scenario.FindingOption.OptionOutcome;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /findings/{id}/options}: scenarios by which coordination units compare ways to deal with a finding. */
@Path("findings/{id}/options")
@Tag(name = "Findings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FindingOptionResource {

    private final FindingOptions options;
    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Caller caller;

    FindingOptionResource(FindingOptions options, RequestReader requests, IdempotentRequests once, Caller caller) {
        this.options = options;
        this.requests = requests;
        this.once = once;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Keep a scenario as an option for dealing with a finding",
            description =
                    "A finding has five options at most. The answer says what would follow from it; no fact is changed.")
    public RestResponse<FindingOption> create(String id, FindingOptionRequest request) {
        FindingOptionRequest checked = requests.checked(request);
        return once.known(FindingOption.class).orElseGet(() -> {
            OptionOutcome outcome = options.tryOut(id, checked);
            return once.run(FindingOption.class, () -> created(id, options.keep(id, checked, outcome, caller.name())));
        });
    }

    private static RestResponse<FindingOption> created(String id, FindingOption option) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, option)
                .header(HttpHeaders.LOCATION, "/api/v1/findings/" + id + "/options/" + option.id())
                .build();
    }

    @GET
    @Operation(
            summary = "Compare the options for dealing with a finding",
            description = "Each with what would follow from it by the facts of the moment. Nothing is stored.")
    public Page<FindingOption> list(String id) {
        return new Page<>(options.all(id), null);
    }

    @GET
    @Path("{option}")
    @Operation(summary = "Read an option for dealing with a finding")
    public FindingOption get(String id, String option) {
        return options.find(id, option);
    }

    @DELETE
    @Path("{option}")
    @Operation(summary = "Remove an option for dealing with a finding")
    public void remove(String id, String option) {
        options.remove(id, option);
    }
}
