package org.interagency.mapping.country;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.request.Today;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /reports/countries/{country}}: the report of a country. */
@Path("reports/countries/{country}")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
class CountryReportResource {

    private final CountryReporter reporter;
    private final Exports exports;

    CountryReportResource(CountryReporter reporter, Exports exports) {
        this.reporter = reporter;
        this.exports = exports;
    }

    @GET
    @Produces({
        MediaType.APPLICATION_JSON,
        ExportFormat.TEXT_CSV,
        ExportFormat.WORKBOOK,
        ExportFormat.LINES_OF_JSON,
        ExportFormat.JSON_LINES
    })
    @Operation(
            summary = "Report on the right to social security in a country, in the layout of the OAS",
            description =
                    "The lines are in the order of the three conceptual categories and the three cross-cutting principles of the OAS Progress Indicators"
                            + " (2015), each with structural, process and outcome indicators. Those that the registry provides are computed for the day from"
                            + " its facts. The others are empty until the country fills them in; they have what it has said of the latest year up to that"
                            + " of the day.")
    public RestResponse<Page<CountryLine>> report(
            String country,
            @QueryParam("asOf") @Nullable @Parameter(description = "The day; today (UTC) if left out.") LocalDate asOf,
            @BeanParam ListParameters page) {
        LocalDate day = Today.ifAbsent(asOf);
        return exports.answer(page.wanted(), CountryLineFiles.TYPE, request -> reporter.page(country, day, request));
    }
}
