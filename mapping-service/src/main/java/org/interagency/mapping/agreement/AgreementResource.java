package org.interagency.mapping.agreement;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.access.Caller;
import org.interagency.kit.csv.ImportProgress;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.http.FactEndpoint;
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactOperations;
import org.interagency.kit.http.ImportParameters;
import org.interagency.kit.http.RetireParameters;
import org.interagency.kit.http.WriteParameters;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.RequestReader;
import org.interagency.mapping.agreement.AgreementService.WrittenAgreement;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /agreements}. As with responsibilities, the answer to a write lists the findings that it changed. */
@Path("agreements")
@Tag(name = "Agreements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AgreementResource {

    private final AgreementService service;
    private final RequestReader requests;
    private final Caller caller;
    private final FactEndpoint<AgreementFact, AgreementRequest> agreements;

    AgreementResource(AgreementService service, RequestReader requests, FactEndpoints endpoints, Caller caller) {
        this.service = service;
        this.requests = requests;
        this.caller = caller;
        this.agreements = endpoints.of(AgreementRequest.TYPE, service);
    }

    @POST
    @Operation(
            summary = "Register an agreement; the answer lists the findings that this opens, changes and resolves",
            description =
                    "An agreement without programmes, functions or territories is about all of them. If it affects very much, pending"
                            + " says for how many programmes, and contingencies in countries, the findings are updated after the answer.")
    public RestResponse<AgreementAnswer> create(
            AgreementRequest request, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        AgreementRequest checked = requests.checked(request);
        WriteTerms terms = WriteTerms.creation(caller.mandate());
        return agreements.created(checked, AgreementAnswer.class, () -> answer(service.write(checked, terms, dryRun)));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register an agreement, or replace the one of this code")
    public RestResponse<AgreementAnswer> put(
            String code,
            AgreementRequest request,
            @BeanParam WriteParameters parameters,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        AgreementRequest checked = agreements.addressed(code, request);
        WriteTerms terms = parameters.terms(caller.mandate());
        return agreements.replaced(checked, () -> answer(service.write(checked, terms, dryRun)));
    }

    private RestResponse<AgreementAnswer> answer(WrittenAgreement written) {
        return agreements.answer(written.stored(), written.answer());
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the agreements of a CSV file")
    public RestResponse<ImportReport> importFile(InputStream body, @BeanParam ImportParameters parameters) {
        return agreements.importFile(body, parameters);
    }

    @GET
    @Path("import/{id}")
    @Operation(summary = "Tell how far an import has come that was sent with an id")
    public ImportProgress importProgress(String id) {
        return agreements.importProgress(id);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read an agreement")
    public RestResponse<AgreementFact> get(
            String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return agreements.get(code, asOf, request);
    }

    @GET
    @Path("{code}/history")
    @Operation(
            summary = "List the versions of it: who wrote it, when, and what that changed",
            description = FactOperations.HISTORY)
    public Page<Version<AgreementFact>> history(String code, @BeanParam PageParameters page) {
        return agreements.history(code, page);
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
            summary = "List agreements by code",
            description =
                    "The filters find the agreements that name a programme, a function or a territory, not those that are about all of them.")
    public RestResponse<Page<AgreementFact>> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("party") @Nullable String party,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("function") @Nullable ProgrammeFunction function,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<AgreementFact> criteria = Criteria.<AgreementFact>by("code")
                .in("code", codes)
                .named(search.words())
                .contains("parties", party)
                .contains("programmes", programme)
                .contains("functions", function)
                .contains("territories", territory)
                .sortable(Sortable.byName(AgreementFact::name))
                .sortable(Sortable.byDay("validFrom", AgreementFact::validFrom))
                .sortable(Sortable.byDay("validTo", AgreementFact::validTo));
        return agreements.list(page.wanted(), request -> service.list(criteria, request, asOf));
    }

    @DELETE
    @Path("{code}")
    @Operation(
            summary = "End an agreement; it stays on record",
            description = "An agreement that would end before it begins is withdrawn and never holds.")
    public RestResponse<AgreementAnswer> retire(
            String code,
            @BeanParam RetireParameters parameters,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return answer(service.retire(code, parameters.on(), parameters.precondition(), caller.mandate(), dryRun));
    }
}
