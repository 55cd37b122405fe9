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
 * The headers by which answers announce the end of version 1 of the API: since when it is deprecated (RFC 9745), when it stops answering (RFC 8594),
 * and which version succeeds it (RFC 5829). Each is sent only if it is configured.
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

    /** Adds the deprecation and its headers to an OpenAPI document. */
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
        since.ifPresent(day ->
                headers.put("Deprecation", header("The time since which this version is deprecated (RFC 9745)")));
        until.ifPresent(
                day -> headers.put("Sunset", header("The time after which this version no longer answers (RFC 8594)")));
        successor.ifPresent(
                uri -> headers.put("Link", header("The next page, or the version that succeeds this one (RFC 8288)")));
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
