package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.CountryReportPage.ReportIndicator;
import org.interagency.gateway.web.FindingPage.HistoryLine;

/**
 * What the page of a line of a country report shows, with the form with which a coordinator fills it in.
 *
 * @param action the address of the page
 * @param country the name of the country
 * @param report the address of the report
 * @param indicator what the report says of it
 * @param category the name of its category or principle
 * @param kind structural, process or outcome
 * @param isWriter whether the reader gets the forms
 * @param isFilledIn whether there is something to withdraw
 * @param tag the version that the reader has seen, which each form sends; empty if the country has not filled in the line
 * @param entered what stands in the form, by the names of its fields
 * @param history what has been said in the line, the earliest first
 * @param wholeHistory the address of the whole history; empty if the page has it
 * @param errors why the form was refused; empty if none was
 */
public record CountryLinePage(
        String action,
        String country,
        String report,
        ReportIndicator indicator,
        String category,
        String kind,
        boolean isWriter,
        boolean isFilledIn,
        String tag,
        FormFields entered,
        List<HistoryLine> history,
        String wholeHistory,
        List<FieldError> errors) {}
