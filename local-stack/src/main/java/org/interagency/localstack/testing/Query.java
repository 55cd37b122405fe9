package org.interagency.localstack.testing;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A parameter of a query, decoded. */
record Query(String name, String value) {

    /** The parameters of an address, in order; those without a name are left out, as servers do. */
    static List<Query> of(URI address) {
        String query = address.getRawQuery();
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(query.split("&"))
                .map(one -> one.split("=", 2))
                .map(parts -> new Query(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : ""))
                .filter(parameter -> !parameter.name().isEmpty())
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
