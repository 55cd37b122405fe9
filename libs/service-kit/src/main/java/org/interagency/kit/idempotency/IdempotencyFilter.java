package org.interagency.kit.idempotency;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.interagency.kit.access.Caller;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Reads the {@code Idempotency-Key} of a POST (IETF draft "The Idempotency-Key HTTP Header Field") for {@link IdempotentRequests}. */
final class IdempotencyFilter {

    static final String HEADER = "Idempotency-Key";

    private final KeyedRequest keyed;
    private final Caller caller;

    IdempotencyFilter(KeyedRequest keyed, Caller caller) {
        this.keyed = keyed;
        this.caller = caller;
    }

    @ServerRequestFilter
    void readKey(ContainerRequestContext request) {
        String key = request.getHeaderString(HEADER);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            throw RefusedException.unreadable(new Violation(
                    HEADER, "The key has to consist of 1 to 255 visible ASCII characters, such as a UUID."));
        }
        request.setEntityStream(
                keyed.begin(key, caller.name(), request.getUriInfo().getRequestUri(), request.getEntityStream()));
    }
}
