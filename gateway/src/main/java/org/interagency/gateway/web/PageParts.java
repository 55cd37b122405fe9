package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The answers of the API that one page can do without. The page says if some are missing. */
final class PageParts {

    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 500;

    private final RegistryApi api;
    private final PageVisit visit;
    private volatile boolean isWhole = true;

    PageParts(RegistryApi api, PageVisit visit) {
        this.api = api;
        this.visit = visit;
    }

    /**
     * What is at an address; empty if the service is not available, or has not heard of the fact yet. It fails if the API refuses the request for another
     * reason.
     */
    Future<JsonObject> get(ApiAddress address) {
        return api.get(visit, address).map(ApiAnswer::body).recover(failure -> {
            if (failure instanceof PageRefusal refusal
                    && (refusal.status() == NOT_FOUND || refusal.status() >= FIRST_FAILURE)) {
                isWhole = false;
                return Future.succeededFuture(new JsonObject());
            }
            return Future.failedFuture(failure);
        });
    }

    /** What to tell the reader if a part is missing; empty if all were found. */
    String notice() {
        return isWhole ? "" : visit.texts().of("partlyUnavailable");
    }
}
