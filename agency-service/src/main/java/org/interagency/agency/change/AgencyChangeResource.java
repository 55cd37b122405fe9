package org.interagency.agency.change;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.kit.copy.AgencyChangeTrial;
import org.interagency.kit.copy.TransferredThings;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ExportType;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.idempotency.IdempotentRequests;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.Sortable;
import org.interagency.kit.request.RequestReader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /agency-changes}. */
@Path("agency-changes")
@Tag(name = "Agency changes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AgencyChangeResource {

    private static final ExportType<AgencyChangeFact> FILES = new ExportType<>(
            "agency-changes",
            List.of(
                    Column.of("code", "/code", CellKind.TEXT),
                    Column.of("type", "/type", CellKind.TEXT),
                    Column.of("from", "/from", CellKind.LIST),
                    Column.of("to", "/to", CellKind.LIST),
                    Column.of("effective_date", "/effectiveDate", CellKind.DATE),
                    Column.of("transfers", "/transfers", CellKind.LIST),
                    Column.of("legal_basis", "/legalBasis", CellKind.LEGAL_BASIS)),
            change -> change);

    private final AgencyChangeService service;
    private final RequestReader requests;
    private final TransferredThings transferred;
    private final IdempotentRequests once;
    private final Exports exports;

    AgencyChangeResource(
            AgencyChangeService service,
            RequestReader requests,
            TransferredThings transferred,
            IdempotentRequests once,
            Exports exports) {
        this.service = service;
        this.requests = requests;
        this.transferred = transferred;
        this.once = once;
        this.exports = exports;
    }

    @POST
    @Operation(
            summary = "Rename, merge, split or dissolve agencies, or transfer programmes and responsibilities",
            description =
                    "All services carry it out at once. It is in effect from its effective date on, which may be in"
                            + " the past or in the future.")
    public RestResponse<AgencyChangeFact> create(AgencyChangeRequest request) {
        AgencyChangeRequest checked = requests.checked(request);
        return once.known(AgencyChangeFact.class).orElseGet(() -> carryOut(checked));
    }

    /** Asks the other services before the transaction begins, so that no locks are held meanwhile. */
    private RestResponse<AgencyChangeFact> carryOut(AgencyChangeRequest checked) {
        transferred.require(checked.fact().transfers());
        return once.run(AgencyChangeFact.class, () -> created(service.create(checked)));
    }

    private static RestResponse<AgencyChangeFact> created(AgencyChangeFact change) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, change)
                .header(HttpHeaders.LOCATION, "/api/v1/agency-changes/" + change.code())
                .build();
    }

    @POST
    @Path("trial")
    @Operation(
            summary = "Show the agencies as they would be after reorganisations, without storing anything",
            description = "Scenarios use this, and also show what would happen to responsibilities.")
    public AgencyChangeTrial tryOut(AgencyChangeTrialRequest request) {
        return service.tryOut(requests.checked(request));
    }

    @GET
    @Path("{code}")
    @Operation(summary = "Read an agency change")
    public AgencyChangeFact get(String code) {
        return service.get(code);
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(summary = "List agency changes by code")
    public RestResponse<Page<AgencyChangeFact>> list(
            @QueryParam("code") List<String> codes,
            @QueryParam("type") @Nullable AgencyChangeType type,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<AgencyChangeFact> criteria = Criteria.<AgencyChangeFact>by("code")
                .in("code", codes)
                .equal("type", type)
                .contains("from", from)
                .contains("to", to)
                .sortable(Sortable.byDay("effectiveDate", AgencyChangeFact::effectiveDate));
        return exports.answer(page.wanted(), FILES, request -> service.list(criteria, request, asOf));
    }
}
