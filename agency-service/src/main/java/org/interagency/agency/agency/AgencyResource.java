package org.interagency.agency.agency;

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
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.vocabulary.AgencyKind;
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

/** {@code /agencies}. */
@Path("agencies")
@Tag(
        name = "Agencies",
        extensions = {@Extension(name = "x-one", value = "an agency"), @Extension(name = "x-many", value = "agencies")})
@Produces(MediaType.APPLICATION_JSON)
public class AgencyResource extends FactResource<AgencyFact, AgencyRequest> {

    private final AgencyService service;

    AgencyResource(AgencyService service, FactEndpoints endpoints) {
        super(endpoints.of(
                FactType.coded(
                        "agencies",
                        AgencyFact.class,
                        AgencyRequest.class,
                        AgencyRequest::withCode,
                        AgencyRequest.COLUMNS),
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
    @Operation(summary = "List agencies by code")
    public RestResponse<Page<AgencyFact>> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("kind") @Nullable AgencyKind kind,
            @QueryParam("level") @Nullable String level,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<AgencyFact> criteria = Criteria.<AgencyFact>by("code")
                .in("code", codes)
                .named(search.words())
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
        return answer(page, request -> service.list(criteria, request, asOf));
    }
}
