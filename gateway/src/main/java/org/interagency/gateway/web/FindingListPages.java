package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.PageFrame.PageLink;

/** {@code /findings}: the findings that match the filters of the address, or how many there are by something. */
@ApplicationScoped
class FindingListPages {

    private static final String LINES = "25";
    private static final String COUNTS = "50";

    /** The dimensions whose values are facts with names, and the paths of these facts. */
    private static final Map<String, String> COLLECTIONS = Map.of(
            "programme", "programmes",
            "right", "rights",
            "agency", "agencies",
            "territory", "territories");

    private final RegistryApi api;
    private final FactNames names;
    private final EntryNames entries;

    FindingListPages(RegistryApi api, FactNames names, EntryNames entries) {
        this.api = api;
        this.names = names;
        this.entries = entries;
    }

    Future<PageAnswer> show(PageVisit visit) {
        String by = visit.parameter("groupBy");
        ApiAddress filtered = FindingFilters.address(visit).with("groupBy", by);
        ApiAddress ordered = by.isEmpty()
                ? filtered.with("sort", "-severity").with("limit", LINES)
                : filtered.with("sort", "-findings").with("limit", COUNTS);
        return api.get(visit, ordered.with("cursor", visit.parameter("cursor")))
                .compose(answer -> page(visit, by, filtered, answer.body()))
                .map(page -> PageAnswer.shown("findings.html", visit.texts().of("findingsTitle"), page))
                .recover(failure -> refused(visit, failure));
    }

    private Future<FindingListPage> page(PageVisit visit, String by, ApiAddress filtered, JsonObject list) {
        List<JsonObject> items = JsonFields.objects(list, "items");
        String cursor = JsonFields.text(list, "next");
        String next = cursor.isEmpty() ? "" : filtered.with("cursor", cursor).text();
        List<String> dimensions = by.isEmpty() ? List.of() : Arrays.asList(by.split(","));
        return counts(visit, dimensions, dimensions.isEmpty() ? List.of() : items)
                .map(counts -> page(
                        visit,
                        dimensions,
                        dimensions.isEmpty()
                                ? items.stream()
                                        .map(finding -> FindingLine.of(finding, visit.texts()))
                                        .toList()
                                : List.of(),
                        counts,
                        FileLinks.of(visit, filtered),
                        next,
                        List.of()));
    }

    private static FindingListPage page(
            PageVisit visit,
            List<String> dimensions,
            List<FindingLine> lines,
            List<FindingCount> counts,
            List<PageLink> exports,
            String next,
            List<FieldError> errors) {
        return new FindingListPage(
                FindingFilters.fields(visit),
                FindingFilters.statuses(visit),
                visit.parameter("agency"),
                visit.parameter("programme"),
                visit.parameter("withinTerritory"),
                FindingFilters.kept(visit),
                !dimensions.isEmpty(),
                dimensions.stream()
                        .map(dimension -> visit.texts().name("dimension", dimension))
                        .collect(Collectors.joining(" · ")),
                lines,
                counts,
                exports,
                next,
                errors);
    }

    /** An address that the API refuses is shown with the form, in which the reader corrects it. */
    private static Future<PageAnswer> refused(PageVisit visit, Throwable failure) {
        return FilterForm.errors(visit, failure, FindingFilters.IN_FORM)
                .map(errors -> page(visit, List.of(), List.of(), List.of(), List.of(), "", errors))
                .map(page -> Future.<PageAnswer>succeededFuture(
                        new ShownPage(400, "findings.html", visit.texts().of("findingsTitle"), page)))
                .orElseGet(() -> Future.failedFuture(failure));
    }

    private Future<List<FindingCount>> counts(PageVisit visit, List<String> dimensions, List<JsonObject> items) {
        List<Future<Map<String, String>>> all = dimensions.stream()
                .map(dimension -> names(visit, dimension, values(items, dimension)))
                .toList();
        return Future.all(all).map(found -> items.stream()
                .map(line -> FindingCount.of(
                        line,
                        IntStream.range(0, dimensions.size())
                                .mapToObj(i -> nameOf(
                                        line, dimensions.get(i), all.get(i).result()))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.joining(" · ")),
                        visit.texts()))
                .toList());
    }

    private Future<Map<String, String>> names(PageVisit visit, String dimension, List<String> codes) {
        if (dimension.equals("level")) {
            return entries.of(visit, EntryNames.LEVELS);
        }
        String collection = COLLECTIONS.get(dimension);
        return collection == null
                ? Future.succeededFuture(codes.stream()
                        .distinct()
                        .collect(Collectors.toMap(code -> code, code -> ownName(visit, dimension, code))))
                : names.of(visit, collection, codes);
    }

    private static String ownName(PageVisit visit, String dimension, String code) {
        return dimension.equals("contingency")
                ? visit.texts().name(Vocabulary.CONTINGENCIES, code)
                : visit.texts().name(dimension, code);
    }

    private static List<String> values(List<JsonObject> items, String dimension) {
        return items.stream()
                .map(line -> JsonFields.text(JsonFields.object(line, "group"), dimension))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String nameOf(JsonObject line, String dimension, Map<String, String> known) {
        String code = JsonFields.text(JsonFields.object(line, "group"), dimension);
        return known.getOrDefault(code, code);
    }
}
