package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;

/**
 * How many findings have the same value.
 *
 * @param href the address of the list of these findings
 * @param name the name of the value
 * @param findings their number, as the reader's language writes it; so are the numbers by severity
 */
public record FindingCount(String href, String name, String findings, String high, String medium, String low) {

    /**
     * A line of the API's answer to {@code groupBy}.
     *
     * @param name the name of the value, empty if the findings have none
     */
    static FindingCount of(JsonObject line, String name, PageTexts texts) {
        PageFormats formats = texts.formats();
        JsonObject severity = JsonFields.object(line, "severity");
        return new FindingCount(
                page(JsonFields.text(line, "link")),
                name.isEmpty() ? texts.of("noValue") : name,
                formats.number(line.getLong("findings", 0L)),
                formats.number(severity.getLong("high", 0L)),
                formats.number(severity.getLong("medium", 0L)),
                formats.number(severity.getLong("low", 0L)));
    }

    /** The page with the same findings as an address of the API: it has the same path and takes the same parameters. */
    private static String page(String link) {
        return link.startsWith(ApiAddress.API) ? link.substring(ApiAddress.API.length()) : "/findings";
    }
}
