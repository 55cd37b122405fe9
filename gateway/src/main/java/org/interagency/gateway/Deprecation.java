package org.interagency.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What answers say of version 1 of the API once there is a newer one: since when it is deprecated (RFC 9745), until when it answers
 * (RFC 8594), and what comes after it (RFC 5829). As long as none of that is configured, nothing.
 */
@ApplicationScoped
class Deprecation {

    private final Optional<LocalDate> since;
    private final Optional<LocalDate> until;
    private final Optional<URI> successor;

    Deprecation(
            @ConfigProperty(name = "registry.api.v1.deprecated-since") Optional<LocalDate> since,
            @ConfigProperty(name = "registry.api.v1.sunset") Optional<LocalDate> until,
            @ConfigProperty(name = "registry.api.v1.successor") Optional<URI> successor) {
        this.since = since;
        this.until = until;
        this.successor = successor;
    }

    /** Says the same in an OpenAPI document. */
    void describe(JsonObject document) {
        if (since.isEmpty() && until.isEmpty() && successor.isEmpty()) {
            return;
        }
        objects(document.getJsonObject("paths")).flatMap(Deprecation::objects).forEach(operation -> {
            operation.put("deprecated", true);
            objects(operation.getJsonObject("responses")).forEach(this::describeHeaders);
        });
        objects(document.getJsonObject("components").getJsonObject("responses", new JsonObject()))
                .forEach(this::describeHeaders);
    }

    private void describeHeaders(JsonObject response) {
        if (response.containsKey("$ref")) {
            return;
        }
        JsonObject headers = response.getJsonObject("headers", new JsonObject());
        since.ifPresent(day -> headers.put("Deprecation", header("Since when it is deprecated (RFC 9745)")));
        until.ifPresent(day -> headers.put("Sunset", header("Until when it answers (RFC 8594)")));
        successor.ifPresent(uri -> headers.put("Link", header("What comes next, or after this version (RFC 8288)")));
        response.put("headers", headers);
    }

    private static JsonObject header(String description) {
        return new JsonObject().put("description", description).put("schema", new JsonObject().put("type", "string"));
    }

    private static Stream<JsonObject> objects(JsonObject parent) {
        return parent.fieldNames().stream().map(parent::getJsonObject);
    }

    void announce(MultiMap headers) {
        since.ifPresent(day -> headers.set(
                "Deprecation", "@" + day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        until.ifPresent(day ->
                headers.set("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atStartOfDay(ZoneOffset.UTC))));
        successor.ifPresent(uri -> headers.add("Link", "<" + uri + ">; rel=\"successor-version\""));
    }
}
