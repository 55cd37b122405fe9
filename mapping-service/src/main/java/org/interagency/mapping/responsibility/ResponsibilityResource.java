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
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.kit.copy.Copies;
import org.interagency.kit.csv.CsvImport;
import org.interagency.kit.csv.ImportOptions;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.fact.Answers;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.idempotency.Once;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Retirement;
import org.interagency.mapping.responsibility.ResponsibilityRegister.Written;
import org.jspecify.annotations.Nullable;

/** {@code /responsibilities}. */
@Path("responsibilities")
@Tag(name = "Responsibilities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ResponsibilityResource {

    private static final String COLLECTION = "responsibilities";

    private final ResponsibilityRegister register;
    private final RequestReader requests;
    private final Once once;

    ResponsibilityResource(ResponsibilityRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(summary = "Register a responsibility; answers which findings that opens, changes and resolves")
    @APIResponseSchema(value = ResponsibilityAnswer.class, responseCode = "201")
    public Response create(ResponsibilityRequest request, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        ResponsibilityRequest identified = requests.checked(request).identified();
        return once.answer(
                ResponsibilityAnswer.class,
                fresh -> register.prepare(identified, fresh),
                () -> answer(register.create(identified, dryRun)));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Register a responsibility, or replace the one of this id")
    @APIResponseSchema(value = ResponsibilityAnswer.class, responseCode = "200")
    public Response put(
            String id,
            ResponsibilityRequest request,
            @BeanParam WriteTerms terms,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        ResponsibilityRequest checked =
                requests.checked(requests.given(request).withId(Codes.inAddress("id", id, request.id())));
        return Copies.tryingAgain(
                fresh -> register.prepare(checked, fresh), () -> answer(register.put(checked, terms, dryRun)));
    }

    private static Response answer(Written written) {
        return Answers.of(COLLECTION, written.stored(), written.answer());
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the responsibilities of a CSV file")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importFile(InputStream body, @BeanParam ImportOptions options) {
        return new CsvImport<>(ResponsibilityRequest.class, requests, once, ResponsibilityRequest.COLUMNS)
                .run(body, options, register.writer());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a responsibility")
    @APIResponseSchema(value = ResponsibilityFact.class, responseCode = "200")
    public Response get(String id, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(id, asOf), request);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<ResponsibilityFact>> history(String id) {
        return register.history(id);
    }

    @GET
    @Operation(summary = "List responsibilities by id")
    public Page<ResponsibilityFact> list(
            @QueryParam("id") List<String> ids,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("function") @Nullable ProgrammeFunction function,
            @QueryParam("agency") @Nullable String agency,
            @QueryParam("role") @Nullable Role role,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("delegatedFrom") @Nullable String delegatedFrom,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageRequest page) {
        Criteria<ResponsibilityFact> criteria = Criteria.<ResponsibilityFact>by("id")
                .in("id", ids)
                .equal("programme", programme)
                .equal("function", function)
                .equal("agency", agency)
                .equal("role", role)
                .contains("territories", territory)
                .equal("delegatedFrom", delegatedFrom)
                .sortable(Sortable.byText("programme", ResponsibilityFact::programme))
                .sortable(Sortable.byText("agency", ResponsibilityFact::agency))
                .sortable(Sortable.byCode("function", ResponsibilityFact::function))
                .sortable(Sortable.byDay("validFrom", ResponsibilityFact::validFrom))
                .sortable(Sortable.byDay("validTo", ResponsibilityFact::validTo));
        return register.list(criteria, page, asOf);
    }

    @DELETE
    @Path("{id}")
    @Operation(
            summary = "End a responsibility; it stays on record",
            description = "One that would end before it begins is withdrawn and never counts.")
    @APIResponseSchema(value = ResponsibilityAnswer.class, responseCode = "200")
    public Response retire(
            String id,
            @BeanParam Retirement retirement,
            @BeanParam Preconditions preconditions,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return answer(register.retire(id, retirement.on(), preconditions, dryRun));
    }
}
