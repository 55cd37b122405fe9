package org.interagency.kit.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import org.interagency.kit.problem.Problem;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;

/** Answers requests whose token is not accepted, on any path. Quarkus checks tokens before it routes requests, and would answer without a body. */
@ApplicationScoped
class AuthenticationFailures {

    private static final Logger LOG = Logger.getLogger(AuthenticationFailures.class);

    void register(@Observes Router router) {
        router.route().failureHandler(AuthenticationFailures::answer);
    }

    private static void answer(RoutingContext request) {
        if (!(request.failure() instanceof AuthenticationFailedException refused)) {
            request.next();
            return;
        }
        LOG.debug("a token is not accepted", refused);
        Problem problem = Problem.of(RefusedException.unauthenticated(
                "The token is not accepted: it has expired, is not meant for this registry, or does not come from its provider of"
                        + " identities. Get a new one."));
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
