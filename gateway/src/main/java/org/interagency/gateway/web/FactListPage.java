package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FilterForm.FilterText;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What a list of facts shows.
 *
 * @param path the path of the list
 * @param title the name of the kind
 * @param lead what facts of this kind are
 * @param q the words by which names are searched
 * @param choices the filters of which one value is chosen
 * @param codes the filters in which a code is written
 * @param kept the filters that only links have
 * @param asOf the day as of which the list is, as it was written; empty if it is of all days
 * @param columns what the columns between the name and the validity are called
 * @param rows the facts of this page of the list
 * @param add to the form for a new one; without an address and a name if the reader gets none
 * @param exports the same list as files
 * @param next the address of the next page of the list; empty on the last one
 * @param errors what is wrong with the address
 */
public record FactListPage(
        String path,
        String title,
        String lead,
        String q,
        List<ChoiceField> choices,
        List<FilterText> codes,
        List<KeptFilter> kept,
        String asOf,
        List<String> columns,
        List<FactRow> rows,
        FactLink add,
        List<PageLink> exports,
        String next,
        List<FieldError> errors) {

    /**
     * A fact in the list.
     *
     * @param cells the values of each column
     * @param period when it exists
     */
    public record FactRow(FactLink name, String code, List<FactCell> cells, String period) {}

    /** The values of a column in a fact. */
    public record FactCell(List<FactLink> values) {}
}
