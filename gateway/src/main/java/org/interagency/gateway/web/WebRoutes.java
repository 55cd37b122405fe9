package org.interagency.gateway.web;

import io.quarkus.security.AuthenticationFailedException;
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
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The addresses of the pages, and how each request for one is answered: with a page, another address, or a page that says what is wrong. */
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

    private static final int YEAR_IN_SECONDS = 31_536_000;
    private static final List<String> NOT_PAGES = List.of("/api/", "/q/", "/events/", "/webjars/", "/assets/");

    private final PageEdge edge;
    private final PageTemplates templates;
    private final HomePages home;
    private final WhoPages who;
    private final FindingListPages findings;
    private final FindingPages finding;
    private final FindingForms forms;

    WebRoutes(
            PageEdge edge,
            PageTemplates templates,
            HomePages home,
            WhoPages who,
            FindingListPages findings,
            FindingPages finding,
            FindingForms forms) {
        this.edge = edge;
        this.templates = templates;
        this.home = home;
        this.who = who;
        this.findings = findings;
        this.finding = finding;
        this.forms = forms;
    }

    void route(@Observes Router router) {
        page(router, "/", home::show);
        page(router, "/who", who::show);
        page(router, "/who/places", who::places);
        page(router, "/findings", findings::show);
        page(router, "/findings/:id", finding::show);
        form(router, "/findings/:id/steps", forms::takeStep);
        form(router, "/findings/:id/comments", forms::comment);
        form(router, "/findings/:id/assignment", forms::assign);
        edge.guard(router, "/sign-out", this::answerFailure);
        router.post("/sign-out").handler(this::signOut);
        router.get().order(LAST).handler(this::answerNotFound);
    }

    private void page(Router router, String path, Function<PageVisit, Future<PageAnswer>> page) {
        edge.guard(router, path, this::answerFailure);
        router.route(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(request -> answer(request, new PageVisit(request), page));
    }

    private void form(Router router, String path, Function<PageVisit, Future<PageAnswer>> form) {
        edge.guard(router, path, this::answerFailure);
        router.post(path).handler(request -> answer(request, new PageVisit(request), form));
    }

    private void signOut(RoutingContext request) {
        answer(request, new PageVisit(request), visit -> visit.form().map(form -> {
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
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie, Authorization")
                .putHeader(RequestId.HEADER, visit.requestId());
        if (written.answer() instanceof MovedPage moved) {
            response.setStatusCode(303)
                    .putHeader(HttpHeaders.LOCATION, moved.location())
                    .end();
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
        answer(request, new PageVisit(request), visit -> Future.succeededFuture(ErrorPage.notFound(visit)));
    }

    /** Requests for pages that fail before a page is made, or while it is. */
    private void answerFailure(RoutingContext request) {
        PageVisit visit = new PageVisit(request);
        if (request.failure() instanceof AuthenticationFailedException) {
            answerRefusedToken(request, visit);
            return;
        }
        LOG.errorf(
                request.failure(),
                "the page %s cannot be made (%s)",
                request.request().path(),
                visit.requestId());
        showOnce(request, visit, ErrorPage.ofFailure(visit));
    }

    /** A browser whose token has expired forgets it, and reads the page again as somebody who has not signed in. */
    private void answerRefusedToken(RoutingContext request, PageVisit visit) {
        boolean isRead = request.request().method().equals(HttpMethod.GET);
        if (edge.signOut(request) && isRead) {
            write(request, visit, new WrittenPage(new MovedPage(visit.address()), ""));
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
