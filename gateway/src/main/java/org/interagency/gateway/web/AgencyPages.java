package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.gateway.web.AgencyPage.DutyTable;
import org.interagency.gateway.web.AgencyPage.MandatePart;
import org.interagency.gateway.web.DutyLine.DutyNames;

/** {@code /agencies/{code}}: an agency, and all that it answers for. */
@ApplicationScoped
class AgencyPages {

    private static final String AGENCIES = "agencies";
    private static final int MOST_DUTIES = 30;
    private static final int MOST_COLLISIONS = 20;
    private static final List<String> KINDS = List.of("vocabularies", "agency-kinds");

    private final RegistryApi api;
    private final FactNames names;
    private final EntryNames entries;
    private final FactAncestors ancestors;

    AgencyPages(RegistryApi api, FactNames names, EntryNames entries, FactAncestors ancestors) {
        this.api = api;
        this.names = names;
        this.entries = entries;
        this.ancestors = ancestors;
    }

    /**
     * What the page is made of.
     *
     * @param state the agency as it is on the day
     * @param parts whether something is missing
     */
    private record AgencySheet(
            PageVisit visit,
            PageDay day,
            JsonObject agency,
            JsonObject state,
            FactHistory history,
            JsonObject mandate,
            List<JsonObject> held,
            List<JsonObject> ofClass,
            List<JsonObject> delegated,
            FactLinks programmes,
            FactLinks below,
            PageParts parts) {

        List<JsonObject> duties() {
            return Stream.of(held, ofClass, delegated).flatMap(List::stream).toList();
        }

        List<JsonObject> collisions() {
            return JsonFields.objects(mandate, "collisions").stream()
                    .limit(MOST_COLLISIONS)
                    .toList();
        }
    }

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit)
                .compose(day -> read(visit, day))
                .map(page -> PageAnswer.shown("agency.html", page.head().name(), page));
    }

    private Future<AgencyPage> read(PageVisit visit, PageDay day) {
        String code = visit.pathParameter("code");
        PageParts parts = new PageParts(api, visit);
        ApiAddress below = day.existingOf(ApiAddress.of(AGENCIES).with("parent", code));
        ApiAddress owned = day.existingOf(ApiAddress.of("programmes").with("owner", code));
        Future<JsonObject> agency =
                api.get(visit, ApiAddress.of(AGENCIES, code)).map(ApiAnswer::body);
        Future<FactHistory> history = FactHistory.read(parts, AGENCIES, code, visit.texts());
        Future<JsonObject> mandate = parts.get(day.existingOf(ApiAddress.of("reports", "mandates", code)));
        Future<FactLinks> programmes =
                parts.get(FactLinks.first(owned)).map(found -> FactLinks.of(visit, day, owned, found));
        Future<FactLinks> within =
                parts.get(FactLinks.first(below)).map(found -> FactLinks.of(visit, day, below, found));
        Future<Map<String, String>> kinds = entries.of(visit, KINDS);
        Future<Map<String, String>> levels = entries.of(visit, EntryNames.LEVELS);
        return Future.all(List.of(agency, history, mandate, programmes, within, kinds, levels))
                .compose(all -> page(
                        new AgencySheet(
                                visit,
                                day,
                                agency.result(),
                                FactStates.on(agency.result(), day.day()),
                                history.result(),
                                mandate.result(),
                                duties(JsonFields.object(mandate.result(), "held"), "items"),
                                duties(mandate.result(), "heldAsOneOfAClass"),
                                duties(JsonFields.object(mandate.result(), "delegated"), "items"),
                                programmes.result(),
                                within.result(),
                                parts),
                        kinds.result(),
                        levels.result()));
    }

    private static List<JsonObject> duties(JsonObject object, String field) {
        return DutyLine.first(JsonFields.objects(object, field), MOST_DUTIES);
    }

    private Future<AgencyPage> page(AgencySheet sheet, Map<String, String> kinds, Map<String, String> levels) {
        PageVisit visit = sheet.visit();
        String territory = JsonFields.text(sheet.state(), "territory");
        Future<Map<String, String>> territories = names.of(
                visit,
                "territories",
                Stream.concat(Stream.of(territory), ExtentTexts.territories(sheet.duties()).stream())
                        .toList());
        Future<Map<String, String>> programmes = names.of(
                visit,
                "programmes",
                sheet.duties().stream()
                        .map(duty -> JsonFields.text(duty, "programme"))
                        .toList());
        Future<Map<String, String>> agencies = names.of(visit, AGENCIES, agencies(sheet));
        Future<List<FactLink>> above = ancestors.of(visit, sheet.day(), AGENCIES, sheet.state());
        return Future.all(territories, programmes, agencies, above)
                .map(all -> page(
                        sheet,
                        details(sheet, kinds, levels, territories.result(), agencies.result()),
                        above.result(),
                        new DutyNames(agencies.result(), programmes.result(), territories.result())));
    }

    /** The codes of the agencies that the page names. */
    private static List<String> agencies(AgencySheet sheet) {
        return Stream.of(
                        JsonFields.texts(sheet.state(), "predecessors").stream(),
                        JsonFields.texts(sheet.state(), "successors").stream(),
                        sheet.collisions().stream().map(AgencyPages::other),
                        sheet.delegated().stream().map(duty -> JsonFields.text(duty, "agency")))
                .flatMap(codes -> codes)
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** The agency with which a line says that there are collisions. */
    private static String other(JsonObject line) {
        return JsonFields.text(JsonFields.object(line, "group"), "agency");
    }

    private static List<FactDetail> details(
            AgencySheet sheet,
            Map<String, String> kinds,
            Map<String, String> levels,
            Map<String, String> territories,
            Map<String, String> agencies) {
        PageTexts texts = sheet.visit().texts();
        PageDay day = sheet.day();
        JsonObject state = sheet.state();
        String kind = JsonFields.text(state, "kind");
        String level = JsonFields.text(state, "level");
        return List.of(
                FactDetail.text(texts, "kind", kinds.getOrDefault(kind, kind)),
                FactDetail.text(texts, "level", levels.getOrDefault(level, level)),
                FactDetail.links(
                        texts,
                        "territory",
                        List.of(day.link("territories", JsonFields.text(state, "territory"), territories))),
                FactDetail.text(texts, "existence", new ExtentTexts(texts, Map.of()).period(state)),
                FactDetail.links(
                        texts,
                        "predecessors",
                        JsonFields.texts(state, "predecessors").stream()
                                .map(code -> FactLink.of(AGENCIES, code, agencies))
                                .toList()),
                FactDetail.links(
                        texts,
                        "successors",
                        JsonFields.texts(state, "successors").stream()
                                .map(code -> FactLink.of(AGENCIES, code, agencies))
                                .toList()));
    }

    private static AgencyPage page(AgencySheet sheet, List<FactDetail> details, List<FactLink> above, DutyNames known) {
        PageVisit visit = sheet.visit();
        PageTexts texts = visit.texts();
        String code = JsonFields.text(sheet.agency(), "code");
        ApiAddress findings = FactFindings.unsettled("agency", code, sheet.day());
        List<JsonObject> collisions = sheet.collisions();
        boolean areAll = JsonFields.objects(sheet.mandate(), "collisions").size() == collisions.size();
        return new AgencyPage(
                FactHead.of(visit, sheet.day(), ListedKind.AGENCY, sheet.agency(), above, details, List.of()),
                sheet.parts().notice(),
                WhoAnswers.ways(JsonFields.object(sheet.state(), "contactPoint"), texts),
                WhoAnswers.ways(JsonFields.object(sheet.state(), "grievanceChannel"), texts),
                mandate(sheet, known),
                FactFindings.of(findings, sheet.mandate(), "findings", texts),
                collisions.stream()
                        .map(line -> FindingCount.of(line, collision(line, known.agencies(), texts), texts))
                        .toList(),
                areAll ? "" : findings.with("groupBy", "agency,type").text(),
                sheet.programmes(),
                sheet.below(),
                sheet.history());
    }

    /** Such as "Ministry of Health · Overlap". */
    private static String collision(JsonObject line, Map<String, String> agencies, PageTexts texts) {
        String type = JsonFields.text(JsonFields.object(line, "group"), "type");
        return String.join(" · ", agencies.getOrDefault(other(line), other(line)), texts.name("type", type));
    }

    private static MandatePart mandate(AgencySheet sheet, DutyNames known) {
        JsonObject mandate = sheet.mandate();
        return new MandatePart(
                table(sheet, sheet.held(), known, JsonFields.object(mandate, "held"), "items"),
                table(sheet, sheet.ofClass(), known, mandate, "heldAsOneOfAClass"),
                table(sheet, sheet.delegated(), known, JsonFields.object(mandate, "delegated"), "items"),
                !mandate.isEmpty(),
                FileLinks.of(
                        sheet.visit(),
                        sheet.day().responsibilities("agency", JsonFields.text(sheet.agency(), "code"))));
    }

    /**
     * @param shown those that are shown
     * @param list the object whose field has all, or the first page of a list
     */
    private static DutyTable table(
            AgencySheet sheet, List<JsonObject> shown, DutyNames known, JsonObject list, String field) {
        return new DutyTable(
                shown.stream()
                        .map(duty -> DutyLine.of(sheet.visit(), sheet.day(), duty, known))
                        .toList(),
                JsonFields.objects(list, field).size() > shown.size()
                        || !JsonFields.text(list, "next").isEmpty());
    }
}
