package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Facts that belong to another one.
 *
 * @param links to the first of them, by name
 * @param all the address of the list of all of them; empty if all are shown
 * @param isKnown whether the service has answered; otherwise there may be some, although none is shown
 */
public record FactLinks(List<FactLink> links, String all, boolean isKnown) {

    private static final String MOST = "25";

    /** The address of the part of a list that is shown. */
    static ApiAddress first(ApiAddress list) {
        return list.with("sort", "name").with("limit", MOST);
    }

    /**
     * The facts of a list.
     *
     * @param list its address, of the API and of the page
     * @param answer what the API answers there; empty if it does not
     */
    static FactLinks of(PageVisit visit, PageDay day, ApiAddress list, JsonObject answer) {
        return new FactLinks(
                JsonFields.objects(answer, "items").stream()
                        .map(fact -> link(visit, day, list.collection(), fact))
                        .toList(),
                JsonFields.text(answer, "next").isEmpty() ? "" : list.text(),
                !answer.isEmpty());
    }

    private static FactLink link(PageVisit visit, PageDay day, String collection, JsonObject fact) {
        String code = JsonFields.text(fact, "code");
        return new FactLink(
                day.chosenFor(ApiAddress.of(collection, code)).text(), JsonFields.nameOrCode(fact, visit.language()));
    }
}
