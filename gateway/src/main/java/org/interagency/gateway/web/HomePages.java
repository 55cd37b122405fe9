package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.interagency.gateway.web.HomePage.IndexFigure;
import org.interagency.gateway.web.HomePage.SeriesPoint;

/** {@code /}. It is shown even if some of it is not available. */
@ApplicationScoped
class HomePages {

    private static final int NEWS = 5;

    /** The shares of everything that is required; each is in {@code /indices} under this name. */
    private static final List<String> SHARES = List.of("clarity", "gapRate", "overlapRate");

    private final RegistryApi api;

    HomePages(RegistryApi api) {
        this.api = api;
    }

    Future<PageAnswer> show(PageVisit visit) {
        PageTexts texts = visit.texts();
        Future<JsonObject> indices = body(visit, ApiAddress.of("indices"));
        Future<JsonObject> series =
                body(visit, ApiAddress.of("indices", "clarity", "series").with("step", "year"));
        Future<JsonObject> types =
                body(visit, FindingFilters.unsettled().with("groupBy", "type").with("sort", "-findings"));
        Future<JsonObject> news = body(
                visit, ApiAddress.of("findings").with("sort", "-lastChanged").with("limit", Integer.toString(NEWS)));
        return Future.join(indices, series, types, news).transform(any -> {
            boolean isWhole = Stream.of(indices, series, types, news).allMatch(Future::succeeded);
            HomePage page = new HomePage(
                    visit.formats().day(visit.today()),
                    figures(found(indices), texts),
                    points(found(series), texts.formats()),
                    counts(found(types), texts),
                    JsonFields.objects(found(news), "items").stream()
                            .map(finding -> FindingLine.of(finding, texts))
                            .toList(),
                    isWhole ? "" : texts.of("partlyUnavailable"));
            return Future.succeededFuture(PageAnswer.shown("home.html", texts.of("homeTitle"), page));
        });
    }

    private Future<JsonObject> body(PageVisit visit, ApiAddress address) {
        return api.get(visit, address).map(ApiAnswer::body);
    }

    private static JsonObject found(Future<JsonObject> answer) {
        return answer.succeeded() ? answer.result() : new JsonObject();
    }

    private static List<IndexFigure> figures(JsonObject answer, PageTexts texts) {
        return JsonFields.objects(answer, "items").stream()
                .map(row -> JsonFields.object(row, "indices"))
                .flatMap(indices -> SHARES.stream().map(name -> figure(name, JsonFields.object(indices, name), texts)))
                .toList();
    }

    private static IndexFigure figure(String name, JsonObject index, PageTexts texts) {
        Double value = index.getDouble("value");
        return new IndexFigure(
                texts.of("index." + name),
                value == null ? texts.of("notKnown") : texts.formats().share(value),
                JsonFields.localised(index, "definition", texts.language()));
    }

    private static List<SeriesPoint> points(JsonObject series, PageFormats formats) {
        return JsonFields.objects(series, "points").stream()
                .flatMap(point -> point(point, formats).stream())
                .toList();
    }

    /** Empty on a day on which nothing was required. */
    private static Optional<SeriesPoint> point(JsonObject point, PageFormats formats) {
        return Optional.ofNullable(point.getDouble("value"))
                .map(value ->
                        new SeriesPoint(formats.day(point, "asOf"), formats.share(value), Math.round(value * 100)));
    }

    private static List<FindingCount> counts(JsonObject answer, PageTexts texts) {
        return JsonFields.objects(answer, "items").stream()
                .map(line -> FindingCount.of(
                        line, texts.name("type", JsonFields.text(JsonFields.object(line, "group"), "type")), texts))
                .toList();
    }
}
