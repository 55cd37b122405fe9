package org.interagency.gateway;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a request for a page passes before the page is made: the same quota, sign-in and id as a request for the API. */
@ApplicationScoped
public class PageEdge {

    /** Where readers sign in; {@code application.properties} names it, too. */
    public static final String SIGN_IN = "/sign-in";

    /** Where readers sign out; {@code application.properties} names it, too. */
    public static final String SIGN_OUT = "/sign-out";

    private final RateLimits limits;
    private final SignIn signIn;
    private final ProviderSessions sessions;

    PageEdge(RateLimits limits, SignIn signIn, ProviderSessions sessions) {
        this.limits = limits;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /**
     * Checks the requests for a path before they are authenticated.
     *
     * @param path may have parameters, such as {@code /findings/:id}
     * @param failures answers those that fail, also while they are authenticated; with status 429 those of a client that has sent too many
     */
    public void guard(Router router, String path, Handler<RoutingContext> failures) {
        router.route(path)
                .order(Gateway.FIRST)
                .handler(request -> Gateway.identify(request, path))
                .failureHandler(failures);
        router.route(path).order(Gateway.FIRST).handler(limits::applyToPage);
        signIn.useCookieAt(router, path);
    }

    /** How readers sign in. */
    public SignInWay signInWay() {
        if (sessions.areEnabled()) {
            return SignInWay.PROVIDER;
        }
        return signIn.hasLinks() ? SignInWay.LINK : SignInWay.NONE;
    }

    /**
     * What stays the same during the session of a reader who has signed in at the provider, and nobody but the gateways knows.
     *
     * @return {@code null} if the reader has not signed in there
     */
    public static @Nullable String session(RoutingContext request) {
        return request.get(ProviderSessions.READER);
    }

    /**
     * Has the browser forget a token or a session that is not accepted.
     *
     * @return whether the browser had one
     */
    public boolean signOut(RoutingContext request) {
        boolean hadToken = signIn.signOut(request);
        boolean hadSession = sessions.forget(request);
        return hadToken || hadSession;
    }
}
