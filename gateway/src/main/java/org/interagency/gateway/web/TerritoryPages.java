package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** {@code /territories/{code}}: a territory, its place in the tree, and who works there. */
@ApplicationScoped
class TerritoryPages {

    private static final String TERRITORIES = "territories";

    private final RegistryApi api;
    private final EntryNames entries;
    private final FactAncestors ancestors;

    TerritoryPages(RegistryApi api, EntryNames entries, FactAncestors ancestors) {
        this.api = api;
        this.entries = entries;
        this.ancestors = ancestors;
    }

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit)
                .compose(day -> read(visit, day))
                .map(page -> PageAnswer.shown("territory.html", page.head().name(), page));
    }

    private Future<TerritoryPage> read(PageVisit visit, PageDay day) {
        String code = visit.pathParameter("code");
        PageParts parts = new PageParts(api, visit);
        ApiAddress findings = FactFindings.unsettled("withinTerritory", code, day);
        Future<JsonObject> territory =
                api.get(visit, ApiAddress.of(TERRITORIES, code)).map(ApiAnswer::body);
        Future<List<FactLink>> above =
                territory.compose(found -> ancestors.of(visit, day, TERRITORIES, FactStates.on(found, day.day())));
        Future<FactHistory> history = FactHistory.read(parts, TERRITORIES, code, visit.texts());
        Future<FactLinks> within =
                links(visit, day, parts, ApiAddress.of(TERRITORIES).with("parent", code));
        Future<FactLinks> agencies =
                links(visit, day, parts, ApiAddress.of("agencies").with("territory", code));
        Future<FactLinks> programmes =
                links(visit, day, parts, ApiAddress.of("programmes").with("territory", code));
        Future<JsonObject> numbers = parts.get(FactFindings.numbers(findings));
        Future<Map<String, String>> levels = entries.of(visit, EntryNames.LEVELS);
        return Future.all(List.of(territory, above, history, within, agencies, programmes, numbers, levels))
                .map(all -> new TerritoryPage(
                        FactHead.of(
                                visit,
                                day,
                                ListedKind.TERRITORY,
                                territory.result(),
                                above.result(),
                                details(visit, FactStates.on(territory.result(), day.day()), levels.result()),
                                List.of()),
                        parts.notice(),
                        ApiAddress.of("who")
                                .with("territory", code)
                                .with("on", day.chosen())
                                .text(),
                        within.result(),
                        agencies.result(),
                        programmes.result(),
                        FactFindings.of(findings, numbers.result(), "items", visit.texts()),
                        history.result()));
    }

    private static Future<FactLinks> links(PageVisit visit, PageDay day, PageParts parts, ApiAddress list) {
        ApiAddress existing = day.existingOf(list);
        return parts.get(FactLinks.first(existing)).map(found -> FactLinks.of(visit, day, existing, found));
    }

    private static List<FactDetail> details(PageVisit visit, JsonObject state, Map<String, String> levels) {
        String level = JsonFields.text(state, "level");
        return List.of(
                FactDetail.text(visit.texts(), "level", levels.getOrDefault(level, level)),
                FactDetail.text(visit.texts(), "existence", new ExtentTexts(visit.texts(), Map.of()).period(state)));
    }
}
