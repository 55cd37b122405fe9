package org.interagency.gateway;

import io.vertx.core.json.JsonObject;

/** The problems that the gateway itself answers (RFC 9457). */
final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    static JsonObject notFound(String path) {
        return problem(404, "Not Found", "There is nothing at " + path + ". The API is described at /q/openapi.");
    }

    static JsonObject unavailable(String service) {
        return problem(
                503, "Service Unavailable", "The service at " + service + " does not answer. Try again in a moment.");
    }

    private static JsonObject problem(int status, String title, String detail) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
