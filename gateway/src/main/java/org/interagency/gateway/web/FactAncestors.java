package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a territory or an agency is part of, up to the root of the tree. */
@ApplicationScoped
class FactAncestors {

    /** Each needs a request after the one before; a tree that people have made has fewer levels. */
    static final int MOST = 8;

    private final RegistryApi api;

    FactAncestors(RegistryApi api) {
        this.api = api;
    }

    /**
     * Links to the ancestors of a fact, the largest first; only the nearest if there are more than {@value #MOST}, or if the service does not answer.
     *
     * @param collection the path of the kind
     * @param state the fact as it is on the day
     */
    Future<List<FactLink>> of(PageVisit visit, PageDay day, String collection, JsonObject state) {
        return above(visit, day, collection, JsonFields.text(state, "parent"), List.of());
    }

    private Future<List<FactLink>> above(
            PageVisit visit, PageDay day, String collection, String code, List<FactLink> found) {
        if (code.isEmpty() || found.size() == MOST) {
            return Future.succeededFuture(found);
        }
        return api.get(visit, ApiAddress.of(collection, code))
                .map(answer -> FactStates.on(answer.body(), day.day()))
                .compose(
                        parent -> above(
                                visit,
                                day,
                                collection,
                                JsonFields.text(parent, "parent"),
                                Stream.concat(Stream.of(link(visit, day, collection, parent)), found.stream())
                                        .toList()),
                        unavailable -> Future.succeededFuture(found));
    }

    private static FactLink link(PageVisit visit, PageDay day, String collection, JsonObject parent) {
        String code = JsonFields.text(parent, "code");
        return new FactLink(
                day.chosenFor(ApiAddress.of(collection, code)).text(), JsonFields.nameOrCode(parent, visit.language()));
    }
}
