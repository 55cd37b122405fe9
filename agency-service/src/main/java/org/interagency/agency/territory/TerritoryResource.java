package org.interagency.agency.territory;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactResource;
import org.interagency.kit.http.FactType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.Sortable;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /territories}. */
@Path("territories")
@Tag(
        name = "Territories",
        description =
                "The one tree of territories. A territory includes all territories below it, also after it is retired.",
        extensions = {
            @Extension(name = "x-one", value = "a territory"),
            @Extension(name = "x-many", value = "territories")
        })
@Produces(MediaType.APPLICATION_JSON)
public class TerritoryResource extends FactResource<TerritoryFact, TerritoryRequest> {

    private final TerritoryService service;

    TerritoryResource(TerritoryService service, FactEndpoints endpoints) {
        super(endpoints.of(
                FactType.coded(
                        "territories",
                        TerritoryFact.class,
                        TerritoryRequest.class,
                        TerritoryRequest::withCode,
                        TerritoryRequest.COLUMNS),
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
    @Operation(summary = "List territories by code")
    public RestResponse<Page<TerritoryFact>> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("level") @Nullable String level,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<TerritoryFact> criteria = Criteria.<TerritoryFact>by("code")
                .in("code", codes)
                .named(search.words())
                .equal("level", level)
                .equal("parent", parent)
                .sortable(Sortable.byName(TerritoryFact::name))
                .sortable(Sortable.byText("level", TerritoryFact::level))
                .sortable(Sortable.byText("parent", TerritoryFact::parent));
        return answer(page, request -> service.list(criteria, request, asOf));
    }
}
