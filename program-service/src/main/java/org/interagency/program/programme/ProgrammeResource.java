package org.interagency.program.programme;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
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
import org.interagency.kit.paging.NameSearch;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Retirement;
import org.jspecify.annotations.Nullable;

/** {@code /programmes}. */
@Path("programmes")
@Tag(name = "Programmes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ProgrammeResource {

    private static final String COLLECTION = "programmes";

    private final ProgrammeRegister register;
    private final RequestReader requests;
    private final Once once;

    ProgrammeResource(ProgrammeRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(summary = "Register a programme")
    @APIResponseSchema(value = ProgrammeFact.class, responseCode = "201")
    public Response create(ProgrammeRequest request) {
        ProgrammeRequest checked = requests.checked(request);
        return once.answer(
                ProgrammeFact.class,
                fresh -> register.prepare(List.of(checked), fresh),
                () -> Answers.of(COLLECTION, register.create(checked)));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register a programme, or replace the one of this code")
    @APIResponseSchema(value = ProgrammeFact.class, responseCode = "200")
    public Response put(String code, ProgrammeRequest request, @BeanParam WriteTerms terms) {
        ProgrammeRequest checked =
                requests.checked(requests.given(request).withCode(Codes.inAddress("code", code, request.code())));
        return Copies.tryingAgain(
                fresh -> register.prepare(List.of(checked), fresh),
                () -> Answers.of(COLLECTION, register.put(checked, terms)));
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the programmes of a CSV file")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importFile(InputStream body, @BeanParam ImportOptions options) {
        return new CsvImport<>(ProgrammeRequest.class, requests, once, ProgrammeRequest.COLUMNS)
                .run(body, options, register);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read a programme")
    @APIResponseSchema(value = ProgrammeFact.class, responseCode = "200")
    public Response get(String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(code, asOf), request);
    }

    @GET
    @Path("{code}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<ProgrammeFact>> history(String code) {
        return register.history(code);
    }

    @GET
    @Operation(summary = "List programmes by code")
    public Page<ProgrammeFact> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameSearch search,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("scheme") @Nullable String scheme,
            @QueryParam("contingency") @Nullable String contingency,
            @QueryParam("right") @Nullable String right,
            @QueryParam("lifeCycleStage") @Nullable String lifeCycleStage,
            @QueryParam("benefit") @Nullable String benefit,
            @QueryParam("requiredFunction") @Nullable ProgrammeFunction requiredFunction,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageRequest page) {
        Criteria<ProgrammeFact> criteria = Criteria.<ProgrammeFact>by("code")
                .in("code", codes)
                .named(search)
                .equal("owner", owner)
                .equal("scheme", scheme)
                .contains("contingencies", contingency)
                .contains("rights", right)
                .contains("lifeCycleStages", lifeCycleStage)
                .contains("benefits", benefit)
                .contains("requiredFunctions", requiredFunction)
                .contains("territories", territory)
                .sortable(Sortable.byName(ProgrammeFact::name))
                .sortable(Sortable.byText("owner", ProgrammeFact::owner))
                .sortable(Sortable.byText("scheme", ProgrammeFact::scheme))
                .sortable(Sortable.byDay("validFrom", ProgrammeFact::validFrom))
                .sortable(Sortable.byDay("validTo", ProgrammeFact::validTo));
        return register.list(criteria, page, asOf);
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Retire a programme; it stays on record")
    @APIResponseSchema(value = ProgrammeFact.class, responseCode = "200")
    public Response retire(String code, @BeanParam Retirement retirement, @BeanParam Preconditions preconditions) {
        return Answers.of(COLLECTION, register.retire(code, retirement.on(), preconditions));
    }
}
