package org.interagency.gateway.web;

import io.vertx.core.Future;

/** What all pages of the desk have in common: they are for registrars. What a registrar may read and write, the services decide. */
final class Desk {

    private static final String ALL_AGENCIES = "*";

    private Desk() {}

    /** The code of the agency for which the reader writes; empty for the central registry office. It fails for everybody else. */
    static Future<String> of(PageVisit visit) {
        if (visit.authorization() == null) {
            return Future.failedFuture(new PageRefusal(401, visit.texts().of("deskSignIn")));
        }
        if (!visit.isRegistrar()) {
            return Future.failedFuture(new PageRefusal(403, visit.texts().of("deskForRegistrars")));
        }
        String agency = visit.agency();
        if (agency.isEmpty()) {
            return Future.failedFuture(new PageRefusal(403, visit.texts().of("deskNoAgency")));
        }
        return Future.succeededFuture(agency.equals(ALL_AGENCIES) ? "" : agency);
    }
}
