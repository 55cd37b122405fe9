package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.FindingPage.HistoryLine;
import org.interagency.gateway.web.FindingWork.StepChoice;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /findings/{id}}: all that is known of a finding, and what is being done about it. */
@ApplicationScoped
class FindingPages {

    private static final String MOST_VERSIONS = "200";

    /** A finding can name thousands of agencies; the page shows so many of each list. */
    private static final int MOST = 50;

    private final RegistryApi api;
    private final FactNames names;
    private final FindingHolders holders;
    private final PlaceTrees trees;

    FindingPages(RegistryApi api, FactNames names, FindingHolders holders, PlaceTrees trees) {
        this.api = api;
        this.names = names;
        this.holders = holders;
        this.trees = trees;
    }

    Future<PageAnswer> show(PageVisit visit) {
        return page(visit, visit.pathParameter("id"), 200, FormFields.EMPTY, List.of());
    }

    /**
     * The page after a form was refused, with what the reader has written.
     *
     * @param entered what was written
     * @param refusal why it was refused
     */
    Future<PageAnswer> show(PageVisit visit, FormFields entered, PageRefusal refusal) {
        return page(visit, visit.pathParameter("id"), refusal.status(), entered, refusal.inForm(visit.texts()));
    }

    private Future<PageAnswer> page(
            PageVisit visit, String id, int status, FormFields entered, List<FieldError> errors) {
        Future<ApiAnswer> finding = api.get(visit, ApiAddress.of("findings", id));
        Future<JsonObject> history = api.get(
                        visit,
                        ApiAddress.of("findings", id, "history")
                                .with("sort", JsonFields.NEWEST_FIRST)
                                .with("limit", MOST_VERSIONS))
                .map(ApiAnswer::body);
        return Future.all(finding, history)
                .compose(both -> page(visit, finding.result(), history.result(), entered, errors))
                .map(page -> new ShownPage(
                        status,
                        "finding.html",
                        page.finding().type() + ": " + page.finding().sentence(),
                        page));
    }

    private Future<FindingPage> page(
            PageVisit visit, ApiAnswer answer, JsonObject history, FormFields entered, List<FieldError> errors) {
        JsonObject finding = answer.body();
        List<JsonObject> boxes = JsonFields.objects(finding, "extent");
        List<String> everywhere = boxes.stream()
                .flatMap(box -> JsonFields.texts(box, "territories").stream())
                .distinct()
                .toList();
        List<String> inTree = everywhere.stream().limit(MOST).toList();
        List<String> inTable =
                ExtentTexts.territories(boxes.stream().limit(MOST).toList());
        Future<Map<String, JsonObject>> places = names.facts(
                visit,
                "territories",
                Stream.concat(inTree.stream(), inTable.stream()).toList());
        Future<List<PlaceNode>> tree = places.compose(known -> trees.of(visit, inTree, known));
        List<String> agencyCodes = JsonFields.texts(finding, "agencies");
        Future<Map<String, String>> agencies = names.of(visit, "agencies", agencyCodes);
        List<String> programmeCodes = JsonFields.texts(finding, "programmes");
        Future<Map<String, String>> programmes = names.of(visit, "programmes", programmeCodes);
        List<String> responsibilities = JsonFields.texts(finding, "responsibilities");
        Future<List<JsonObject>> held = holders.read(visit, responsibilities);
        PageTexts texts = visit.texts();
        return Future.all(tree, agencies, programmes, held)
                .map(all -> new FindingPage(
                        JsonFields.text(finding, "id"),
                        FindingLine.of(finding, texts),
                        finding.getBoolean("vertical", false),
                        texts.formats().dayOf(finding, "firstSeen"),
                        texts.name(Vocabulary.FUNCTIONS, JsonFields.text(finding, "function")),
                        texts.name(Vocabulary.CONTINGENCIES, JsonFields.text(finding, "contingency")),
                        tree.result(),
                        everywhere.size() > MOST
                                ? texts.of("placesLeftOut", texts.formats().number((long) everywhere.size() - MOST))
                                : "",
                        new ExtentTexts(texts, FactNames.names(places.result(), visit.language()))
                                .lines(boxes, visit.today(), MOST),
                        texts.more(boxes.size(), MOST),
                        links("agencies", agencyCodes, agencies.result()),
                        texts.more(agencyCodes.size(), MOST),
                        links("programmes", programmeCodes, programmes.result()),
                        texts.more(programmeCodes.size(), MOST),
                        held.result().stream()
                                .map(responsibility -> FindingHolders.line(
                                        visit, responsibility, agencies.result(), programmes.result()))
                                .toList(),
                        texts.more(responsibilities.size(), FindingHolders.MOST),
                        JsonFields.oldestFirst(history).stream()
                                .map(version -> version(version, texts))
                                .toList(),
                        !JsonFields.text(history, "next").isEmpty(),
                        work(visit, answer, entered, errors)));
    }

    private static List<FactLink> links(String collection, List<String> codes, Map<String, String> known) {
        return codes.stream()
                .limit(MOST)
                .map(code -> FactLink.of(collection, code, known))
                .toList();
    }

    private static HistoryLine version(JsonObject version, PageTexts texts) {
        JsonObject step = JsonFields.object(version, "step");
        return new HistoryLine(
                texts.formats().dayOf(version, "at"),
                texts.name("change", JsonFields.text(version, "change")),
                JsonFields.text(step, "by"),
                Stream.of("reason", "comment", "assignee")
                        .map(field -> JsonFields.text(step, field))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static FindingWork work(PageVisit visit, ApiAnswer answer, FormFields entered, List<FieldError> errors) {
        JsonObject finding = answer.body();
        JsonObject handling = JsonFields.object(finding, "handling");
        PageTexts texts = visit.texts();
        return new FindingWork(
                finding.getJsonObject("handling") != null,
                Stream.of("assignee", "agency")
                        .map(field -> JsonFields.text(handling, field))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                texts.formats().day(handling, "dueOn"),
                handling.getBoolean("overdue", false),
                JsonFields.text(handling, "reason"),
                texts.formats().day(handling, "reviewOn"),
                visit.isCoordinator(),
                JsonFields.texts(finding, "availableTransitions").stream()
                        .map(code -> step(code, texts))
                        .toList(),
                answer.tag(),
                UUID.randomUUID().toString(),
                inForms(handling, entered),
                errors);
    }

    /** What the fields of the forms contain: what was entered, and otherwise the assignment as it is. */
    private static FormFields inForms(JsonObject handling, FormFields entered) {
        Map<String, List<String>> values = new HashMap<>();
        Stream.of("assignee", "agency", "dueOn")
                .forEach(field -> values.put(field, List.of(JsonFields.text(handling, field))));
        values.putAll(entered.values());
        return new FormFields(values);
    }

    private static StepChoice step(String code, PageTexts texts) {
        boolean accepts = code.equals(FindingTransition.ACCEPT.code());
        return new StepChoice(
                code,
                texts.name("transition", code),
                accepts || code.equals(FindingTransition.DISPUTE.code()),
                accepts);
    }
}
