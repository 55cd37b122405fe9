package org.interagency.mapping.indices;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.export.ExportFormat;
import org.interagency.kit.export.Exports;
import org.interagency.kit.export.ListParameters;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /indices}. */
@Path("indices")
@Tag(name = "Indices")
@Produces(MediaType.APPLICATION_JSON)
class IndexResource {

    private final Indices indices;
    private final Exports exports;

    IndexResource(Indices indices, Exports exports) {
        this.indices = indices;
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
            summary = "Say how clear responsibilities are, as numbers",
            description =
                    "One row about everything that is asked for, with the definition of each index; or, with by, a row for"
                            + " each territory, level, contingency or programme, in the order of their codes. A programme that"
                            + " addresses several contingencies counts in the row of each. A value is null where nothing is"
                            + " required.")
    public RestResponse<Page<IndexRow>> list(
            @BeanParam IndexParameters parameters,
            @QueryParam("asOf") @Nullable @Parameter(description = "The day; today (UTC) if left out.") LocalDate asOf,
            @QueryParam("by") @Nullable @Parameter(description = "A row for each of these; one row if left out.")
                    IndexDimension by,
            @QueryParam("territoryLevel")
                    @Nullable
                    @Parameter(
                            description =
                                    "With by=territory: rows of the territories of this government level. If left out, of those"
                                            + " directly below the territory or country that is asked for, or of all countries.")
                    String territoryLevel,
            @BeanParam ListParameters page) {
        if (territoryLevel != null && by != IndexDimension.TERRITORY) {
            throw RefusedException.unreadable(new Violation(
                    "?territoryLevel", "territoryLevel says which territories have a row; give by=territory too."));
        }
        IndexFilter filter = parameters.filter();
        LocalDate day = Today.ifAbsent(asOf);
        indices.prepare(filter);
        return exports.answer(page.wanted(), IndexFiles.TYPE, request -> {
            request.refuseOrder("Indices are in the order of codes; leave sort out.");
            return answer(by, territoryLevel, filter, day, request);
        });
    }

    private Page<IndexRow> answer(
            @Nullable IndexDimension by,
            @Nullable String territoryLevel,
            IndexFilter filter,
            LocalDate day,
            PageRequest request) {
        return by == null ? indices.whole(filter, day) : indices.by(by, territoryLevel, filter, day, request);
    }

    @GET
    @Path("definitions")
    @Operation(summary = "List what each index says, its unit, its range and where its definition comes from")
    public Page<IndexDefinition> definitions() {
        return new Page<>(IndexDefinitions.ALL, null);
    }

    @GET
    @Path("{index}/series")
    @Operation(summary = "Say how an index has changed")
    @APIResponseSchema(value = IndexSeries.class, responseCode = "200")
    @APIResponse(responseCode = "404", ref = "Problem404")
    public IndexSeries series(
            @PathParam("index") @Parameter(description = "The code of the index, such as clarity.") String index,
            @BeanParam IndexParameters parameters,
            @QueryParam("from")
                    @Nullable
                    @Parameter(description = "The first day; five years before the last one if left out.")
                    LocalDate from,
            @QueryParam("to")
                    @Nullable
                    @Parameter(description = "The last day that may be in the series; today (UTC) if left out.")
                    LocalDate to,
            @QueryParam("step") @DefaultValue("quarter") SeriesStep step) {
        IndexName name = Coded.find(IndexName.class, index)
                .orElseThrow(() -> RefusedException.notFound(
                        "index", index + "; there are " + String.join(", ", Coded.codes(IndexName.class))));
        List<LocalDate> days = SeriesDays.of(from, Today.ifAbsent(to), step);
        IndexFilter filter = parameters.filter();
        indices.prepare(filter);
        return indices.series(name, filter, days);
    }
}
