package org.interagency.kit.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.problem.Problem;

/**
 * Answers 503 to requests that the service cannot take: those beyond {@value #LIMIT} at the same time, and those that arrive after the delay with
 * which a shutdown begins. Health and metrics are always answered.
 */
@ApplicationScoped
class RequestLimit {

    /** Fewer than there are threads (200 or more), so that some are left for health, metrics and events. No request waits for a thread. */
    private static final int LIMIT = 180;

    /** The priority of this filter. */
    static final int BEFORE_ALL_OTHERS = 1_000;

    private final Vertx vertx;
    private final Duration delay;
    private final AtomicInteger current = new AtomicInteger();
    private volatile boolean ending;

    RequestLimit(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, BEFORE_ALL_OTHERS);
    }

    void endSoon(@Observes ShutdownDelayInitiatedEvent event) {
        vertx.setTimer(delay.toMillis(), timer -> ending = true);
    }

    private void admit(RoutingContext context) {
        if (!context.normalizedPath().startsWith("/api/")) {
            context.next();
        } else if (ending) {
            refuse(context, "The service is shutting down. Nothing was stored. Try again in a moment.");
        } else if (current.incrementAndGet() > LIMIT) {
            current.decrementAndGet();
            refuse(
                    context,
                    "The service has too many requests at this moment. Nothing was stored. Try again in a moment.");
        } else {
            context.addEndHandler(end -> current.decrementAndGet());
            context.next();
        }
    }

    private static void refuse(RoutingContext context, String detail) {
        context.response()
                .setStatusCode(503)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, "2")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", "Service Unavailable")
                        .put("status", 503)
                        .put("detail", detail)
                        .toBuffer());
    }
}
