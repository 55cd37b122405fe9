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
import org.interagency.kit.http.FactEndpoints;
import org.interagency.kit.http.FactResource;
import org.interagency.kit.http.FactType;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.NameParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.paging.Sortable;
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
    @Operation(summary = "List programmes by code")
    public Page<ProgrammeFact> list(
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
            @BeanParam PageParameters page) {
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
        return service.list(criteria, page.request(), asOf);
    }
}
