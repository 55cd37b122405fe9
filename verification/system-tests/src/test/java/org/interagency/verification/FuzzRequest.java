package org.interagency.verification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.interagency.localstack.testing.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A random request.
 *
 * @param operation its operation, as the API document names it
 * @param body {@code null} for none
 */
record FuzzRequest(String operation, String method, URI address, Map<String, String> headers, @Nullable String body) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Sends it. */
    Exchange send(HttpClient client) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Exchange(
                method,
                address,
                headers.get("Content-Type"),
                body,
                answer.statusCode(),
                answer.headers().map(),
                answer.body());
    }

    /** The request as a line that can be pasted into a shell. */
    String curl() {
        StringBuilder line = new StringBuilder("curl -sS -X " + method + " " + quoted(address.toString()));
        headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        if (body != null) {
            line.append(" --data-binary ").append(quoted(body));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
