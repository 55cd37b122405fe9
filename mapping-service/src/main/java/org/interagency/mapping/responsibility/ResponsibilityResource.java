package org.interagency.mapping.responsibility;

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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.AgencyKind;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
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
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Today;
import org.interagency.mapping.responsibility.ResponsibilityService.Written;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /responsibilities}. Unlike other facts, responsibilities may get their ids from the server, and the answer to a write lists the findings
 * that it changed.
 */
@Path("responsibilities")
@Tag(name = "Responsibilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ResponsibilityResource {

    private final ResponsibilityService service;
    private final RequestReader requests;
    private final Caller caller;
    private final FactEndpoint<ResponsibilityFact, ResponsibilityRequest> responsibilities;

    ResponsibilityResource(
            ResponsibilityService service, RequestReader requests, FactEndpoints endpoints, Caller caller) {
        this.service = service;
        this.requests = requests;
        this.caller = caller;
        this.responsibilities = endpoints.of(ResponsibilityRequest.TYPE, service);
    }

    @POST
    @Operation(
            summary = "Register a responsibility; the answer lists the findings that this opens, changes and resolves")
    public RestResponse<ResponsibilityAnswer> create(
            ResponsibilityRequest request, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        ResponsibilityRequest identified = requests.checked(request).identified();
        WriteTerms terms = WriteTerms.creation(caller.mandate());
        return responsibilities.created(
                identified, ResponsibilityAnswer.class, () -> answer(service.write(identified, terms, dryRun)));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Register a responsibility, or replace the one of this id")
    public RestResponse<ResponsibilityAnswer> put(
            String id,
            ResponsibilityRequest request,
            @BeanParam WriteParameters parameters,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        ResponsibilityRequest checked = responsibilities.addressed(id, request);
        WriteTerms terms = parameters.terms(caller.mandate());
        return responsibilities.replaced(checked, () -> answer(service.write(checked, terms, dryRun)));
    }

    private RestResponse<ResponsibilityAnswer> answer(Written written) {
        return responsibilities.answer(written.stored(), written.answer());
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the responsibilities of a CSV file")
    public RestResponse<ImportReport> importFile(InputStream body, @BeanParam ImportParameters parameters) {
        return responsibilities.importFile(body, parameters);
    }

    @GET
    @Path("import/{id}")
    @Operation(summary = "Tell how far an import has come that was sent with an id")
    public ImportProgress importProgress(String id) {
        return responsibilities.importProgress(id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a responsibility")
    public RestResponse<ResponsibilityFact> get(
            String id, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return responsibilities.get(id, asOf, request);
    }

    @GET
    @Path("{id}/history")
    @Operation(
            summary = "List the versions of it: who wrote it, when, and what that changed",
            description = FactOperations.HISTORY)
    public Page<Version<ResponsibilityFact>> history(String id, @BeanParam PageParameters page) {
        return responsibilities.history(id, page);
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(summary = "List responsibilities by id")
    public RestResponse<Page<ResponsibilityFact>> list(
            @QueryParam("id") List<String> ids,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("function") @Nullable ProgrammeFunction function,
            @QueryParam("agency")
                    @Nullable
                    @Parameter(description = "Who holds it by name. What its class holds is not listed.")
                    String agency,
            @QueryParam("agencyKind")
                    @Nullable
                    @Parameter(description = "The kind of the class of agencies that holds it.")
                    AgencyKind agencyKind,
            @QueryParam("agencyLevel")
                    @Nullable
                    @Parameter(description = "The level of the territories of the class of agencies that holds it.")
                    String agencyLevel,
            @QueryParam("role") @Nullable Role role,
            @QueryParam("bindingness") @Nullable Bindingness bindingness,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("delegatedFrom") @Nullable String delegatedFrom,
            @QueryParam("delegatedBy")
                    @Nullable
                    @Parameter(description = "Responsibilities that are delegated from one of this agency.")
                    String delegatedBy,
            @QueryParam("validOn") @Nullable @Parameter(description = "Responsibilities that hold on this day.")
                    LocalDate validOn,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<ResponsibilityFact> criteria = Criteria.<ResponsibilityFact>by("id")
                .in("id", ids)
                .equal("programme", programme)
                .equal("function", function)
                .equal("agency", agency)
                .equal("agencyKind", agencyKind)
                .equal("agencyLevel", agencyLevel)
                .equal("role", role)
                .equal("bindingness", bindingness)
                .contains("territories", territory)
                .equal("delegatedFrom", delegatedFrom)
                .validOn(validOn)
                .sortable(Sortable.byText("programme", ResponsibilityFact::programme))
                .sortable(Sortable.byText("agency", ResponsibilityFact::agency))
                .sortable(Sortable.byCode("function", ResponsibilityFact::function))
                .sortable(Sortable.byDay("validFrom", ResponsibilityFact::validFrom))
                .sortable(Sortable.byDay("validTo", ResponsibilityFact::validTo));
        ResponsibilityService.delegatedBy(delegatedBy, Objects.requireNonNullElseGet(asOf, Today::date), criteria);
        return responsibilities.list(page.wanted(), request -> service.list(criteria, request, asOf));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "End a responsibility; it stays on record",
            description = "A responsibility that would end before it begins is withdrawn and never holds.")
    public RestResponse<ResponsibilityAnswer> retire(
            String id,
            @BeanParam RetireParameters parameters,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return answer(service.retire(id, parameters.on(), parameters.precondition(), caller.mandate(), dryRun));
    }
}
