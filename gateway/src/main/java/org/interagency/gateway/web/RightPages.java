package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** {@code /rights/{code}}: a right, and the programmes that realise it. */
@ApplicationScoped
class RightPages {

    private static final String RIGHTS = "rights";

    private final RegistryApi api;
    private final EntryNames entries;

    RightPages(RegistryApi api, EntryNames entries) {
        this.api = api;
        this.entries = entries;
    }

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit)
                .compose(day -> read(visit, day))
                .map(page -> PageAnswer.shown("right.html", page.head().name(), page));
    }

    private Future<RightPage> read(PageVisit visit, PageDay day) {
        String code = visit.pathParameter("code");
        PageParts parts = new PageParts(api, visit);
        ApiAddress findings = FactFindings.unsettled("right", code, day);
        ApiAddress realising = day.existingOf(ApiAddress.of("programmes").with("right", code));
        Future<JsonObject> right = api.get(visit, ApiAddress.of(RIGHTS, code)).map(ApiAnswer::body);
        Future<FactHistory> history = FactHistory.read(parts, RIGHTS, code, visit.texts());
        Future<FactLinks> programmes =
                parts.get(FactLinks.first(realising)).map(found -> FactLinks.of(visit, day, realising, found));
        Future<JsonObject> numbers = parts.get(FactFindings.numbers(findings));
        Future<Map<String, String>> instruments = entries.of(visit, List.of("vocabularies", "instruments"));
        return Future.all(right, history, programmes, numbers, instruments).map(all -> {
            JsonObject state = FactStates.on(right.result(), day.day());
            return new RightPage(
                    FactHead.of(
                            visit,
                            day,
                            ListedKind.RIGHT,
                            right.result(),
                            List.of(),
                            details(visit, state, instruments.result()),
                            List.of(FindingHolders.law(JsonFields.object(state, "source")))),
                    parts.notice(),
                    ApiAddress.of("who")
                            .with("about", "right:" + code)
                            .with("on", day.chosen())
                            .text(),
                    programmes.result(),
                    FactFindings.of(findings, numbers.result(), "items", visit.texts()),
                    history.result());
        });
    }

    private static List<FactDetail> details(PageVisit visit, JsonObject state, Map<String, String> instruments) {
        String instrument = JsonFields.text(state, "instrument");
        return List.of(
                FactDetail.text(visit.texts(), "instrument", instruments.getOrDefault(instrument, instrument)),
                FactDetail.text(visit.texts(), "article", JsonFields.text(state, "article")),
                FactDetail.text(visit.texts(), "existence", new ExtentTexts(visit.texts(), Map.of()).period(state)));
    }
}
