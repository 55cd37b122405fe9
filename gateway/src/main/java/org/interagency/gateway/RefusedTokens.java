package org.interagency.gateway;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.interagency.contracts.RequestId;
import org.jboss.logging.Logger;

/**
 * Answers requests whose token is not accepted or cannot be checked, on any path. Quarkus checks tokens before it routes requests, and would answer
 * without a body. Requests without a token pass: the services say what needs one.
 */
@ApplicationScoped
class RefusedTokens {

    private static final Logger LOG = Logger.getLogger(RefusedTokens.class);

    private final PageEdge edge;

    RefusedTokens(PageEdge edge) {
        this.edge = edge;
    }

    void register(@Observes Router router) {
        router.route().failureHandler(this::answer);
    }

    private void answer(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof AuthenticationException && !(failure instanceof AuthenticationRedirectException)) {
            LOG.infof(
                    "a token from %s is not accepted: %s %s",
                    request.request().remoteAddress(),
                    request.request().method(),
                    request.request().path());
            LOG.debug("a token is not accepted", failure);
            request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            // Where a session that is not accepted would begin anew; whoever asks for the API is not sent there.
            request.response().headers().remove(HttpHeaders.LOCATION);
            edge.signOut(request);
            answer(request, Problems.refusedToken());
        } else if (failure instanceof OIDCException away) {
            LOG.warnf("the provider of identities does not answer: %s", away.getMessage());
            answer(request, Problems.uncheckedToken());
        } else {
            request.next();
        }
    }

    private static void answer(RoutingContext request, JsonObject problem) {
        request.response()
                .putHeader(RequestId.HEADER, RequestId.of(request.request().getHeader(RequestId.HEADER)));
        Problems.answer(request, problem);
    }
}
