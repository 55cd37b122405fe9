package org.interagency.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The problems that the gateway itself answers (RFC 9457). */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    /** When to send a request again that was answered with 503. */
    static final String RETRY_AFTER_SECONDS = "1";

    private static final int UNAVAILABLE = 503;

    private Problems() {}

    static JsonObject notFound(String path) {
        return problem(404, "Not Found", "There is nothing at " + path + ". The API is described at /q/openapi.");
    }

    /** @param service its name; its address is for the log alone */
    static JsonObject unavailable(String service) {
        return later("The " + service + " does not answer. Try again in a moment.");
    }

    /** A request that may have changed something was sent, and its answer is missing. */
    static JsonObject unknown(String service) {
        return later("The " + service
                + " does not answer. It is not known whether it has carried out the request."
                + " Read what the request would change, or send it again with the same Idempotency-Key.");
    }

    static JsonObject busy(String service) {
        return later(
                "The " + service + " has too many requests at this moment. Nothing was stored. Try again in a moment.");
    }

    static JsonObject ending() {
        return later("The gateway is shutting down. Nothing was stored. Try again in a moment.");
    }

    static JsonObject refusedToken() {
        return problem(
                401,
                "Unauthorized",
                "The token is not accepted: it has expired, is not meant for this registry, or does not come from its provider of"
                        + " identities. Get a new one.");
    }

    static JsonObject uncheckedToken() {
        return later(
                "The token cannot be checked, since the provider of identities does not answer. Nothing was stored."
                        + " Try again in a moment.");
    }

    static JsonObject slow() {
        return problem(
                408,
                "Request Timeout",
                "The body does not arrive. Send it without pauses. Of a file, rows may be stored; send the whole file again.");
    }

    /** @param seconds when the client can send the next request */
    static JsonObject tooMany(RateLimit limit, long seconds) {
        return problem(
                429,
                "Too Many Requests",
                "Your address may send " + limit.quota() + " " + limit.name() + " in "
                        + limit.window().toSeconds() + " seconds, and has sent more. Nothing was stored."
                        + " Send the request again in " + seconds + " seconds, and the next ones more slowly.");
    }

    static JsonObject transferEncoding() {
        return problem(
                400,
                "Bad Request",
                "The Transfer-Encoding of a request can only be chunked, and only in HTTP/1.1."
                        + " Send the body in chunks or with its Content-Length.");
    }

    /** Answers a request with a problem. */
    static void answer(RoutingContext request, JsonObject problem) {
        int status = problem.getInteger("status");
        request.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        if (status == UNAVAILABLE) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        request.response().end(problem.toBuffer());
    }

    private static JsonObject later(String detail) {
        return problem(UNAVAILABLE, "Service Unavailable", detail);
    }

    private static JsonObject problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
