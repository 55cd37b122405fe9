package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /** Whether a page that was refused can be shown again with the reason, since its reader is known and what it is about exists. */
    boolean canBeShown(PageVisit visit) {
        return visit.isForPart() || status != 401 && status != 404 && status < 500;
    }

    /** What a page with the form says: what is wrong with each field, by its label; the whole detail if the refusal is not about fields. */
    List<FieldError> inForm(PageTexts texts) {
        return inForm(texts, field -> field);
    }

    /**
     * The same for a form in which fields have other names than in the API.
     *
     * @param name the name of a field in the form, by its name in the API
     */
    List<FieldError> inForm(PageTexts texts, UnaryOperator<String> name) {
        return errors.isEmpty()
                ? List.of(new FieldError("", getMessage()))
                : errors.stream()
                        .map(error -> inForm(name.apply(error.field()), error.detail(), texts))
                        .toList();
    }

    private static FieldError inForm(String field, String detail, PageTexts texts) {
        return new FieldError(field, field.isEmpty() ? detail : texts.of("fieldError", texts.label(field), detail));
    }

    /** Each field that is wrong; empty if it is not about fields. */
    List<FieldError> errors() {
        return errors;
    }
}
