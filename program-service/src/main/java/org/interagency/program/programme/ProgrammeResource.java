package org.interagency.program.programme;

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
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
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

/** {@code /programmes}. */
@Path("programmes")
@Tag(
        name = "Programmes",
        extensions = {
            @Extension(name = "x-one", value = "a programme"),
            @Extension(name = "x-many", value = "programmes")
        })
@Produces(MediaType.APPLICATION_JSON)
public class ProgrammeResource extends FactResource<ProgrammeFact, ProgrammeRequest> {

    private final ProgrammeService service;

    ProgrammeResource(ProgrammeService service, FactEndpoints endpoints) {
        super(endpoints.of(
                FactType.coded(
                        "programmes",
                        ProgrammeFact.class,
                        ProgrammeRequest.class,
                        ProgrammeRequest::withCode,
                        ProgrammeRequest.COLUMNS),
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
    @Operation(summary = "List programmes by code")
    public RestResponse<Page<ProgrammeFact>> list(
            @QueryParam("code") List<String> codes,
            @BeanParam NameParameters search,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("scheme") @Nullable String scheme,
            @QueryParam("contingency") @Nullable String contingency,
            @QueryParam("right") @Nullable String right,
            @QueryParam("lifeCycleStage") @Nullable String lifeCycleStage,
            @QueryParam("benefit") @Nullable String benefit,
            @QueryParam("requiredFunction") @Nullable ProgrammeFunction requiredFunction,
            @QueryParam("territory") @Nullable String territory,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam ListParameters page) {
        Criteria<ProgrammeFact> criteria = Criteria.<ProgrammeFact>by("code")
                .in("code", codes)
                .named(search.words())
                .equal("owner", owner)
                .equal("scheme", scheme)
                .contains("contingencies", contingency)
                .contains("rights", right)
                .contains("lifeCycleStages", lifeCycleStage)
                .contains("benefits", benefit)
                .contains("requiredFunctions", requiredFunction)
                .contains("territories", territory)
                .sortable(Sortable.byName(ProgrammeFact::name))
                .sortable(Sortable.byText("owner", ProgrammeFact::owner))
                .sortable(Sortable.byText("scheme", ProgrammeFact::scheme))
                .sortable(Sortable.byDay("validFrom", ProgrammeFact::validFrom))
                .sortable(Sortable.byDay("validTo", ProgrammeFact::validTo));
        return answer(page, request -> service.list(criteria, request, asOf));
    }
}
