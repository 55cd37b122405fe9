package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.IndexCharts.IndexChart;
import org.interagency.gateway.web.PageFrame.PageLink;

/**
 * What the report of a country shows, in the layout of the OAS: categories and principles, each with structural, process and outcome indicators.
 *
 * @param country the name of the country
 * @param day the day of the report; empty if the filters are wrong
 * @param sections the categories and principles, in their order
 * @param charts how some indices of the country have changed
 * @param exports the report as files
 * @param errors what is wrong with the day that is asked for
 */
public record CountryReportPage(
        FilterForm form,
        String country,
        String day,
        List<ReportSection> sections,
        List<IndexChart> charts,
        List<PageLink> exports,
        List<FieldError> errors) {

    /**
     * A category or a principle.
     *
     * @param id its code
     */
    public record ReportSection(String id, String name, List<ReportKind> kinds) {}

    /** The indicators of one kind: structural, process or outcome. */
    public record ReportKind(String name, List<ReportIndicator> indicators) {}

    /**
     * A line of the report.
     *
     * @param id the code of the line
     * @param definedBy where the definition comes from
     * @param values what it says; empty if the country has not filled it in
     * @param detail what the value is made of; empty if there is nothing to add
     * @param isComputed whether the registry computes it
     * @param year the year that it is about; empty for what is computed
     * @param source where the country has it from; empty for what is computed
     * @param more the address of the page with more about it; empty if there is none
     * @param edit the address of the form; empty if the reader may not fill it in
     */
    public record ReportIndicator(
            String id,
            String definition,
            String definedBy,
            List<String> values,
            String detail,
            boolean isComputed,
            String year,
            List<LawLink> source,
            String more,
            String edit) {}
}
