package org.interagency.mapping.country;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.access.Caller;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.http.FactAnswers;
import org.interagency.kit.http.PreconditionParameters;
import org.interagency.kit.http.VersionParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageParameters;
import org.interagency.kit.request.RequestReader;
import org.interagency.kit.request.Today;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** {@code /reports/countries/{country}/lines}: the lines of its report that a country fills in itself. */
@Path("reports/countries/{country}/lines")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FilledLineResource {

    private final FilledLines filled;
    private final Countries countries;
    private final RequestReader requests;
    private final Caller caller;

    FilledLineResource(FilledLines filled, Countries countries, RequestReader requests, Caller caller) {
        this.filled = filled;
        this.countries = countries;
        this.requests = requests;
        this.caller = caller;
    }

    @GET
    @Path("{line}")
    @Operation(
            summary = "Read what a country has said in a line of its report",
            description = "Of the latest year up to that of the day.")
    public RestResponse<FilledLine> line(
            String country,
            String line,
            @QueryParam("asOf") @Nullable @Parameter(description = "The day; today (UTC) if left out.") LocalDate asOf,
            @Context Request request) {
        StoredLine stored = filled.find(country, line, Today.ifAbsent(asOf).getYear());
        return FactAnswers.of(new EntityTag(stored.tag()), stored.line(), request);
    }

    @PUT
    @Path("{line}")
    @Operation(
            summary = "Fill in a line of the report of a country, for a year",
            description =
                    "A value with its unit, or a text, and where the country has it from. What was said of other years stays. A line that the registry"
                            + " computes cannot be filled in.")
    public RestResponse<FilledLine> fill(
            String country, String line, FilledLineRequest request, @BeanParam PreconditionParameters parameters) {
        FilledLineRequest checked = requests.checked(request);
        Precondition condition = parameters.precondition();
        countries.prepare(country);
        StoredLine stored = filled.fill(country, line, checked, condition, caller.name());
        ResponseBuilder<FilledLine> answer = stored.isNew()
                ? ResponseBuilder.create(RestResponse.Status.CREATED, stored.line())
                        .header(
                                HttpHeaders.LOCATION,
                                "/api/v1/reports/countries/" + country + "/lines/"
                                        + stored.line().line().code())
                : ResponseBuilder.ok(stored.line());
        return answer.tag(new EntityTag(stored.tag())).build();
    }

    @DELETE
    @Path("{line}")
    @Operation(
            summary = "Withdraw all that a country has said in a line of its report",
            description = "The line is empty then; its history stays.")
    public void withdraw(String country, String line, @BeanParam VersionParameters version) {
        filled.withdraw(country, line, version.precondition(), caller.name());
    }

    @GET
    @Path("{line}/history")
    @Operation(
            summary = "List every version of a line that a country fills in",
            description =
                    "Oldest first; newest first with sort=-version. Only coordinators, auditors and admins read who has written it.")
    public Page<FilledLineVersion> history(String country, String line, @BeanParam PageParameters page) {
        return filled.history(country, line, caller.readsAuthors(), page.request());
    }
}
