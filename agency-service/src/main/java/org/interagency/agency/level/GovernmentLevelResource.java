package org.interagency.agency.level;

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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.fact.Answers;
import org.interagency.kit.fact.Preconditions;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.idempotency.Once;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Codes;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Retirement;
import org.jspecify.annotations.Nullable;

/** {@code /government-levels}. */
@Path("government-levels")
@Tag(name = "Government levels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GovernmentLevelResource {

    private static final String COLLECTION = "government-levels";

    private final GovernmentLevelRegister register;
    private final RequestReader requests;
    private final Once once;

    GovernmentLevelResource(GovernmentLevelRegister register, RequestReader requests, Once once) {
        this.register = register;
        this.requests = requests;
        this.once = once;
    }

    @POST
    @Operation(summary = "Register a government level")
    @APIResponseSchema(value = GovernmentLevelFact.class, responseCode = "201")
    public Response create(GovernmentLevelRequest request) {
        GovernmentLevelRequest checked = requests.checked(request);
        return once.answer(GovernmentLevelFact.class, () -> Answers.of(COLLECTION, register.create(checked)));
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register a government level, or replace the one of this code")
    @APIResponseSchema(value = GovernmentLevelFact.class, responseCode = "200")
    public Response put(String code, GovernmentLevelRequest request, @BeanParam WriteTerms terms) {
        GovernmentLevelRequest coded = requests.given(request).withCode(Codes.inAddress("code", code, request.code()));
        return Answers.of(COLLECTION, register.put(requests.checked(coded), terms));
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read a government level")
    @APIResponseSchema(value = GovernmentLevelFact.class, responseCode = "200")
    public Response get(String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return Answers.of(register.get(code, asOf), request);
    }

    @GET
    @Path("{code}/history")
    @Operation(summary = "List every version of it: who wrote it, when, and what that changed")
    public Page<Version<GovernmentLevelFact>> history(String code) {
        return register.history(code);
    }

    @GET
    @Operation(summary = "List government levels by code")
    public Page<GovernmentLevelFact> list(@QueryParam("asOf") @Nullable LocalDate asOf, @BeanParam PageRequest page) {
        return register.list(page, asOf);
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Retire a government level; it stays on record")
    @APIResponseSchema(value = GovernmentLevelFact.class, responseCode = "200")
    public Response retire(String code, @BeanParam Retirement retirement, @BeanParam Preconditions preconditions) {
        return Answers.of(COLLECTION, register.retire(code, retirement.on(), preconditions));
    }
}
