package org.interagency.program.right;

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
import org.interagency.contracts.RightFact;
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

/** {@code /rights}. */
@Path("rights")
@Tag(
        name = "Rights",
        extensions = {@Extension(name = "x-one", value = "a right"), @Extension(name = "x-many", value = "rights")})
@Produces(MediaType.APPLICATION_JSON)
public class RightResource extends FactResource<RightFact, RightRequest> {

    private final RightService service;

    RightResource(RightService service, FactEndpoints endpoints) {
        super(endpoints.of(
                FactType.coded(
                        "rights", RightFact.class, RightRequest.class, RightRequest::withCode, RightRequest.COLUMNS),
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
    @Operation(summary = "List rights by code")
    public RestResponse<Page<RightFact>> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<RightFact> criteria = Criteria.<RightFact>by("code")
                .in("code", codes)
                .named(search.words())
                .equal("instrument", instrument)
                .sortable(Sortable.byName(RightFact::name))
                .sortable(Sortable.byText("instrument", RightFact::instrument));
        return answer(page, request -> service.list(criteria, request, asOf));
    }
}
