package org.interagency.localstack.testing;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request and its answer.
 *
 * @param method in capital letters
 * @param requestType the media type of the request's body; {@code null} if it has none
 * @param requestBody the request's body; {@code null} if it has none, or if it is not a text
 * @param headers the headers of the answer
 * @param body the body of the answer; empty if it has none
 */
public record Exchange(
        String method,
        URI address,
        @Nullable String requestType,
        @Nullable String requestBody,
        int status,
        Map<String, List<String>> headers,
        String body) {

    /** The values of a header of the answer, whose name is compared without case; empty if it is missing. */
    List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /** The media type of the answer without its parameters, if it has one. */
    Optional<String> type() {
        return header("Content-Type").stream().findFirst().map(Exchange::withoutParameters);
    }

    /** A media type such as {@code application/json}, without a charset or any other parameter. */
    static String withoutParameters(String type) {
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the body of the answer is JSON. */
    public boolean isJson() {
        return type().filter(type -> type.equals("application/json") || type.endsWith("+json"))
                .isPresent();
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    @Override
    public String toString() {
        return method + " " + address + "\n" + (requestBody == null ? "" : shortened(requestBody) + "\n") + status + " "
                + headers + "\n" + shortened(body);
    }

    private static String shortened(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 2000) + " ...";
    }
}
