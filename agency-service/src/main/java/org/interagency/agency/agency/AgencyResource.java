package org.interagency.agency.agency;

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
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
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

/** {@code /agencies}. */
@Path("agencies")
@Tag(name = "Agencies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AgencyResource {

    private static final String COLLECTION = "agencies";

    private final AgencyRegister register;
    private final RequestReader requests;
    private final Once once;

    AgencyResource(AgencyRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(summary = "Register an agency")
    @APIResponseSchema(value = AgencyFact.class, responseCode = "201")
    public Response create(AgencyRequest request) {
        AgencyRequest checked = requests.checked(request);
        return once.answer(AgencyFact.class, () -> Answers.of(COLLECTION, register.create(checked)));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register an agency, or replace the one of this code")
    @APIResponseSchema(value = AgencyFact.class, responseCode = "200")
    public Response put(String code, AgencyRequest request, @BeanParam WriteTerms terms) {
        AgencyRequest coded = requests.given(request).withCode(Codes.inAddress("code", code, request.code()));
        return Answers.of(COLLECTION, register.put(requests.checked(coded), terms));
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the agencies of a CSV file")
    @APIResponseSchema(value = ImportReport.class, responseCode = "200")
    public Response importFile(InputStream body, @BeanParam ImportOptions options) {
        return new CsvImport<>(AgencyRequest.class, requests, once, AgencyRequest.COLUMNS)
                .run(body, options, register::putAll);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read an agency")
    @APIResponseSchema(value = AgencyFact.class, responseCode = "200")
    public Response get(String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(code, asOf), request);
    }

    @GET
    @Path("{code}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<AgencyFact>> history(String code) {
        return register.history(code);
    }

    @GET
    @Operation(summary = "List agencies by code")
    public Page<AgencyFact> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameSearch search,
            @QueryParam("kind") @Nullable AgencyKind kind,
            @QueryParam("level") @Nullable String level,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageRequest page) {
        Criteria<AgencyFact> criteria = Criteria.<AgencyFact>by("code")
                .in("code", codes)
                .named(search)
                .equal("kind", kind)
                .equal("level", level)
                .equal("territory", territory)
                .equal("parent", parent)
                .sortable(Sortable.byName(AgencyFact::name))
                .sortable(Sortable.byCode("kind", AgencyFact::kind))
                .sortable(Sortable.byText("level", AgencyFact::level))
                .sortable(Sortable.byText("territory", AgencyFact::territory))
                .sortable(Sortable.byDay("validFrom", AgencyFact::validFrom))
                .sortable(Sortable.byDay("validTo", AgencyFact::validTo));
        return register.list(criteria, page, asOf);
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Retire an agency; it stays on record")
    @APIResponseSchema(value = AgencyFact.class, responseCode = "200")
    public Response retire(String code, @BeanParam Retirement retirement, @BeanParam Preconditions preconditions) {
        return Answers.of(COLLECTION, register.retire(code, retirement.on(), preconditions));
    }
}
