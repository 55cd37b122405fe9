package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the names of facts by their codes, with one request for each kind of fact. */
@ApplicationScoped
class FactNames {

    /** More codes would make the address too long; those beyond it are shown as they are. */
    private static final int MOST = 50;

    private final RegistryApi api;

    FactNames(RegistryApi api) {
        this.api = api;
    }

    /**
     * The names in the reader's language, by their codes. A code without a name is left out; if the service does not answer, all are, since a page with
     * codes says more than none.
     *
     * @param collection the path of the kind, such as {@code agencies}
     */
    Future<Map<String, String>> of(PageVisit visit, String collection, Collection<String> codes) {
        List<String> wanted = codes.stream().distinct().limit(MOST).toList();
        if (wanted.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        ApiAddress address = ApiAddress.of(collection).with("code", wanted).with("limit", Integer.toString(MOST));
        return api.get(visit, address)
                .map(answer -> names(answer.body(), visit))
                .recover(unavailable -> Future.succeededFuture(Map.of()));
    }

    private static Map<String, String> names(JsonObject page, PageVisit visit) {
        return JsonFields.objects(page, "items").stream()
                .filter(fact -> !nameOf(fact, visit).isEmpty())
                .collect(Collectors.toMap(
                        fact -> JsonFields.text(fact, "code"), fact -> nameOf(fact, visit), (one, other) -> one));
    }

    private static String nameOf(JsonObject fact, PageVisit visit) {
        return JsonFields.localised(fact, "name", visit.language());
    }
}
