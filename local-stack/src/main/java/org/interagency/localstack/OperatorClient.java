package org.interagency.localstack;

import static org.interagency.localstack.TerminalText.cell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.interagency.localstack.Settings.Part;

/** Sends the requests of commands to the services, past the gateway, with a token of its own. */
final class OperatorClient {

    /** The services that own facts, each with a database. */
    static final List<Part> SERVICES = List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING);

    /** A service that can be reached has given no result. The message goes on after the name of the service. */
    private static final class NoResultException extends IOException {

        private static final long serialVersionUID = 1L;

        NoResultException(String message) {
            super(message);
        }

        NoResultException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final Settings settings;
    private final String token;
    private final Duration answersWithin;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECTS_WITHIN).build();

    /**
     * @param name under which the services record the requests
     * @param role the role of the token
     */
    OperatorClient(Settings settings, String name, String role, Duration answersWithin) {
        this.settings = settings;
        this.token = settings.tokens().token(name, List.of(role), null, TOKEN_LIFE);
        this.answersWithin = answersWithin;
    }

    /**
     * The JSON that a service answers.
     *
     * @param path relative to {@code /api/v1/}
     * @throws IOException if it does not answer, not in time, or not with 200
     */
    JsonNode answer(Part service, String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(settings.url(service) + "/api/v1/" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .timeout(answersWithin)
                .build());
        if (answer.statusCode() != 200) {
            throw new NoResultException("answers " + answer.statusCode() + ": " + detail(answer.body()));
        }
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (HttpConnectTimeoutException e) {
            throw e;
        } catch (HttpTimeoutException e) {
            throw new NoResultException(
                    "has not answered within " + answersWithin.toSeconds()
                            + " s, so the result is not known. Its log may say why; try again when it has less to do.",
                    e);
        }
    }

    /** What a problem says to people, or the whole body if it is none. */
    private String detail(String body) {
        try {
            JsonNode detail = json.readTree(body).path("detail");
            return detail.isTextual() ? cell(detail.asText()) : cell(body);
        } catch (JsonProcessingException e) {
            return cell(body);
        }
    }

    /** The refusal of a command because a service gives no result. */
    StackException noAnswer(Part service, IOException cause) {
        return new StackException(
                cause instanceof NoResultException
                        ? service.directory() + " " + cause.getMessage()
                        : service.directory() + " does not answer at " + settings.url(service)
                                + ". Start it with ./registry start " + service.directory() + ".",
                cause);
    }
}
