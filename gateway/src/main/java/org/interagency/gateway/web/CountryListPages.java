package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.CountryListPage.ReportedCountry;

/** {@code /reports/countries}: the countries, from which a reader goes to the report of one. */
@ApplicationScoped
class CountryListPages {

    private static final String COUNTRIES = "50";

    /** The shares of everything that is required; each is in {@code /indices} under this name. */
    private static final List<String> INDICES = List.of("clarity", "gapRate", "overlapRate");

    private final RegistryApi api;
    private final FactNames names;

    CountryListPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    Future<PageAnswer> show(PageVisit visit) {
        ApiAddress countries = ApiAddress.of("indices")
                .with("by", "territory")
                .with("limit", COUNTRIES)
                .with("cursor", visit.parameter("cursor"));
        return api.get(visit, countries)
                .compose(answer -> {
                    List<JsonObject> rows = JsonFields.objects(answer.body(), "items");
                    List<String> codes = rows.stream()
                            .map(row -> JsonFields.text(row, "code"))
                            .toList();
                    return names.of(visit, "territories", codes)
                            .map(known -> page(visit, rows, known, JsonFields.text(answer.body(), "next")));
                })
                .map(page -> PageAnswer.shown("countries.html", visit.texts().of("countriesTitle"), page));
    }

    private static CountryListPage page(
            PageVisit visit, List<JsonObject> rows, Map<String, String> known, String cursor) {
        return new CountryListPage(
                rows.stream()
                        .findFirst()
                        .flatMap(row -> JsonFields.day(row, "asOf"))
                        .map(visit.formats()::day)
                        .orElse(""),
                INDICES.stream()
                        .map(index -> visit.texts().of("index." + index))
                        .toList(),
                rows.stream().map(row -> country(visit, row, known)).toList(),
                cursor.isEmpty()
                        ? ""
                        : ApiAddress.of("reports", "countries")
                                .with("cursor", cursor)
                                .text());
    }

    private static ReportedCountry country(PageVisit visit, JsonObject row, Map<String, String> known) {
        String code = JsonFields.text(row, "code");
        JsonObject indices = JsonFields.object(row, "indices");
        IndexTexts words = new IndexTexts(visit.texts());
        return new ReportedCountry(
                ApiAddress.of("reports", "countries", code).text(),
                known.getOrDefault(code, code),
                INDICES.stream()
                        .map(index -> words.value(JsonFields.object(indices, index)))
                        .toList());
    }
}
