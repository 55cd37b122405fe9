package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.gateway.web.ReorganisationListPage.ReorganisationLine;

/** {@code /reorganisations} and {@code /reorganisations/{code}}: what has been reorganised, or is going to be. */
@ApplicationScoped
class ReorganisationPages {

    private static final String CHANGES = "agency-changes";
    private static final String AGENCIES = "agencies";
    private static final String EFFECTIVE = "effectiveDate";
    private static final String LINES = "25";

    /** The most agencies that a line names. */
    private static final int MOST = 6;

    private final RegistryApi api;
    private final FactNames names;

    ReorganisationPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** The list, the latest first; an address can name an agency that was reorganised ({@code from}) or took over ({@code to}). */
    Future<PageAnswer> list(PageVisit visit) {
        ApiAddress filtered = FilterForm.filtered(ApiAddress.of(CHANGES), visit, List.of("type", "from", "to"));
        return api.get(
                        visit,
                        filtered.with("sort", "-effectiveDate")
                                .with("limit", LINES)
                                .with("cursor", visit.parameter("cursor")))
                .compose(answer -> {
                    List<JsonObject> changes = JsonFields.objects(answer.body(), "items");
                    return names.facts(
                                    visit,
                                    AGENCIES,
                                    changes.stream()
                                            .flatMap(
                                                    change -> Stream.concat(first(change, "from"), first(change, "to")))
                                            .toList())
                            .map(known -> list(visit, filtered, answer.body(), known));
                });
    }

    private static Stream<String> first(JsonObject change, String field) {
        return JsonFields.texts(change, field).stream().limit(MOST);
    }

    private static PageAnswer list(
            PageVisit visit, ApiAddress filtered, JsonObject answer, Map<String, JsonObject> agencies) {
        String cursor = JsonFields.text(answer, "next");
        ApiAddress own = FilterForm.filtered(ApiAddress.of("reorganisations"), visit, List.of("type", "from", "to"));
        return PageAnswer.shown(
                "reorganisations.html",
                visit.texts().of("navigation./reorganisations"),
                new ReorganisationListPage(
                        JsonFields.objects(answer, "items").stream()
                                .map(change -> line(visit, change, agencies))
                                .toList(),
                        visit.isCoordinator()
                                ? ReorganisationStep.AGENCIES.address().text()
                                : "",
                        FileLinks.of(visit, filtered),
                        cursor.isEmpty() ? "" : own.with("cursor", cursor).text()));
    }

    /** Who was reorganised has the name of the day before, and who took over that of the first day: a new name can be all that is new. */
    private static ReorganisationLine line(PageVisit visit, JsonObject change, Map<String, JsonObject> agencies) {
        String code = JsonFields.text(change, "code");
        LocalDate first = LocalDate.parse(change.getString(EFFECTIVE));
        return new ReorganisationLine(
                new FactLink(ApiAddress.of("reorganisations", code).text(), code),
                visit.formats().day(first),
                visit.texts().name("changeType", JsonFields.text(change, "type")),
                links(visit, change, "from", agencies, ReorganisationSummary.dayBefore(first)),
                links(visit, change, "to", agencies, first));
    }

    private static List<FactLink> links(
            PageVisit visit, JsonObject change, String field, Map<String, JsonObject> agencies, LocalDate day) {
        String more = visit.texts().more(JsonFields.texts(change, field).size(), MOST);
        return Stream.concat(first(change, field).map(code -> link(visit, code, agencies, day)), FactLink.more(more))
                .toList();
    }

    private static FactLink link(PageVisit visit, String code, Map<String, JsonObject> agencies, LocalDate day) {
        JsonObject agency = agencies.getOrDefault(code, new JsonObject().put("code", code));
        return new FactLink(
                ApiAddress.of(AGENCIES, code).text(),
                JsonFields.nameOrCode(FactStates.on(agency, day), visit.language()));
    }

    Future<PageAnswer> show(PageVisit visit) {
        return api.get(visit, ApiAddress.of(CHANGES, visit.pathParameter("code")))
                .map(ApiAnswer::body)
                .compose(change -> {
                    LocalDate first = LocalDate.parse(change.getString(EFFECTIVE));
                    Future<Map<String, String>> from = names.of(
                            visit, AGENCIES, JsonFields.texts(change, "from"), ReorganisationSummary.dayBefore(first));
                    Future<Map<String, String>> to = names.of(visit, AGENCIES, JsonFields.texts(change, "to"), first);
                    Future<Map<String, String>> programmes =
                            names.of(visit, "programmes", ReorganisationSummary.programmes(change));
                    return Future.all(from, to, programmes)
                            .map(all -> page(
                                    visit,
                                    change,
                                    new ReorganisationSummary(
                                            visit.texts(), from.result(), to.result(), programmes.result())));
                });
    }

    private static PageAnswer page(PageVisit visit, JsonObject change, ReorganisationSummary summary) {
        PageTexts texts = visit.texts();
        String code = JsonFields.text(change, "code");
        return PageAnswer.shown(
                "reorganisation.html",
                code,
                new ReorganisationPage(
                        !visit.parameter("done").isEmpty(),
                        code,
                        texts.name("changeType", JsonFields.text(change, "type")),
                        texts.formats().day(change, EFFECTIVE),
                        summary.sentences(change),
                        all(change, "from", summary.from()),
                        all(change, "to", summary.to()),
                        FindingHolders.laws(change),
                        first(change, "from")
                                .findFirst()
                                .map(agency -> FindingFilters.unsettled()
                                        .with("agency", agency)
                                        .text())
                                .orElse("")));
    }

    /** At most a hundred, as the API takes them. */
    private static List<FactLink> all(JsonObject change, String field, Map<String, String> known) {
        return JsonFields.texts(change, field).stream()
                .map(code -> FactLink.of(AGENCIES, code, known))
                .toList();
    }
}
