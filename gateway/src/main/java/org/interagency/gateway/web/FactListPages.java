package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.gateway.web.FactListPage.FactCell;
import org.interagency.gateway.web.FactListPage.FactRow;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /agencies}, {@code /programmes} and the others of {@link ListedKind}: the facts of a kind that match the filters of the address. */
@ApplicationScoped
class FactListPages {

    private static final String LINES = "50";

    /** A cell can have thousands of values, such as the parties of an agreement. */
    private static final int MOST_VALUES = 12;

    private static final String TEMPLATE = "facts.html";

    /** Filters that only links have. */
    static final Map<ListedKind, List<String>> IN_LINKS =
            Map.of(ListedKind.PROGRAMME, List.of("benefit", "lifeCycleStage"));

    private final RegistryApi api;
    private final FactNames names;
    private final EntryNames entries;

    FactListPages(RegistryApi api, FactNames names, EntryNames entries) {
        this.api = api;
        this.names = names;
        this.entries = entries;
    }

    /** A page of the list: what was found, and the names of all that its filters and columns can contain, by the paths of their lists. */
    private record FoundFacts(JsonObject list, Map<List<String>, Map<String, String>> names) {

        Map<String, String> namesOf(FactField field) {
            return names.getOrDefault(
                    field.entries().isEmpty() ? List.of(field.collection()) : field.entries(), Map.of());
        }
    }

    Future<PageAnswer> show(PageVisit visit, ListedKind kind) {
        ApiAddress filtered = address(visit, kind);
        ApiAddress asked = sorted(visit, kind, filtered).with("limit", LINES).with("cursor", visit.parameter("cursor"));
        Future<JsonObject> list = api.get(visit, asked).map(ApiAnswer::body);
        Future<Map<List<String>, Map<String, String>>> options =
                all(Stream.concat(kind.filters().stream(), kind.columns().stream())
                        .map(FactField::entries)
                        .filter(path -> !path.isEmpty())
                        .distinct()
                        .map(path -> Map.entry(path, entries.of(visit, path))));
        // The form is shown with its options even if the list is refused.
        return options.compose(known -> list.compose(found -> namesOfFacts(visit, kind, found)
                        .map(more -> page(visit, kind, filtered, new FoundFacts(found, union(known, more)), List.of())))
                .map(page -> PageAnswer.shown(TEMPLATE, page.title(), page))
                .recover(failure -> refused(visit, kind, filtered, known, failure)));
    }

    private static List<String> inLinks(ListedKind kind) {
        return IN_LINKS.getOrDefault(kind, List.of());
    }

    private static ApiAddress address(PageVisit visit, ListedKind kind) {
        List<String> names = Stream.of(
                        kind.filters().stream().map(FactField::name), inLinks(kind).stream(), Stream.of("asOf"))
                .flatMap(part -> part)
                .toList();
        return FilterForm.filtered(ApiAddress.of(kind.collection()).with("q", visit.parameter("q")), visit, names);
    }

    /** By name, as people look for things; but by code if the database would have to read the names of a million things for each page. */
    private static ApiAddress sorted(PageVisit visit, ListedKind kind, ApiAddress list) {
        boolean isShort = !kind.isLarge()
                || !visit.parameter("q").isEmpty()
                || !visit.parameter("parent").isEmpty();
        return isShort ? list.with("sort", "name") : list;
    }

    /** The names of the facts that the columns name, which have one list of names for each kind. */
    private Future<Map<List<String>, Map<String, String>>> namesOfFacts(
            PageVisit visit, ListedKind kind, JsonObject list) {
        List<JsonObject> items = JsonFields.objects(list, "items");
        return all(kind.columns().stream()
                .filter(column -> !column.collection().isEmpty())
                .map(column -> Map.entry(
                        List.of(column.collection()),
                        names.of(
                                visit,
                                column.collection(),
                                items.stream()
                                        .flatMap(fact ->
                                                column.valuesIn(fact).stream().limit(MOST_VALUES))
                                        .toList()))));
    }

    private static Future<Map<List<String>, Map<String, String>>> all(
            Stream<Map.Entry<List<String>, Future<Map<String, String>>>> asked) {
        List<Map.Entry<List<String>, Future<Map<String, String>>>> each = asked.toList();
        return Future.all(each.stream().map(Map.Entry::getValue).toList()).map(done -> {
            Map<List<String>, Map<String, String>> found = new HashMap<>();
            each.forEach(one -> found.put(one.getKey(), one.getValue().result()));
            return found;
        });
    }

    private static <K, V> Map<K, V> union(Map<K, V> some, Map<K, V> others) {
        Map<K, V> union = new HashMap<>(some);
        union.putAll(others);
        return union;
    }

    private static Future<PageAnswer> refused(
            PageVisit visit,
            ListedKind kind,
            ApiAddress filtered,
            Map<List<String>, Map<String, String>> options,
            Throwable failure) {
        List<String> fields = Stream.concat(kind.filters().stream().map(FactField::name), Stream.of("q", "asOf"))
                .toList();
        return FilterForm.errors(visit, failure, fields)
                .map(errors -> page(visit, kind, filtered, new FoundFacts(new JsonObject(), options), errors))
                .map(page -> Future.<PageAnswer>succeededFuture(new ShownPage(400, TEMPLATE, page.title(), page)))
                .orElseGet(() -> Future.failedFuture(failure));
    }

    private static FactListPage page(
            PageVisit visit, ListedKind kind, ApiAddress filtered, FoundFacts found, List<FieldError> errors) {
        PageTexts texts = visit.texts();
        String cursor = JsonFields.text(found.list(), "next");
        return new FactListPage(
                ApiAddress.of(kind.collection()).text(),
                texts.of("navigation./" + kind.collection()),
                texts.of("lead." + kind.collection()),
                visit.parameter("q"),
                choices(visit, kind, found),
                codes(visit, kind),
                FilterForm.kept(visit, inLinks(kind)),
                visit.parameter("asOf"),
                kind.columns().stream()
                        .map(column -> texts.of("fact." + column.name()))
                        .toList(),
                JsonFields.objects(found.list(), "items").stream()
                        .map(fact -> row(visit, kind, fact, found))
                        .toList(),
                kind == ListedKind.AGREEMENT && visit.isCoordinator()
                        ? new FactLink("/desk/agreements", texts.of("add.agreement"))
                        : FactLink.plain(""),
                FileLinks.of(visit, filtered),
                cursor.isEmpty() ? "" : filtered.with("cursor", cursor).text(),
                errors);
    }

    private static List<ChoiceField> choices(PageVisit visit, ListedKind kind, FoundFacts found) {
        PageTexts texts = visit.texts();
        return kind.filters().stream()
                .filter(filter -> !filter.entries().isEmpty())
                .map(filter -> {
                    Map<String, String> options = found.namesOf(filter);
                    return ChoiceField.of(
                            filter.name(),
                            texts.of("fact." + filter.name()),
                            texts.of("any"),
                            List.copyOf(options.keySet()),
                            code -> options.getOrDefault(code, code),
                            visit.parameters(filter.name()));
                })
                .toList();
    }

    private static List<FilterText> codes(PageVisit visit, ListedKind kind) {
        PageTexts texts = visit.texts();
        return kind.filters().stream()
                .filter(filter -> filter.entries().isEmpty())
                .map(filter -> new FilterText(
                        filter.name(),
                        texts.of("codeOf", texts.of("fact." + filter.name())),
                        "text",
                        visit.parameter(filter.name())))
                .toList();
    }

    private static FactRow row(PageVisit visit, ListedKind kind, JsonObject fact, FoundFacts found) {
        String code = JsonFields.text(fact, "code");
        return new FactRow(
                new FactLink(asOf(visit, kind.collection(), code), JsonFields.nameOrCode(fact, visit.language())),
                code,
                kind.columns().stream()
                        .map(column -> cell(visit, column, fact, found.namesOf(column)))
                        .toList(),
                new ExtentTexts(visit.texts(), Map.of()).period(fact));
    }

    /** The address of the page of a fact as of the day of the list. */
    private static String asOf(PageVisit visit, String collection, String code) {
        return ApiAddress.of(collection, code)
                .with("asOf", visit.parameter("asOf"))
                .text();
    }

    private static FactCell cell(PageVisit visit, FactField column, JsonObject fact, Map<String, String> known) {
        PageTexts texts = visit.texts();
        List<String> values = column.valuesIn(fact);
        Stream<FactLink> first = values.stream()
                .limit(MOST_VALUES)
                .map(value -> column.collection().isEmpty()
                        ? FactLink.plain(known.getOrDefault(value, value))
                        : new FactLink(asOf(visit, column.collection(), value), known.getOrDefault(value, value)));
        return new FactCell(Stream.concat(first, FactLink.more(texts.more(values.size(), MOST_VALUES)))
                .toList());
    }
}
