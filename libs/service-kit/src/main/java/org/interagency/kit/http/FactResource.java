package org.interagency.kit.http;

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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.interagency.kit.csv.ImportProgress;
import org.interagency.kit.csv.ImportReport;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.PageRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The resource of facts that have codes: create, replace, import, read, history and retire. A subclass adds its path, its tag and its list.
 *
 * <p>In a summary, {@code {one}} and {@code {many}} stand for the extensions {@code x-one} and {@code x-many} of the kind's tag, such as {@code a
 * territory} and {@code territories}.
 *
 * @param <F> the fact
 * @param <R> the request
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class FactResource<F, R> {

    private final FactOperations<F, R> operations;

    protected FactResource(FactOperations<F, R> operations) {
        this.operations = operations;
    }

    @POST
    @Operation(summary = "Register {one}")
    public RestResponse<F> create(R request, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return operations.create(request, dryRun);
    }

    @PUT
    @Path("{code}")
    @Operation(summary = "Register {one}, or replace the one of this code")
    public RestResponse<F> put(
            String code,
            R request,
            @BeanParam WriteParameters parameters,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return operations.put(code, request, parameters, dryRun);
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Operation(summary = "Register or replace the {many} of a CSV file")
    public RestResponse<ImportReport> importFile(InputStream body, @BeanParam ImportParameters parameters) {
        return operations.importFile(body, parameters);
    }

    @GET
    @Path("import/{id}")
    @Operation(summary = "Tell how far an import has come that was sent with an id")
    public ImportProgress importProgress(String id) {
        return operations.importProgress(id);
    }

    /**
     * The answer of the list of the kind.
     *
     * @param pages reads a page
     */
    protected final RestResponse<Page<F>> answer(ListParameters parameters, Function<PageRequest, Page<F>> pages) {
        return operations.list(parameters.wanted(), pages);
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read {one}")
    public RestResponse<F> get(String code, @QueryParam("asOf") @Nullable LocalDate asOf, @Context Request request) {
        return operations.get(code, asOf, request);
    }

    @GET
    @Path("{code}/history")
    @Operation(
            summary = "List the versions of it: who wrote it, when, and what that changed",
            description = FactOperations.HISTORY)
    public Page<Version<F>> history(String code, @BeanParam PageParameters page) {
        return operations.history(code, page);
    }

    @DELETE
    @Path("{code}")
    @Operation(summary = "Retire {one}; it stays on record")
    public RestResponse<F> retire(String code, @BeanParam RetireParameters parameters) {
        return operations.retire(code, parameters);
    }
}
