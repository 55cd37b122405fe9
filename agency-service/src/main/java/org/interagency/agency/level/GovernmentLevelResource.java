package org.interagency.agency.level;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactResource;
import org.interagency.kit.http.FactType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.Sortable;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /government-levels}. */
@Path("government-levels")
@Tag(
        name = "Government levels",
        extensions = {
            @Extension(name = "x-one", value = "a government level"),
            @Extension(name = "x-many", value = "government levels")
        })
@Produces(MediaType.APPLICATION_JSON)
public class GovernmentLevelResource extends FactResource<GovernmentLevelFact, GovernmentLevelRequest> {

    private final GovernmentLevelService service;

    GovernmentLevelResource(GovernmentLevelService service, FactEndpoints endpoints) {
        super(endpoints.of(
                FactType.coded(
                        "government-levels",
                        GovernmentLevelFact.class,
                        GovernmentLevelRequest.class,
                        GovernmentLevelRequest::withCode,
                        GovernmentLevelRequest.COLUMNS),
                service));
        this.service = service;
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(summary = "List government levels by code")
    public RestResponse<Page<GovernmentLevelFact>> list(
            @QueryParam("asOf") @Nullable LocalDate asOf, @BeanParam ListParameters page) {
        Criteria<GovernmentLevelFact> criteria =
                Criteria.<GovernmentLevelFact>by("code").sortable(Sortable.byName(GovernmentLevelFact::name));
        return answer(page, request -> service.list(criteria, request, asOf));
    }
}
