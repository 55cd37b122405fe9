package org.interagency.gateway.web;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * An address.
 *
 * @param path as a path of Vert.x, such as {@code /findings/:id}
 * @param page what is there to read; empty if nothing is
 * @param form what takes the form that is sent there; empty if none is
 */
record PageRoute(
        String path,
        Optional<Function<PageVisit, Future<PageAnswer>>> page,
        Optional<Function<PageVisit, Future<PageAnswer>>> form) {

    /** An address at which a page is. */
    static PageRoute page(String path, Function<PageVisit, Future<PageAnswer>> page) {
        return new PageRoute(path, Optional.of(page), Optional.empty());
    }

    /** An address that only takes a form, which is on the page whose address is this one without its last segment. */
    static PageRoute form(String path, Function<PageVisit, Future<PageAnswer>> form) {
        return new PageRoute(
                path,
                Optional.empty(),
                Optional.of(
                        shownAt(visit -> visit.path().substring(0, visit.path().lastIndexOf('/')), form)));
    }

    /** An address at which a page is whose form is sent there too. */
    static PageRoute pageWithForm(
            String path, Function<PageVisit, Future<PageAnswer>> page, Function<PageVisit, Future<PageAnswer>> form) {
        return new PageRoute(path, Optional.of(page), Optional.of(shownAt(PageVisit::path, form)));
    }

    /** What is sent cannot be read again at its own address, so the page about its refusal says at which it can. */
    private static Function<PageVisit, Future<PageAnswer>> shownAt(
            Function<PageVisit, String> address, Function<PageVisit, Future<PageAnswer>> form) {
        return visit -> form.apply(visit)
                .recover(failure -> failure instanceof PageRefusal refusal
                        ? Future.succeededFuture(ErrorPage.of(visit, refusal))
                        : Future.failedFuture(failure))
                .map(answer -> answer.shownAt(address.apply(visit)));
    }
}
