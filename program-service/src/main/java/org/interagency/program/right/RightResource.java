package org.interagency.program.right;

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
import org.interagency.contracts.RightFact;
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

/** {@code /rights}. */
@Path("rights")
@Tag(name = "Rights")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RightResource {

    private static final String COLLECTION = "rights";

    private final RightRegister register;
    private final RequestReader requests;
    private final Once once;

    RightResource(RightRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(summary = "Register a right")
    @APIResponseSchema(value = RightFact.class, responseCode = "201")
    public Response create(RightRequest request) {
        RightRequest checked = requests.checked(request);
        return once.answer(RightFact.class, () -> Answers.of(COLLECTION, register.create(checked)));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register a right, or replace the one of this code")
    @APIResponseSchema(value = RightFact.class, responseCode = "200")
    public Response put(String code, RightRequest request, @BeanParam WriteTerms terms) {
        RightRequest coded = requests.given(request).withCode(Codes.inAddress("code", code, request.code()));
        return Answers.of(COLLECTION, register.put(requests.checked(coded), terms));
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the rights of a CSV file")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importFile(InputStream body, @BeanParam ImportOptions options) {
        return new CsvImport<>(RightRequest.class, requests, once, RightRequest.COLUMNS).run(body, options, register);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read a right")
    @APIResponseSchema(value = RightFact.class, responseCode = "200")
    public Response get(String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(code, asOf), request);
    }

    @GET
    @Path("{code}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<RightFact>> history(String code) {
        return register.history(code);
    }

    @GET
    @Operation(summary = "List rights by code")
    public Page<RightFact> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameSearch search,
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageRequest page) {
        return register.list(
                Criteria.<RightFact>by("code")
                        .in("code", codes)
                        .named(search)
                        .equal("instrument", instrument)
                        .sortable(Sortable.byName(RightFact::name))
                        .sortable(Sortable.byText("instrument", RightFact::instrument)),
                page,
                asOf);
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Retire a right; it stays on record")
    @APIResponseSchema(value = RightFact.class, responseCode = "200")
    public Response retire(String code, @BeanParam Retirement retirement, @BeanParam Preconditions preconditions) {
        return Answers.of(COLLECTION, register.retire(code, retirement.on(), preconditions));
    }
}
