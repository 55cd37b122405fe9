package org.interagency.gateway.web;

import io.quarkus.arc.All;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Function;
import org.interagency.contracts.RequestId;
import org.interagency.gateway.PageEdge;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.SentFile;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How each request for an address of the {@link PageRoutes} is answered: with a page, another address, or a page that says what is wrong. */
@ApplicationScoped
class WebRoutes {

    private static final Logger LOG = Logger.getLogger(WebRoutes.class);

    /**
     * A page loads styles, scripts and pictures from here and from nowhere else, and has none within; its forms are sent here. The header takes the place of
     * the stricter one that every other answer of the gateway has.
     */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    /** After all that Quarkus serves, which is at 10,000 and before. */
    private static final int LAST = 30_000;

    private static final int TOO_MANY = 429;
    private static final int YEAR_IN_SECONDS = 31_536_000;
    private static final List<String> NOT_PAGES = List.of("/api/", "/q/", "/events/", "/webjars/", "/assets/");

    private final PageEdge edge;
    private final PageTemplates templates;
    private final List<PageRoutes> routes;

    WebRoutes(PageEdge edge, PageTemplates templates, @All List<PageRoutes> routes) {
        this.edge = edge;
        this.templates = templates;
        this.routes = List.copyOf(routes);
    }

    void route(@Observes Router router) {
        routes.stream().flatMap(some -> some.all().stream()).forEach(route -> route(router, route));
        route(router, PageRoute.page(PageEdge.SIGN_IN, SignInPage::answer));
        route(
                router,
                PageRoute.page(
                        PageEdge.SIGN_IN + "/failed", visit -> Future.succeededFuture(SignInPage.failed(visit))));
        // Quarkus ends a session at the provider, and there is none here; a sign-in by a link is ended by a form.
        route(router, PageRoute.page(PageEdge.SIGN_OUT, visit -> Future.succeededFuture(new MovedPage("/"))));
        router.post(PageEdge.SIGN_OUT).handler(this::signOut);
        router.get().order(LAST).handler(this::answerNotFound);
    }

    private void route(Router router, PageRoute route) {
        edge.guard(router, route.path(), this::answerFailure);
        route.page().ifPresent(page -> router.route(route.path())
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> answer(request, visit(request), page)));
        route.form()
                .ifPresent(form -> router.post(route.path()).handler(request -> answer(request, visit(request), form)));
    }

    private PageVisit visit(RoutingContext request) {
        return new PageVisit(request, edge.signInWay());
    }

    private void signOut(RoutingContext request) {
        answer(request, visit(request), visit -> visit.form().map(form -> {
            edge.signOut(request);
            return new MovedPage("/");
        }));
    }

    private void answer(RoutingContext request, PageVisit visit, Function<PageVisit, Future<PageAnswer>> page) {
        page.apply(visit)
                .recover(failure -> failure instanceof PageRefusal refusal
                        ? Future.succeededFuture(ErrorPage.of(visit, refusal))
                        : Future.failedFuture(failure))
                .map(answer -> new WrittenPage(answer, html(visit, answer)))
                .onSuccess(written -> write(request, visit, written))
                .onFailure(request::fail);
    }

    /** @param html empty if another page is to be read instead */
    private record WrittenPage(PageAnswer answer, String html) {}

    private String html(PageVisit visit, PageAnswer answer) {
        return answer instanceof ShownPage shown ? templates.html(visit, shown) : "";
    }

    private static void write(RoutingContext request, PageVisit visit, WrittenPage written) {
        HttpServerResponse response = request.response();
        rememberLanguage(request, visit.chosenLanguage());
        response.putHeader("Content-Security-Policy", POLICY)
                .putHeader(
                        HttpHeaders.CACHE_CONTROL,
                        visit.authorization() == null ? "private, no-cache" : "private, no-store")
                .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie, Authorization")
                .putHeader(RequestId.HEADER, visit.requestId());
        if (written.answer() instanceof MovedPage moved) {
            response.setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, moved.location())
                    .end();
        } else if (written.answer() instanceof SentFile file) {
            response.setStatusCode(200)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                    .putHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                    .end(file.csv());
        } else if (written.answer() instanceof ShownPage shown) {
            response.setStatusCode(shown.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .putHeader(HttpHeaders.CONTENT_LANGUAGE, visit.language().getLanguage())
                    .end(written.html());
        }
    }

    private static void rememberLanguage(RoutingContext request, @Nullable String chosen) {
        if (chosen != null) {
            request.response()
                    .addCookie(Cookie.cookie(PageVisit.LANGUAGE, chosen)
                            .setPath("/")
                            .setMaxAge(YEAR_IN_SECONDS)
                            .setHttpOnly(true)
                            .setSecure(request.request().isSSL())
                            .setSameSite(CookieSameSite.LAX));
        }
    }

    /** Only for those who want a page. Whoever asks for something else, such as a file, gets what Quarkus answers. */
    private void answerNotFound(RoutingContext request) {
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT);
        String path = request.normalizedPath();
        if (accepted == null
                || !accepted.contains("text/html")
                || NOT_PAGES.stream().anyMatch(path::startsWith)) {
            request.next();
            return;
        }
        answer(request, visit(request), visit -> Future.succeededFuture(ErrorPage.notFound(visit)));
    }

    /** Requests for pages that fail before a page is made, or while it is. */
    private void answerFailure(RoutingContext request) {
        Throwable failure = request.failure();
        if (failure instanceof AuthenticationRedirectException) {
            // To the provider or back from it, which Quarkus answers.
            request.next();
            return;
        }
        // Where a session that is not accepted would begin anew. Only /sign-in leads to the provider, since everybody
        // may read pages.
        request.response().headers().remove(HttpHeaders.LOCATION);
        PageVisit visit = visit(request);
        if (request.statusCode() == TOO_MANY) {
            String seconds = request.response().headers().get(HttpHeaders.RETRY_AFTER);
            PageRefusal refusal = new PageRefusal(TOO_MANY, visit.texts().of("tooManyRequests", seconds));
            showOnce(request, visit, ErrorPage.of(visit, refusal));
            return;
        }
        if (failure instanceof AuthenticationException) {
            answerRefusedToken(request, visit);
            return;
        }
        if (failure instanceof OIDCException) {
            LOG.warnf("the provider of identities does not answer: %s", failure.getMessage());
            PageRefusal away = new PageRefusal(503, visit.texts().of("providerAway"));
            showOnce(request, visit, ErrorPage.of(visit, away));
            return;
        }
        LOG.errorf(failure, "the page %s cannot be made (%s)", request.request().path(), visit.requestId());
        showOnce(request, visit, ErrorPage.ofFailure(visit));
    }

    /**
     * A browser whose token or session has ended forgets it, and reads the page again as somebody who has not signed in. Without one, the sign-in at the
     * provider has failed, or the token in the header is not accepted.
     */
    private void answerRefusedToken(RoutingContext request, PageVisit visit) {
        if (edge.signOut(request) && visit.isRead()) {
            write(request, visit, new WrittenPage(new MovedPage(visit.address()), ""));
        } else if (visit.path().equals(PageEdge.SIGN_IN)) {
            showOnce(request, visit, SignInPage.failed(visit));
        } else {
            showOnce(
                    request,
                    visit,
                    ErrorPage.of(visit, new PageRefusal(401, visit.texts().of("signInAgain"))));
        }
    }

    /** If not even the page about the error can be made, the answer is empty: a failure here must not lead here again. */
    private void showOnce(RoutingContext request, PageVisit visit, PageAnswer page) {
        String html;
        try {
            html = html(visit, page);
        } catch (RuntimeException e) {
            LOG.error("the page about an error cannot be made", e);
            request.response().setStatusCode(500).end();
            return;
        }
        write(request, visit, new WrittenPage(page, html));
    }
}
