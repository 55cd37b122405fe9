package org.interagency.gateway.web;

import java.util.List;

/**
 * The countries that have a report.
 *
 * @param day the day of the figures; empty if there is no country
 * @param indices the names of the three indices that each country has
 * @param next the address with the next countries; empty if there are no more
 */
public record CountryListPage(String day, List<String> indices, List<ReportedCountry> countries, String next) {

    /**
     * A country.
     *
     * @param href the address of its report
     * @param values the values of the indices, as the reader's language writes them
     */
    public record ReportedCountry(String href, String name, List<String> values) {}
}
