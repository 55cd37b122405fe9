package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.interagency.gateway.web.HomePage.SeriesPoint;

/** How the indices that say most have changed from year to year, as pictures and tables. */
@ApplicationScoped
class IndexCharts {

    /** Each is a request of its own. */
    private static final List<String> SHOWN = List.of("clarity", "gap-rate", "overlap-rate", "fragmentation");

    private final RegistryApi api;

    IndexCharts(RegistryApi api) {
        this.api = api;
    }

    /**
     * An index over the years.
     *
     * @param name its name
     * @param chart the picture
     * @param points the same as a table
     * @param href the address of the page with more about it
     */
    public record IndexChart(String name, LineChart chart, List<SeriesPoint> points, String href) {}

    /**
     * The pictures. An index without a value in these years is left out.
     *
     * @param filters what the indices are about, as the query of an address without a path
     * @param day the last day, as the API writes it; empty for today
     */
    Future<List<IndexChart>> of(PageVisit visit, ApiAddress filters, String day) {
        List<Future<JsonObject>> series = SHOWN.stream()
                .map(index -> api.get(
                                visit,
                                new ApiAddress(List.of("indices", index, "series"), filters.query())
                                        .with("step", "year")
                                        .with("to", day))
                        .map(ApiAnswer::body))
                .toList();
        IndexTexts texts = new IndexTexts(visit.texts());
        return Future.all(series).map(all -> series.stream()
                .map(Future::result)
                .flatMap(found -> texts
                        .chart(found)
                        .map(chart -> new IndexChart(
                                texts.name(found), chart, texts.points(found), href(found, filters, day)))
                        .stream())
                .toList());
    }

    private static String href(JsonObject series, ApiAddress filters, String day) {
        String index = JsonFields.text(JsonFields.object(series, "definition"), "index");
        return new ApiAddress(List.of("indices", index), filters.query())
                .with("asOf", day)
                .text();
    }
}
