package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /programmes/{code}}: a programme, and who answers for its functions. */
@ApplicationScoped
class ProgrammePages {

    private static final String PROGRAMMES = "programmes";

    /** The fields whose values are entries of a vocabulary, and the vocabulary. */
    private static final Map<String, String> VOCABULARIES = Map.of(
            "contingencies", "contingencies",
            "benefits", "benefits",
            "scheme", "schemes",
            "targeting", "targeting",
            "lifeCycleStages", "life-cycle-stages");

    private final RegistryApi api;
    private final FactNames names;
    private final EntryNames entries;

    ProgrammePages(RegistryApi api, FactNames names, EntryNames entries) {
        this.api = api;
        this.names = names;
        this.entries = entries;
    }

    /**
     * What the page is made of.
     *
     * @param sheet the report about the programme
     * @param vocabularies the names of entries by the fields that have them
     * @param parts whether something is missing
     */
    private record ProgrammeReading(
            PageVisit visit,
            PageDay day,
            JsonObject programme,
            FactHistory history,
            JsonObject sheet,
            Map<String, Map<String, String>> vocabularies,
            PageParts parts) {

        String code() {
            return JsonFields.text(programme, "code");
        }

        JsonObject state() {
            return FactStates.on(programme, day.day());
        }

        ProgrammeFunctions functions() {
            return new ProgrammeFunctions(visit, day, code(), JsonFields.objects(sheet, "functions"));
        }
    }

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit)
                .compose(day -> read(visit, day))
                .map(page -> PageAnswer.shown("programme.html", page.head().name(), page));
    }

    private Future<ProgrammePage> read(PageVisit visit, PageDay day) {
        String code = visit.pathParameter("code");
        PageParts parts = new PageParts(api, visit);
        Future<JsonObject> programme =
                api.get(visit, ApiAddress.of(PROGRAMMES, code)).map(ApiAnswer::body);
        Future<FactHistory> history = FactHistory.read(parts, PROGRAMMES, code, visit.texts());
        Future<JsonObject> sheet = parts.get(day.existingOf(ApiAddress.of("reports", PROGRAMMES, code)));
        Future<Map<String, Map<String, String>>> vocabularies = vocabularies(visit);
        return Future.all(programme, history, sheet, vocabularies)
                .compose(all -> page(new ProgrammeReading(
                        visit,
                        day,
                        programme.result(),
                        history.result(),
                        sheet.result(),
                        vocabularies.result(),
                        parts)));
    }

    private Future<Map<String, Map<String, String>>> vocabularies(PageVisit visit) {
        Map<String, Future<Map<String, String>>> asked = new HashMap<>();
        VOCABULARIES.forEach(
                (field, vocabulary) -> asked.put(field, entries.of(visit, List.of("vocabularies", vocabulary))));
        return Future.all(List.copyOf(asked.values())).map(all -> {
            Map<String, Map<String, String>> found = new HashMap<>();
            asked.forEach((field, answer) -> found.put(field, answer.result()));
            return found;
        });
    }

    private Future<ProgrammePage> page(ProgrammeReading reading) {
        PageVisit visit = reading.visit();
        JsonObject state = reading.state();
        ProgrammeFunctions functions = reading.functions();
        Future<Map<String, String>> agencies = names.of(
                visit,
                "agencies",
                Stream.concat(Stream.of(JsonFields.text(state, "owner")), functions.agencies().stream())
                        .toList());
        Future<Map<String, String>> territories = names.of(
                visit,
                "territories",
                Stream.concat(
                                JsonFields.texts(state, "territories").stream().limit(FactDetail.MOST),
                                functions.territories().stream())
                        .toList());
        Future<Map<String, String>> rights = names.of(visit, "rights", JsonFields.texts(state, "rights"));
        return Future.all(agencies, territories, rights)
                .map(all -> page(
                        reading,
                        details(reading, agencies.result(), territories.result(), rights.result()),
                        functions.lines(agencies.result(), territories.result())));
    }

    private static ProgrammePage page(
            ProgrammeReading reading, List<FactDetail> details, List<ProgrammePage.SheetLine> functions) {
        PageTexts texts = reading.visit().texts();
        Long proposals = reading.sheet().getLong("openProposals");
        return new ProgrammePage(
                FactHead.of(
                        reading.visit(),
                        reading.day(),
                        ListedKind.PROGRAMME,
                        reading.programme(),
                        List.of(),
                        details,
                        FindingHolders.laws(reading.state())),
                reading.parts().notice(),
                functions,
                !reading.sheet().isEmpty(),
                FileLinks.of(reading.visit(), reading.day().responsibilities("programme", reading.code())),
                proposals == null
                        ? ""
                        : texts.of("openProposals", texts.formats().number(proposals)),
                FactFindings.of(
                        FactFindings.unresolved("programme", reading.code(), reading.day()),
                        reading.sheet(),
                        "findings",
                        texts),
                reading.history());
    }

    private static List<FactDetail> details(
            ProgrammeReading reading,
            Map<String, String> agencies,
            Map<String, String> territories,
            Map<String, String> rights) {
        PageTexts texts = reading.visit().texts();
        PageDay day = reading.day();
        JsonObject state = reading.state();
        ExtentTexts extents = new ExtentTexts(texts, Map.of());
        return List.of(
                FactDetail.links(
                        texts, "owner", List.of(day.link("agencies", JsonFields.text(state, "owner"), agencies))),
                FactDetail.texts(texts, "contingencies", entries(reading, "contingencies")),
                FactDetail.texts(texts, "benefits", entries(reading, "benefits")),
                FactDetail.links(texts, "rights", day.links("rights", JsonFields.texts(state, "rights"), rights)),
                FactDetail.text(texts, "population", extents.people(JsonFields.object(state, "population"))),
                FactDetail.texts(texts, "lifeCycleStages", entries(reading, "lifeCycleStages")),
                FactDetail.links(
                        texts,
                        "territories",
                        day.links("territories", JsonFields.texts(state, "territories"), territories)),
                FactDetail.text(texts, "existence", extents.period(state)),
                FactDetail.texts(texts, "scheme", entries(reading, "scheme")),
                FactDetail.texts(texts, "targeting", entries(reading, "targeting")),
                FactDetail.text(texts, "cofog", JsonFields.text(state, "cofog")),
                FactDetail.texts(
                        texts,
                        "budgets",
                        JsonFields.objects(state, "budgets").stream()
                                .map(budget -> budget(budget, texts))
                                .toList()));
    }

    /** The names of the entries that a field has, in the order of the reader's language, which the names of a vocabulary are in. */
    private static List<String> entries(ProgrammeReading reading, String field) {
        List<String> codes = FactField.ofTexts(field).valuesIn(reading.state());
        Map<String, String> known = reading.vocabularies().getOrDefault(field, Map.of());
        return Stream.concat(
                        known.keySet().stream().filter(codes::contains).map(known::get),
                        codes.stream().filter(code -> !known.containsKey(code)))
                .toList();
    }

    /** Such as "2023: BRL 168,600,000,000.00". */
    static String budget(JsonObject budget, PageTexts texts) {
        return texts.of(
                "budgetOfYear",
                String.valueOf(budget.getInteger("fiscalYear")),
                JsonFields.text(budget, "currency"),
                texts.formats().amount(JsonFields.text(budget, "amount")));
    }
}
