package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the names of all entries of a short list, such as a vocabulary or the government levels. */
@ApplicationScoped
class EntryNames {

    /** The path of the government levels. */
    static final List<String> LEVELS = List.of("government-levels");

    /** As many as the API answers at once. */
    private static final int MOST = 1000;

    private final RegistryApi api;

    EntryNames(RegistryApi api) {
        this.api = api;
    }

    /**
     * The names in the reader's language by their codes, in the order of that language; an entry without a name has its code. Nothing if the service does
     * not answer, since a page with codes says more than none.
     *
     * @param path of the list
     */
    Future<Map<String, String>> of(PageVisit visit, List<String> path) {
        return read(visit, path, MOST).otherwise(Map.of());
    }

    /** The same for a form, in which the reader could choose nothing without them: it fails if the service does not answer. */
    Future<Map<String, String>> read(PageVisit visit, List<String> path) {
        return read(visit, path, MOST);
    }

    /** The same of the first entries, by their codes. */
    Future<Map<String, String>> read(PageVisit visit, List<String> path, int most) {
        return api.get(visit, new ApiAddress(path, List.of()).with("limit", Integer.toString(most)))
                .map(answer -> names(JsonFields.objects(answer.body(), "items"), visit));
    }

    private static Map<String, String> names(List<JsonObject> entries, PageVisit visit) {
        Collator collator = Collator.getInstance(visit.language());
        return entries.stream()
                .map(entry ->
                        new NamedEntry(JsonFields.text(entry, "code"), JsonFields.nameOrCode(entry, visit.language())))
                .sorted(Comparator.comparing(NamedEntry::name, collator))
                .collect(Collectors.toMap(NamedEntry::code, NamedEntry::name, (one, other) -> one, LinkedHashMap::new));
    }

    private record NamedEntry(String code, String name) {}
}
