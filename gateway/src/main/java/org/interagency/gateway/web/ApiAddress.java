package org.interagency.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path and a query: of the API, below {@code /api/v1}, or of a page.
 *
 * @param steps the segments of the path, not encoded
 * @param query its parameters, in their order
 */
record ApiAddress(List<String> steps, List<Parameter> query) {

    /** What precedes the path of an address of the API. */
    static final String API = "/api/v1";

    /** A parameter of a query, not encoded. */
    record Parameter(String name, String value) {}

    ApiAddress {
        steps = List.copyOf(steps);
        query = List.copyOf(query);
    }

    /** The address with these segments and no parameters. */
    static ApiAddress of(String... steps) {
        return new ApiAddress(Arrays.asList(steps), List.of());
    }

    /** The same address with one more parameter; without it if the value is empty, as in a form that was not filled in. */
    ApiAddress with(String name, String value) {
        return with(name, List.of(value));
    }

    /** The same address with one more parameter for each value that is not empty. */
    ApiAddress with(String name, Collection<String> values) {
        List<Parameter> more = new ArrayList<>(query);
        values.stream()
                .filter(value -> !value.isEmpty())
                .map(value -> new Parameter(name, value))
                .forEach(more::add);
        return new ApiAddress(steps, more);
    }

    /** The first segment of the path, by which the gateway knows the service. */
    String collection() {
        return steps.get(0);
    }

    /** The path and the query, encoded, beginning with a slash. */
    String text() {
        String path = steps.stream().map(step -> "/" + encoded(step)).collect(Collectors.joining());
        return query.isEmpty()
                ? path
                : path + "?"
                        + query.stream()
                                .map(parameter -> encoded(parameter.name()) + "=" + encoded(parameter.value()))
                                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
