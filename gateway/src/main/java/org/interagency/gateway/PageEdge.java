package org.interagency.gateway;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** What a request for a page passes before the page is made: the same quota, sign-in and id as a request for the API. */
@ApplicationScoped
public class PageEdge {

    private final RateLimits limits;
    private final SignIn signIn;

    PageEdge(RateLimits limits, SignIn signIn) {
        this.limits = limits;
        this.signIn = signIn;
    }

    /**
     * Checks the requests for a path before they are authenticated.
     *
     * @param path may have parameters, such as {@code /findings/:id}
     * @param failures answers those that fail, also while they are authenticated
     */
    public void guard(Router router, String path, Handler<RoutingContext> failures) {
        router.route(path)
                .order(Gateway.FIRST)
                .handler(request -> Gateway.identify(request, path))
                .failureHandler(failures);
        router.route(path).order(Gateway.FIRST).handler(limits::apply);
        signIn.useCookieAt(router, path);
    }

    /**
     * Has the browser forget a token that is not accepted.
     *
     * @return whether the browser had one
     */
    public boolean signOut(RoutingContext request) {
        return signIn.signOut(request);
    }
}
