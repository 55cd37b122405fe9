package org.interagency.mapping.proposal;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.kit.access.Caller;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ExportType;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.http.FactEndpoint;
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.RequestReader;
import org.interagency.mapping.responsibility.ResponsibilityAnswer;
import org.interagency.mapping.responsibility.ResponsibilityRequest;
import org.interagency.mapping.responsibility.ResponsibilityService;
import org.interagency.mapping.responsibility.ResponsibilityService.Written;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /proposals}. */
@Path("proposals")
@Tag(name = "Proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProposalResource {

    private static final ExportType<Proposal> FILES = new ExportType<>(
            "proposals",
            Stream.concat(
                            Stream.of(
                                    Column.of("status", "/status", CellKind.TEXT),
                                    Column.of("proposed_at", "/proposed/at", CellKind.TIME),
                                    Column.of("proposed_by_agency", "/proposed/agency", CellKind.TEXT),
                                    Column.of("proposed_by", "/proposed/by", CellKind.TEXT),
                                    Column.of("closed_at", "/closed/at", CellKind.TIME),
                                    Column.of("closed_by_agency", "/closed/agency", CellKind.TEXT),
                                    Column.of("closed_by", "/closed/by", CellKind.TEXT),
                                    Column.of("reason", "/reason", CellKind.TEXT)),
                            ResponsibilityRequest.TYPE.columns().stream().map(column -> column.below("responsibility")))
                    .toList(),
            proposal -> proposal);

    private final ProposalService service;
    private final RequestReader requests;
    private final IdempotentRequests once;
    private final Caller caller;
    private final Exports exports;
    private final FactEndpoint<ResponsibilityFact, ResponsibilityRequest> responsibilities;

    ProposalResource(
            ProposalService service,
            ResponsibilityService responsibilities,
            RequestReader requests,
            IdempotentRequests once,
            FactEndpoints endpoints,
            Caller caller,
            Exports exports) {
        this.service = service;
        this.requests = requests;
        this.once = once;
        this.caller = caller;
        this.exports = exports;
        this.responsibilities = endpoints.of(ResponsibilityRequest.TYPE, responsibilities);
    }

    @POST
    @Operation(
            summary = "Propose a responsibility to an agency of others, which accepts or refuses it",
            description =
                    "For a registrar of the agency that owns the programme or, if the responsibility is delegated, of"
                            + " the one that delegates. A proposal is no responsibility: it closes no gap before it is"
                            + " accepted.")
    public RestResponse<Proposal> create(ResponsibilityRequest request) {
        ResponsibilityRequest identified =
                requests.checked(request).identified().sorted();
        Registrar registrar = registrar();
        return responsibilities.created(
                identified, Proposal.class, () -> created(service.propose(identified, registrar)));
    }

    private Registrar registrar() {
        return new Registrar(caller.mandate(), caller.name());
    }

    private RestResponse<Proposal> created(Proposal proposal) {
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, shown(proposal))
                .header(HttpHeaders.LOCATION, "/api/v1/proposals/" + proposal.id())
                .build();
    }

    private Proposal shown(Proposal proposal) {
        return caller.readsAuthors() ? proposal : proposal.withoutNames();
    }

    @POST
    @Path("{id}/acceptance")
    @Operation(
            summary = "Accept a proposal: register the responsibility",
            description = "For a registrar of the agency that would hold it. The answer is that of the responsibility's"
                    + " registration. If a rule forbids the responsibility by now, the proposal stays open.")
    @APIResponseSchema(
            value = ResponsibilityAnswer.class,
            responseCode = "201",
            responseDescription = "The responsibility is registered")
    public RestResponse<ResponsibilityAnswer> accept(
            String id, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Registrar registrar = registrar();
        return responsibilities.created(
                service.get(id).responsibility(),
                ResponsibilityAnswer.class,
                () -> answer(service.accept(id, registrar, dryRun)));
    }

    private RestResponse<ResponsibilityAnswer> answer(Written written) {
        return responsibilities.answer(written.stored(), written.answer());
    }

    @POST
    @Path("{id}/refusal")
    @Operation(
            summary = "Refuse a proposal, and say why",
            description = "For a registrar of the agency that would hold the responsibility.")
    public RestResponse<Proposal> refuse(String id, RefusalRequest request) {
        RefusalRequest checked = requests.checked(request);
        Registrar registrar = registrar();
        return closed(() -> service.refuse(id, registrar, checked.reason()));
    }

    @POST
    @Path("{id}/withdrawal")
    @Operation(summary = "Withdraw a proposal", description = "For a registrar of the agency that has made it.")
    public RestResponse<Proposal> withdraw(String id) {
        Registrar registrar = registrar();
        return closed(() -> service.withdraw(id, registrar));
    }

    private RestResponse<Proposal> closed(Supplier<Proposal> step) {
        return once.known(Proposal.class)
                .orElseGet(() -> once.run(Proposal.class, () -> RestResponse.ok(shown(step.get()))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a proposal")
    public Proposal get(String id) {
        return shown(service.get(id));
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(summary = "List proposals by id, also those that are closed")
    public RestResponse<Page<Proposal>> list(
            @QueryParam("agency") @Nullable @Parameter(description = "Who would hold the responsibility.")
                    String agency,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("status") @Nullable ProposalStatus status,
            @BeanParam ListParameters page) {
        Criteria<Proposal> criteria = Criteria.<Proposal>by("id")
                .equal("agency", agency)
                .equal("programme", programme)
                .equal("status", status)
                .sortable(Sortable.byTime(
                        "proposedAt", proposal -> proposal.proposed().at()));
        return exports.answer(
                page.wanted(), FILES, request -> service.list(criteria, request).map(this::shown));
    }
}
