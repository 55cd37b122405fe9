package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.IndexPage.ComparedIndex;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /indices/{index}}: how an index has changed, and how territories, levels, contingencies or programmes compare. */
@ApplicationScoped
class IndexPages {

    private static final String TEMPLATE = "index.html";
    private static final String ROWS = "50";
    private static final String TERRITORY = "territory";
    private static final String LEVEL = "level";

    /** By what the page compares, and the paths of those that are facts with names. */
    private static final Map<String, String> COLLECTIONS = Map.of(TERRITORY, "territories", "programme", "programmes");

    private static final List<String> DIMENSIONS = List.of(TERRITORY, LEVEL, "contingency", "programme");
    private static final List<String> STEPS = List.of("month", "quarter", "year");

    private final RegistryApi api;
    private final IndexFilters filters;
    private final FilterChoices choices;
    private final FactNames names;
    private final EntryNames entries;

    IndexPages(RegistryApi api, IndexFilters filters, FilterChoices choices, FactNames names, EntryNames entries) {
        this.api = api;
        this.filters = filters;
        this.choices = choices;
        this.names = names;
        this.entries = entries;
    }

    Future<PageAnswer> show(PageVisit visit) {
        String index = visit.pathParameter("index");
        ApiAddress compared = IndexFilters.asked(visit, ApiAddress.of("indices"))
                .with("by", by(visit))
                .with("territoryLevel", territoryLevel(visit))
                .with("asOf", visit.parameter("asOf"));
        Future<FilterForm> form = form(visit, index);
        Future<JsonObject> series = api.get(
                        visit,
                        IndexFilters.asked(visit, ApiAddress.of("indices", index, "series"))
                                .with("step", visit.parameter("step"))
                                .with("to", visit.parameter("asOf")))
                .map(ApiAnswer::body);
        Future<JsonObject> rows = api.get(visit, compared.with("limit", ROWS).with("cursor", visit.parameter("cursor")))
                .map(ApiAnswer::body);
        return form.compose(fields -> Future.join(series, rows)
                .compose(both -> names(visit, rows.result()))
                .map(known -> page(visit, fields, series.result(), rows.result(), known, compared))
                .map(page -> PageAnswer.shown(TEMPLATE, page.name(), page))
                // The series names the last day otherwise than the form does, so the refusal of the rows counts.
                .recover(failure -> refused(visit, fields, rows.failed() ? rows.cause() : failure)));
    }

    private static String by(PageVisit visit) {
        String by = visit.parameter("by");
        return by.isEmpty() ? TERRITORY : by;
    }

    /** The level says which territories have a row; the form sends it also if something else has rows. */
    private static String territoryLevel(PageVisit visit) {
        return by(visit).equals(TERRITORY) ? visit.parameter("territoryLevel") : "";
    }

    private Future<FilterForm> form(PageVisit visit, String index) {
        PageTexts texts = visit.texts();
        ChoiceField dimensions = ChoiceField.ofSeveral(
                "by", texts.of("by"), DIMENSIONS, code -> texts.of("dimension." + code), List.of(by(visit)));
        String step = visit.parameter("step");
        ChoiceField steps = ChoiceField.ofSeveral(
                "step",
                texts.of("step"),
                STEPS,
                code -> texts.of("step." + code),
                List.of(step.isEmpty() ? "quarter" : step));
        return filters.form(
                visit,
                ApiAddress.of("indices", index).text(),
                List.of(
                        Future.succeededFuture(steps),
                        Future.succeededFuture(dimensions),
                        choices.levels(visit, "territoryLevel", "territoryLevel")));
    }

    private Future<Map<String, String>> names(PageVisit visit, JsonObject rows) {
        if (by(visit).equals(LEVEL)) {
            return entries.of(visit, EntryNames.LEVELS);
        }
        List<String> codes = JsonFields.objects(rows, "items").stream()
                .map(row -> JsonFields.text(row, "code"))
                .toList();
        String collection = COLLECTIONS.get(by(visit));
        return collection == null
                ? Future.succeededFuture(codes.stream().collect(Collectors.toMap(code -> code, code -> visit.texts()
                        .name(Vocabulary.CONTINGENCIES, code))))
                : names.of(visit, collection, codes);
    }

    private static IndexPage page(
            PageVisit visit,
            FilterForm form,
            JsonObject series,
            JsonObject rows,
            Map<String, String> known,
            ApiAddress compared) {
        IndexTexts words = new IndexTexts(visit.texts());
        JsonObject definition = JsonFields.object(series, "definition");
        String index = JsonFields.text(definition, "index");
        List<JsonObject> items = JsonFields.objects(rows, "items");
        String cursor = JsonFields.text(rows, "next");
        ApiAddress own =
                new ApiAddress(List.of("indices", index), compared.query()).with("step", visit.parameter("step"));
        return new IndexPage(
                form,
                words.name(series),
                JsonFields.localised(definition, "definition", visit.language()),
                JsonFields.localised(definition, "source", visit.language()),
                words.chart(series).stream().toList(),
                words.points(series),
                visit.texts().name("dimension", by(visit)),
                items.stream()
                        .findFirst()
                        .flatMap(row -> JsonFields.day(row, "asOf"))
                        .map(visit.formats()::day)
                        .orElse(""),
                items.stream().map(row -> row(visit, index, row, known)).toList(),
                !JsonFields.text(definition, "unit").equals("days"),
                FileLinks.of(visit, compared),
                cursor.isEmpty() ? "" : own.with("cursor", cursor).text(),
                List.of());
    }

    private static ComparedIndex row(PageVisit visit, String index, JsonObject row, Map<String, String> known) {
        String code = JsonFields.text(row, "code");
        JsonObject value = JsonFields.object(JsonFields.object(row, "indices"), IndexTexts.field(index));
        return new ComparedIndex(
                about(visit, index, code).text(),
                known.getOrDefault(code, code),
                new IndexTexts(visit.texts()).value(value),
                IndexTexts.percent(value));
    }

    /** The same page about one of its rows alone: the row takes the place of the filter of its kind. */
    private static ApiAddress about(PageVisit visit, String index, String code) {
        String by = by(visit);
        return FilterForm.filtered(
                        ApiAddress.of("indices", index),
                        visit,
                        IndexFilters.NAMES.stream()
                                .filter(name -> !name.equals(by))
                                .toList())
                .with(by, code)
                .with("step", visit.parameter("step"))
                .with("asOf", visit.parameter("asOf"));
    }

    private static Future<PageAnswer> refused(PageVisit visit, FilterForm form, Throwable failure) {
        String title = visit.texts().of("indicesTitle");
        return form.errors(visit, failure)
                .map(errors -> Future.<PageAnswer>succeededFuture(new ShownPage(
                        400,
                        TEMPLATE,
                        title,
                        new IndexPage(
                                form, title, "", "", List.of(), List.of(), "", "", List.of(), false, List.of(), "",
                                errors))))
                .orElseGet(() -> Future.failedFuture(failure));
    }
}
