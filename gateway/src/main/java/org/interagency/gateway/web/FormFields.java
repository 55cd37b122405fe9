package org.interagency.gateway.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What somebody has written into a form.
 *
 * @param values by the names of the fields
 */
public record FormFields(Map<String, List<String>> values) {

    /** Nothing, as before a form is sent. */
    public static final FormFields EMPTY = new FormFields(Map.of());

    /** The most bytes that a form can have. */
    static final int MOST_BYTES = 32_768;

    private static final int MOST_FIELDS = 1_000;

    /**
     * Reads the body of a request ({@code application/x-www-form-urlencoded}).
     *
     * @throws IllegalArgumentException if it is not encoded as such a body
     */
    static FormFields of(String body) {
        return new FormFields(
                new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_FIELDS, true).parameters());
    }

    /** The value of a field, without spaces around it; empty if it has none. A line ends as in the registry, and not as browsers send it. */
    public String value(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0).replace("\r\n", "\n").strip();
    }
}
