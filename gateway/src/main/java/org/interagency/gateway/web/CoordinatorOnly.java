package org.interagency.gateway.web;

import io.vertx.core.Future;

/** What the pages have in common that are for coordinators alone. What a coordinator may read and write, the services decide. */
final class CoordinatorOnly {

    private CoordinatorOnly() {}

    /** It fails for everybody who is no coordinator. */
    static Future<Void> check(PageVisit visit) {
        if (visit.authorization() == null) {
            return Future.failedFuture(new PageRefusal(401, visit.texts().of("coordinatorsSignIn")));
        }
        return visit.isCoordinator()
                ? Future.succeededFuture()
                : Future.failedFuture(new PageRefusal(403, visit.texts().of("forCoordinators")));
    }
}
