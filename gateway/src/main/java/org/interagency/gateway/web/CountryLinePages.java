package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.FindingPage.HistoryLine;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /reports/countries/{country}/lines/{line}}: a line of a country report, what has been said in it, and the form to fill it in. */
@ApplicationScoped
class CountryLinePages {

    private static final String MOST_VERSIONS = "50";
    private static final int NOT_FOUND = 404;

    /** Of the last year that a country can fill in: the form has what was said of the latest year, also if that is to come. */
    private static final String LAST_DAY = "2200-12-31";

    private final RegistryApi api;
    private final FactNames names;

    CountryLinePages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** The address of a line, of the API and of its page. */
    static ApiAddress address(PageVisit visit) {
        return ApiAddress.of(
                "reports", "countries", visit.pathParameter("country"), "lines", visit.pathParameter("line"));
    }

    Future<PageAnswer> show(PageVisit visit) {
        return show(visit, 200, FormFields.EMPTY, List.of());
    }

    /**
     * The page.
     *
     * @param entered what the reader has written into a form that was refused; {@link FormFields#EMPTY} if none was
     * @param errors why it was refused
     */
    Future<PageAnswer> show(PageVisit visit, int status, FormFields entered, List<FieldError> errors) {
        String country = visit.pathParameter("country");
        Future<JsonObject> line =
                api.get(visit, CountryReportPages.lines(country)).compose(report -> find(visit, report.body()));
        Future<ApiAnswer> said = orNothing(api.get(visit, address(visit).with("asOf", LAST_DAY)));
        Future<ApiAnswer> history = orNothing(api.get(
                visit, history(visit).with("sort", JsonFields.NEWEST_FIRST).with("limit", MOST_VERSIONS)));
        Future<Map<String, String>> countries = names.of(visit, "territories", List.of(country));
        return Future.all(line, said, history, countries)
                .map(all -> page(
                        visit,
                        line.result(),
                        said.result(),
                        history.result().body(),
                        countries.result().getOrDefault(country, country),
                        entered,
                        errors))
                .map(page ->
                        new ShownPage(status, "countryline.html", visit.texts().of("countryLineTitle"), page));
    }

    private static ApiAddress history(PageVisit visit) {
        return ApiAddress.of(
                "reports",
                "countries",
                visit.pathParameter("country"),
                "lines",
                visit.pathParameter("line"),
                "history");
    }

    private static Future<JsonObject> find(PageVisit visit, JsonObject report) {
        String code = visit.pathParameter("line");
        return JsonFields.objects(report, "items").stream()
                .filter(line -> JsonFields.text(line, "line").equals(code))
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(
                        new PageRefusal(NOT_FOUND, visit.texts().of("notFoundDetail"))));
    }

    /** An answer that is empty if there is none: nothing was said in the line, or the registry computes it. */
    private static Future<ApiAnswer> orNothing(Future<ApiAnswer> answer) {
        return answer.recover(failure -> failure instanceof PageRefusal refusal && refusal.status() == NOT_FOUND
                ? Future.succeededFuture(new ApiAnswer(new JsonObject(), ""))
                : Future.failedFuture(failure));
    }

    private static CountryLinePage page(
            PageVisit visit,
            JsonObject line,
            ApiAnswer said,
            JsonObject history,
            String country,
            FormFields entered,
            List<FieldError> errors) {
        PageTexts texts = visit.texts();
        boolean isWriter = visit.isCoordinator() && !CountryIndicators.isComputed(line);
        return new CountryLinePage(
                address(visit).text(),
                country,
                ApiAddress.of("reports", "countries", JsonFields.text(line, "country"))
                        .text(),
                new CountryIndicators(texts, Map.of(), isWriter).of(line),
                texts.name("category", JsonFields.text(line, "category")),
                texts.name("indicators", JsonFields.text(line, "kind")),
                isWriter,
                !said.body().isEmpty(),
                // With the version that has come meanwhile, what was written before would replace it when it is sent
                // again.
                errors.isEmpty() ? said.tag() : entered.value("tag"),
                errors.isEmpty() ? written(visit, said.body()) : entered,
                JsonFields.oldestFirst(history).stream()
                        .map(version -> version(version, texts))
                        .toList(),
                JsonFields.text(history, "next").isEmpty()
                        ? ""
                        : ApiAddress.API + history(visit).text(),
                errors);
    }

    /** What has been said, as the form has it; of a line that is not filled in, the year alone. */
    private static FormFields written(PageVisit visit, JsonObject said) {
        Map<String, List<String>> fields = new HashMap<>();
        Number value = said.getNumber("value");
        JsonObject source = JsonFields.object(said, "source");
        fields.put(
                "year",
                List.of(Integer.toString(said.getInteger("year", visit.today().getYear()))));
        fields.put("value", List.of(value == null ? "" : new BigDecimal(value.toString()).toPlainString()));
        fields.put("unit", List.of(JsonFields.text(said, "unit")));
        fields.put(CountryLineForms.STATEMENT, List.of(JsonFields.text(said, "text")));
        fields.put(CountryLineForms.CITATION, List.of(JsonFields.text(source, "citation")));
        fields.put(CountryLineForms.URL, List.of(JsonFields.text(source, "url")));
        return new FormFields(fields);
    }

    private static HistoryLine version(JsonObject version, PageTexts texts) {
        JsonObject filled = JsonFields.object(version, "filledIn");
        String said = String.join("\n", new CountryIndicators(texts, Map.of(), false).said(filled));
        String citation = JsonFields.text(JsonFields.object(filled, "source"), "citation");
        return new HistoryLine(
                JsonFields.time(version, "at").map(texts.formats()::dayOf).orElse(""),
                filled.isEmpty()
                        ? texts.of("lineWithdrawn")
                        : texts.of("lineFilledIn", Integer.toString(filled.getInteger("year"))),
                JsonFields.text(version, "by"),
                filled.isEmpty() ? "" : said + "\n" + citation);
    }
}
