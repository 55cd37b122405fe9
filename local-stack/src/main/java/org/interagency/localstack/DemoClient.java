package org.interagency.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** Sends the requests of the demo to the gateway, with one token. */
final class DemoClient {

    /** How long an answer, or what a step needs, is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String gateway;
    private final String token;

    /** @param gateway the address of the gateway, without a path */
    DemoClient(String gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * The answer to a request, whatever its status.
     *
     * @param path relative to {@code /api/v1/}
     * @param type the media type of the body
     * @throws StackException if the registry cannot be reached or does not answer in time
     */
    HttpResponse<String> send(String method, String path, String type, BodyPublisher body) throws StackException {
        String what = method + " " + path;
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(gateway + "/api/v1/" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .timeout(PATIENCE)
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new StackException(
                    "Waited " + PATIENCE.toSeconds() + " s for the answer to the demo's " + what + ".", e);
        } catch (IOException e) {
            throw new StackException("The demo's " + what + " could not be sent: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("The demo was interrupted.", e);
        }
    }
}
