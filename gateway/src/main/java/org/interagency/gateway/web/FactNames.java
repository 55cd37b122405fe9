package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the names of facts by their codes, with one request for each kind of fact and {@value #IN_ONE} codes. */
@ApplicationScoped
class FactNames {

    /** More codes would make the address too long. */
    private static final int IN_ONE = 50;

    /** How many requests are sent at the same time. No page has more codes; those beyond are shown as they are. */
    private static final int MOST_REQUESTS = 4;

    private static final int FIRST_FAILURE = 500;

    private final RegistryApi api;

    FactNames(RegistryApi api) {
        this.api = api;
    }

    /**
     * The names in the reader's language, by their codes. A code without a name is left out; so are those for which the service does not answer, since a
     * page with codes says more than none. It fails if the API refuses a request.
     *
     * @param collection the path of the kind, such as {@code agencies}
     */
    Future<Map<String, String>> of(PageVisit visit, String collection, Collection<String> codes) {
        return facts(visit, collection, codes).map(facts -> names(facts, visit.language()));
    }

    /** The same, as the names are on a day. A code of what does not exist on that day is left out. */
    Future<Map<String, String>> of(PageVisit visit, String collection, Collection<String> codes, LocalDate day) {
        return facts(visit, new PageDay(day, true).existingOf(ApiAddress.of(collection)), codes)
                .map(facts -> names(facts, visit.language()));
    }

    /** The facts as they are today, by their codes. It leaves out and fails as {@link #of(PageVisit, String, Collection)} does. */
    Future<Map<String, JsonObject>> facts(PageVisit visit, String collection, Collection<String> codes) {
        return facts(visit, ApiAddress.of(collection), codes);
    }

    /** The names of facts in a language, by their codes; a fact without a name is left out. */
    static Map<String, String> names(Map<String, JsonObject> facts, Locale language) {
        Map<String, String> names = new HashMap<>();
        facts.forEach((code, fact) -> {
            String name = JsonFields.localised(fact, "name", language);
            if (!name.isEmpty()) {
                names.put(code, name);
            }
        });
        return names;
    }

    private Future<Map<String, JsonObject>> facts(PageVisit visit, ApiAddress list, Collection<String> codes) {
        List<Future<Map<String, JsonObject>>> facts =
                groups(codes).stream().map(group -> ofGroup(visit, list, group)).toList();
        return facts.isEmpty()
                ? Future.succeededFuture(Map.of())
                : Future.all(facts).map(all -> joined(facts));
    }

    /** The different codes, in groups for one request each. */
    static List<List<String>> groups(Collection<String> codes) {
        List<String> wanted =
                codes.stream().distinct().limit(IN_ONE * MOST_REQUESTS).toList();
        return IntStream.range(0, (wanted.size() + IN_ONE - 1) / IN_ONE)
                .mapToObj(i -> wanted.subList(i * IN_ONE, Math.min(wanted.size(), (i + 1) * IN_ONE)))
                .toList();
    }

    private Future<Map<String, JsonObject>> ofGroup(PageVisit visit, ApiAddress list, List<String> codes) {
        ApiAddress address = list.with("code", codes).with("limit", Integer.toString(IN_ONE));
        return api.get(visit, address)
                .map(answer -> JsonFields.objects(answer.body(), "items").stream()
                        .collect(Collectors.toMap(
                                fact -> JsonFields.text(fact, "code"), fact -> fact, (one, other) -> one)))
                .recover(failure -> failure instanceof PageRefusal refusal && refusal.status() >= FIRST_FAILURE
                        ? Future.succeededFuture(Map.of())
                        : Future.failedFuture(failure));
    }

    private static Map<String, JsonObject> joined(List<Future<Map<String, JsonObject>>> groups) {
        Map<String, JsonObject> all = new HashMap<>();
        groups.forEach(group -> all.putAll(group.result()));
        return all;
    }
}
