package org.interagency.kit.access;

import io.quarkus.oidc.OIDCException;
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

/** Answers requests whose token is not accepted or cannot be checked, on any path. Quarkus checks tokens before it routes requests, and would answer without a body. */
@ApplicationScoped
class AuthenticationFailures {

    private static final Logger LOG = Logger.getLogger(AuthenticationFailures.class);

    void register(@Observes Router router) {
        router.route().failureHandler(AuthenticationFailures::answer);
    }

    private static void answer(RoutingContext request) {
        if (request.failure() instanceof AuthenticationFailedException refused) {
            LOG.infof(
                    "a token from %s is not accepted: %s %s",
                    request.request().remoteAddress(),
                    request.request().method(),
                    request.request().path());
            LOG.debug("a token is not accepted", refused);
            request.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            answer(
                    request,
                    RefusedException.unauthenticated(
                            "The token is not accepted: it has expired, is not meant for this registry, or does not come from its"
                                    + " provider of identities. Get a new one."));
        } else if (request.failure() instanceof OIDCException away) {
            LOG.warnf("the provider of identities does not answer: %s", away.getMessage());
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "2");
            answer(
                    request,
                    RefusedException.unavailable(
                            "The token cannot be checked, since the provider of identities does not answer. Nothing was stored."
                                    + " Try again in a moment."));
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, RefusedException refused) {
        Problem problem = Problem.of(refused);
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.encode(problem));
    }
}
