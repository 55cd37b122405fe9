package org.interagency.gateway;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
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

    void announce(MultiMap headers) {
        since.ifPresent(day -> headers.set(
                "Deprecation", "@" + day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
        until.ifPresent(day ->
                headers.set("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(day.atStartOfDay(ZoneOffset.UTC))));
        successor.ifPresent(uri -> headers.add("Link", "<" + uri + ">; rel=\"successor-version\""));
    }
}
