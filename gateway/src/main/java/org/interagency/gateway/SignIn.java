package org.interagency.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs a browser in with a link that works once, for a registry without a provider of identities. {@code ./registry sign-in} has put a token into a
 * file whose name is the code of the link. The browser gets the token as a cookie, which then takes the place of the header {@code
 * Authorization}. Without such links, the gateway neither reads nor writes a cookie.
 */
@ApplicationScoped
class SignIn {

    /** The cookie with the token. */
    static final String COOKIE = "registry-token";

    /** The codes of {@code ./registry sign-in}. No other file of the directory, nor one elsewhere, has such a name. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final String FIRST_PAGE = "/";

    /** Before the page that says how to sign in, which also answers links that do not work. */
    private static final int BEFORE_THE_PAGE = -10;

    private final Optional<Path> directory;

    /** @param directory that with the files of links that have not been used; empty if there are no such links */
    SignIn(@ConfigProperty(name = "registry.signin.directory") Optional<Path> directory) {
        this.directory = directory;
    }

    void route(@Observes Router router) {
        useCookieAt(router, Gateway.ALL);
        directory.ifPresent(links ->
                router.get(PageEdge.SIGN_IN).order(BEFORE_THE_PAGE).blockingHandler(request -> signIn(request, links)));
    }

    /** Whether there are links. */
    boolean hasLinks() {
        return directory.isPresent();
    }

    /** Has requests for a path signed in by the cookie, if there are links that set it. */
    void useCookieAt(Router router, String path) {
        if (directory.isPresent()) {
            router.route(path).order(Gateway.FIRST).handler(SignIn::useCookie);
        }
    }

    /**
     * Takes the token of the cookie, unless the request has one in its header. Another site could have the browser send a request that writes; the browser
     * says then that it does not come from here.
     */
    private static void useCookie(RoutingContext request) {
        Cookie cookie = request.request().getCookie(COOKIE);
        boolean isOwn = ServiceProxy.READING.contains(request.request().method())
                || "same-origin".equals(request.request().getHeader("Sec-Fetch-Site"));
        if (cookie != null && isOwn && !request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + cookie.getValue());
        }
        request.next();
    }

    private static void signIn(RoutingContext request, Path links) {
        Optional<String> token;
        try {
            token = use(links, String.join("", request.queryParam("code")));
        } catch (IOException e) {
            request.fail(e);
            return;
        }
        if (token.isEmpty()) {
            request.next();
            return;
        }
        request.response()
                .addCookie(cookie(request, token.get()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.LOCATION, FIRST_PAGE)
                .setStatusCode(303)
                .end();
    }

    /**
     * Has the browser forget a token that is not accepted; otherwise it would send it with each request, also with those that need none.
     *
     * @return whether the browser had one
     */
    boolean signOut(RoutingContext request) {
        boolean isSignedIn = directory.isPresent() && request.request().getCookie(COOKIE) != null;
        if (isSignedIn) {
            request.response().addCookie(cookie(request, "").setMaxAge(0));
        }
        return isSignedIn;
    }

    private static Cookie cookie(RoutingContext request, String token) {
        return Cookie.cookie(COOKIE, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(request.request().isSSL())
                .setSameSite(CookieSameSite.STRICT);
    }

    /** Moves the file before it reads it, so that of two requests with the same code only one gets the token. */
    private static Optional<String> use(Path links, String code) throws IOException {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        Path used = links.resolve(UUID.randomUUID() + ".used");
        try {
            Files.move(links.resolve(code), used, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException unknown) {
            return Optional.empty();
        }
        String token = Files.readString(used);
        Files.delete(used);
        return Optional.of(token);
    }
}
