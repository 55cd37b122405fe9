package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.interagency.gateway.web.IndexCharts.IndexChart;
import org.interagency.gateway.web.IndexListPage.DefinedIndex;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /indices}: every index with its value and definition, and how some of them have changed. */
@ApplicationScoped
class IndexListPages {

    private final RegistryApi api;
    private final IndexFilters filters;
    private final IndexCharts charts;

    IndexListPages(RegistryApi api, IndexFilters filters, IndexCharts charts) {
        this.api = api;
        this.filters = filters;
        this.charts = charts;
    }

    Future<PageAnswer> show(PageVisit visit) {
        String day = visit.parameter("asOf");
        ApiAddress asked = IndexFilters.asked(visit, ApiAddress.of("indices"));
        Future<FilterForm> form = filters.form(visit, "/indices", List.of());
        Future<JsonObject> values = body(visit, asked.with("asOf", day));
        Future<JsonObject> definitions = body(visit, ApiAddress.of("indices", "definitions"));
        Future<List<IndexChart>> shown = charts.of(visit, asked, day);
        return form.compose(fields -> Future.join(values, definitions, shown)
                .map(all -> PageAnswer.shown(
                        "indices.html",
                        visit.texts().of("indicesTitle"),
                        page(visit, fields, values.result(), definitions.result(), shown.result())))
                // A series names the last day otherwise than the form does, so the refusal of the values counts.
                .recover(failure -> refused(visit, fields, values.failed() ? values.cause() : failure)));
    }

    private Future<JsonObject> body(PageVisit visit, ApiAddress address) {
        return api.get(visit, address).map(ApiAnswer::body);
    }

    private static IndexListPage page(
            PageVisit visit, FilterForm form, JsonObject values, JsonObject definitions, List<IndexChart> charts) {
        JsonObject row =
                JsonFields.objects(values, "items").stream().findFirst().orElseGet(JsonObject::new);
        JsonObject indices = JsonFields.object(row, "indices");
        String day = visit.parameter("asOf");
        ApiAddress asked = IndexFilters.asked(visit, ApiAddress.of("indices")).with("asOf", day);
        return new IndexListPage(
                form,
                JsonFields.day(row, "asOf").map(visit.formats()::day).orElse(""),
                JsonFields.objects(definitions, "items").stream()
                        .map(definition -> defined(visit, definition, indices, asked))
                        .toList(),
                charts,
                FileLinks.of(visit, asked),
                List.of());
    }

    private static DefinedIndex defined(PageVisit visit, JsonObject definition, JsonObject values, ApiAddress asked) {
        String index = JsonFields.text(definition, "index");
        return new DefinedIndex(
                new ApiAddress(List.of("indices", index), asked.query()).text(),
                JsonFields.localised(definition, "name", visit.language()),
                new IndexTexts(visit.texts()).value(JsonFields.object(values, IndexTexts.field(index))),
                JsonFields.localised(definition, "definition", visit.language()),
                JsonFields.localised(definition, "source", visit.language()));
    }

    private static Future<PageAnswer> refused(PageVisit visit, FilterForm form, Throwable failure) {
        return form.errors(visit, failure)
                .map(errors -> Future.<PageAnswer>succeededFuture(new ShownPage(
                        400,
                        "indices.html",
                        visit.texts().of("indicesTitle"),
                        new IndexListPage(form, "", List.of(), List.of(), List.of(), errors))))
                .orElseGet(() -> Future.failedFuture(failure));
    }
}
