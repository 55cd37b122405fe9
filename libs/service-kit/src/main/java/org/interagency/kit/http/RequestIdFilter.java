package org.interagency.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.interagency.contracts.RequestId;
import org.jboss.logging.MDC;

/** Gives each request its {@link RequestId}: all that is logged about it has the id, on whichever thread, and so has its answer. */
@ApplicationScoped
class RequestIdFilter {

    private static final int BEFORE_REQUESTS_ARE_REFUSED = RequestLimit.BEFORE_ALL_OTHERS + 1;

    void register(@Observes Filters filters) {
        filters.register(RequestIdFilter::identify, BEFORE_REQUESTS_ARE_REFUSED);
    }

    private static void identify(RoutingContext context) {
        String id = RequestId.of(context.request().getHeader(RequestId.HEADER));
        MDC.put(RequestId.LOG_KEY, id);
        context.response().putHeader(RequestId.HEADER, id);
        context.next();
    }
}
