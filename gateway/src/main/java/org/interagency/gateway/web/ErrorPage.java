package org.interagency.gateway.web;

import java.util.List;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * What a reader is told instead of a page.
 *
 * @param detail what went wrong, and what to do about it
 * @param errors each field that is wrong
 * @param requestId under which the logs know the request
 */
public record ErrorPage(String detail, List<FieldError> errors, String requestId) {

    private static final String TEMPLATE = "error.html";

    /** The page about a refusal. What the API says comes in English, so the title says the kind of problem in the reader's language. */
    static PageAnswer of(PageVisit visit, PageRefusal refusal) {
        return page(visit, refusal.status(), refusal.getMessage(), refusal.errors());
    }

    /** The page about an error of the registry, of which the reader is told nothing but where to find it in the logs. */
    static PageAnswer ofFailure(PageVisit visit) {
        return page(visit, 500, visit.texts().of("errorDetail"), List.of());
    }

    /** The page for an address at which there is nothing. */
    static PageAnswer notFound(PageVisit visit) {
        return page(visit, 404, visit.texts().of("notFoundDetail"), List.of());
    }

    private static PageAnswer page(PageVisit visit, int status, String detail, List<FieldError> errors) {
        return new ShownPage(
                status, TEMPLATE, visit.texts().of(titleKey(status)), new ErrorPage(detail, errors, visit.requestId()));
    }

    private static String titleKey(int status) {
        return switch (status) {
            case 401 -> "error.401";
            case 403 -> "error.403";
            case 404 -> "error.404";
            case 409, 412 -> "error.409";
            case 429 -> "error.429";
            case 503 -> "error.503";
            default -> status < 500 ? "error.400" : "error.500";
        };
    }
}
