package org.interagency.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The headers of a message that end at the gateway. */
final class HopHeaders {

    /** Those that are about a connection (RFC 9110, 7.6.1), without those that frame the body, which the proxy writes anew. */
    private static final List<String> OF_A_CONNECTION = List.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "upgrade");

    /** The address from which the gateway was reached. */
    static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private HopHeaders() {}

    /** Removes the headers that are about the connection, and those that {@code Connection} names. */
    static void removeOfConnection(MultiMap headers) {
        List<String> named = headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !FRAMING.contains(name))
                .toList();
        named.forEach(headers::remove);
        OF_A_CONNECTION.forEach(headers::remove);
    }

    /** Removes what a client says of the way that its request has come, which anybody could say. */
    static void removeForwarded(MultiMap headers) {
        headers.names().stream()
                .filter(name -> name.equalsIgnoreCase("forwarded")
                        || name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .toList()
                .forEach(headers::remove);
    }
}
