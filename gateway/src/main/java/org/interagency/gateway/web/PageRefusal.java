package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A request that is refused, by the API or by the pages themselves, and why. */
final class PageRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<FieldError> errors;

    /** @param detail what is wrong, for people */
    PageRefusal(int status, String detail) {
        this(status, detail, List.of());
    }

    private PageRefusal(int status, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /** The refusal that a problem (RFC 9457) describes. */
    static PageRefusal of(int status, JsonObject problem) {
        List<FieldError> errors = JsonFields.objects(problem, "errors").stream()
                .map(error -> new FieldError(
                        error.getString("pointer", "").replaceFirst("^[?/]", ""), error.getString("detail", "")))
                .toList();
        return new PageRefusal(status, problem.getString("detail", problem.getString("title", "")), errors);
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }

    /** What a page with the form says: what is wrong with each field, by its label; the whole detail if the refusal is not about fields. */
    List<FieldError> inForm(PageTexts texts) {
        return errors.isEmpty()
                ? List.of(new FieldError("", getMessage()))
                : errors.stream()
                        .map(error -> new FieldError(
                                error.field(), texts.of("fieldError", texts.label(error.field()), error.detail())))
                        .toList();
    }

    /** Each field that is wrong; empty if it is not about fields. */
    List<FieldError> errors() {
        return errors;
    }
}
