package org.interagency.gateway.web;

import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.KnownDays;

/**
 * The day as of which a page shows the register.
 *
 * @param isChosen whether the reader has chosen it; otherwise it is today, and the next reading may be of another day
 */
record PageDay(LocalDate day, boolean isChosen) {

    private static final String AS_OF = "asOf";
    private static final int BAD_REQUEST = 400;

    /** The day that the address of the page names, or today. It fails if that is no day that the registry knows. */
    static Future<PageDay> of(PageVisit visit) {
        try {
            return Future.succeededFuture(read(visit.parameter(AS_OF), visit.today()));
        } catch (DateTimeException noDay) {
            return Future.failedFuture(unreadable(visit));
        }
    }

    /** The refusal of an address that names no day that the registry knows. */
    static PageRefusal unreadable(PageVisit visit) {
        return new PageRefusal(BAD_REQUEST, visit.texts().of("dayUnreadable"));
    }

    /**
     * The day that somebody has written, or today if nothing was written.
     *
     * @throws DateTimeException if it is no day that the registry knows
     */
    static PageDay read(String written, LocalDate today) {
        return written.isEmpty() ? new PageDay(today, false) : new PageDay(KnownDays.read(written), true);
    }

    /** The day as an address names it; empty if it was not chosen. */
    String chosen() {
        return isChosen ? day.toString() : "";
    }

    /** The same address as of the day that was chosen. */
    ApiAddress chosenFor(ApiAddress address) {
        return address.with(AS_OF, chosen());
    }

    /** The same list, of what exists on the day. */
    ApiAddress existingOf(ApiAddress list) {
        return list.with(AS_OF, day.toString());
    }

    /**
     * The list of the responsibilities that hold on the day.
     *
     * @param filter the parameter that names the agency or the programme
     */
    ApiAddress responsibilities(String filter, String code) {
        return existingOf(ApiAddress.of("responsibilities").with(filter, code)).with("validOn", day.toString());
    }

    /** The link to the page of a fact as of the same day. */
    FactLink link(String collection, String code, Map<String, String> names) {
        return new FactLink(chosenFor(ApiAddress.of(collection, code)).text(), names.getOrDefault(code, code));
    }

    /** The links to the pages of some facts of one kind as of the same day. */
    List<FactLink> links(String collection, Collection<String> codes, Map<String, String> names) {
        return codes.stream().map(code -> link(collection, code, names)).toList();
    }
}
