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
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactResource;
import org.interagency.kit.http.FactType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.Sortable;
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
    @Operation(summary = "List territories by code")
    public Page<TerritoryFact> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("level") @Nullable String level,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageParameters page) {
        return service.list(
                Criteria.<TerritoryFact>by("code")
                        .in("code", codes)
                        .named(search.words())
                        .equal("level", level)
                        .equal("parent", parent)
                        .sortable(Sortable.byName(TerritoryFact::name))
                        .sortable(Sortable.byText("level", TerritoryFact::level))
                        .sortable(Sortable.byText("parent", TerritoryFact::parent)),
                page.request(),
                asOf);
    }
}
