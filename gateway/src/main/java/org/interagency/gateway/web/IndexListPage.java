package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.IndexCharts.IndexChart;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the page of all indices shows.
 *
 * @param day the day of the values; empty if the filters are wrong
 * @param indices the indices
 * @param charts how some of them have changed
 * @param exports the values as files
 * @param errors what is wrong with the filters
 */
public record IndexListPage(
        FilterForm form,
        String day,
        List<DefinedIndex> indices,
        List<IndexChart> charts,
        List<PageLink> exports,
        List<FieldError> errors) {

    /**
     * An index.
     *
     * @param href the address of the page with more about it
     * @param source where the definition comes from
     */
    public record DefinedIndex(String href, String name, String value, String definition, String source) {}
}
