package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interagency.gateway.web.CountryReportPage.ReportKind;
import org.interagency.gateway.web.CountryReportPage.ReportSection;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.IndexCharts.IndexChart;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /reports/countries/{country}}: the report of a country on a day. */
@ApplicationScoped
class CountryReportPages {

    /** A report has fewer lines. */
    private static final String LINES = "1000";

    private static final String TEMPLATE = "country.html";

    private final RegistryApi api;
    private final FactNames names;
    private final IndexCharts charts;

    CountryReportPages(RegistryApi api, FactNames names, IndexCharts charts) {
        this.api = api;
        this.names = names;
        this.charts = charts;
    }

    /** The lines of a report, as the API answers them. */
    static ApiAddress lines(String country) {
        return ApiAddress.of("reports", "countries", country).with("limit", LINES);
    }

    Future<PageAnswer> show(PageVisit visit) {
        String country = visit.pathParameter("country");
        String day = visit.parameter("asOf");
        Future<JsonObject> report =
                api.get(visit, lines(country).with("asOf", day)).map(ApiAnswer::body);
        Future<Map<String, String>> countries = names.of(visit, "territories", List.of(country));
        Future<List<IndexChart>> pictures = charts.of(visit, ApiAddress.of().with("country", country), day);
        FilterForm form = new FilterForm(
                ApiAddress.of("reports", "countries", country).text(),
                List.of(),
                List.of(FilterText.day(visit, "asOf", "on")),
                List.of());
        Future<List<ReportSection>> sections = report.compose(found -> sections(visit, found));
        return Future.join(sections, countries, pictures)
                .map(all -> new CountryReportPage(
                        form,
                        countries.result().getOrDefault(country, country),
                        day(visit, report.result()),
                        sections.result(),
                        pictures.result(),
                        FileLinks.of(
                                visit,
                                ApiAddress.of("reports", "countries", country).with("asOf", day)),
                        List.of()))
                .map(page -> PageAnswer.shown(TEMPLATE, visit.texts().of("countryReportOf", page.country()), page))
                // Of an unknown country, the report says more than an index, so its refusal counts.
                .recover(failure -> refused(visit, form, country, report.failed() ? report.cause() : failure));
    }

    private static Future<PageAnswer> refused(PageVisit visit, FilterForm form, String country, Throwable failure) {
        return form.errors(visit, failure)
                .map(errors -> Future.<PageAnswer>succeededFuture(new ShownPage(
                        400,
                        TEMPLATE,
                        visit.texts().of("countryReportOf", country),
                        new CountryReportPage(form, country, "", List.of(), List.of(), List.of(), errors))))
                .orElseGet(() -> Future.failedFuture(failure));
    }

    private static String day(PageVisit visit, JsonObject report) {
        return JsonFields.objects(report, "items").stream()
                .findFirst()
                .flatMap(line -> JsonFields.day(line, "asOf"))
                .map(visit.formats()::day)
                .orElse("");
    }

    private Future<List<ReportSection>> sections(PageVisit visit, JsonObject report) {
        List<JsonObject> lines = JsonFields.objects(report, "items");
        List<String> rights = lines.stream()
                .filter(line -> JsonFields.text(line, "line").equals("rights-realised"))
                .flatMap(line -> JsonFields.texts(JsonFields.object(line, "figure"), "codes").stream())
                .toList();
        return names.of(visit, "rights", rights).map(known -> {
            CountryIndicators words = new CountryIndicators(visit.texts(), known, visit.isCoordinator());
            return inOrder(lines, "category").entrySet().stream()
                    .map(category -> new ReportSection(
                            category.getKey(),
                            visit.texts().name("category", category.getKey()),
                            inOrder(category.getValue(), "kind").entrySet().stream()
                                    .map(kind -> new ReportKind(
                                            visit.texts().name("indicators", kind.getKey()),
                                            kind.getValue().stream()
                                                    .map(words::of)
                                                    .toList()))
                                    .toList()))
                    .toList();
        });
    }

    /** The lines by what a field says, in the order of the report. */
    private static Map<String, List<JsonObject>> inOrder(List<JsonObject> lines, String field) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> JsonFields.text(line, field), LinkedHashMap::new, Collectors.toList()));
    }
}
