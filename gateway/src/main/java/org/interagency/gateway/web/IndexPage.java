package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.HomePage.SeriesPoint;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the page of an index shows.
 *
 * @param name the name of the index
 * @param source where the definition comes from
 * @param charts the series as a picture; empty if it has no value
 * @param points the same as a table, the earliest day first
 * @param comparedBy by what the index is compared, in words
 * @param day the day of the comparison
 * @param rows what is compared
 * @param isShare whether rows have bars
 * @param exports the comparison as files
 * @param next the address with the next rows; empty if there are no more
 * @param errors what is wrong with the filters; then the page has the form alone
 */
public record IndexPage(
        FilterForm form,
        String name,
        String definition,
        String source,
        List<LineChart> charts,
        List<SeriesPoint> points,
        String comparedBy,
        String day,
        List<ComparedIndex> rows,
        boolean isShare,
        List<PageLink> exports,
        String next,
        List<FieldError> errors) {

    /**
     * The index of a territory, a government level, a contingency or a programme.
     *
     * @param href the address of the page about this alone
     * @param value as the reader's language writes it
     * @param percent the same from 0 to 100, for the bar
     */
    public record ComparedIndex(String href, String name, String value, long percent) {}
}
