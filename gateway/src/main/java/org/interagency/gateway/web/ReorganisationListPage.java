package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the list of reorganisations shows.
 *
 * @param lines the latest first
 * @param plan the address of the first step of a new one; empty if the reader may not plan one
 * @param exports the same list as files
 * @param next the address of the next page of the list; empty on the last one
 */
public record ReorganisationListPage(List<ReorganisationLine> lines, String plan, List<PageLink> exports, String next) {

    /**
     * A reorganisation in the list.
     *
     * @param day the first day on which it is in effect
     * @param type what happened
     * @param from the first of the agencies that were reorganised; so are those that took over
     */
    public record ReorganisationLine(FactLink page, String day, String type, List<FactLink> from, List<FactLink> to) {}
}
