package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.jspecify.annotations.Nullable;

/** The forms of the page of a line of a country report: one fills it in, one withdraws all that was said in it. */
@ApplicationScoped
class CountryLineForms {

    static final String STATEMENT = "statement";
    static final String CITATION = "citation";
    static final String URL = "citationUrl";

    /** The fields of the form that have other names in the API. */
    private static final Map<String, String> FIELDS =
            Map.of("text", STATEMENT, "source/citation", CITATION, "source/url", URL);

    private static final Pattern YEAR = Pattern.compile("[0-9]{1,4}");

    /** As browsers send numbers, whatever the language of the reader. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    /** The languages in which an answer was given. What a country says in a line is the same in all, so nothing is lost by writing it back. */
    private static final Pattern LANGUAGES_OF_TAG = Pattern.compile(";[^\"]*");

    /** As the API answers a body with wrong fields. */
    private static final int UNPROCESSABLE = 422;

    /** As the API answers a write that is about another version than the one that is stored. */
    private static final int CHANGED = 412;

    private final RegistryApi api;
    private final CountryLinePages pages;

    CountryLineForms(RegistryApi api, CountryLinePages pages) {
        this.api = api;
        this.pages = pages;
    }

    /** {@code .../entry}: fills the line in for a year. */
    Future<PageAnswer> fill(PageVisit visit) {
        return visit.form().compose(form -> {
            List<FieldError> errors = unreadable(visit, form);
            return errors.isEmpty()
                    ? carryOut(visit, form, HttpMethod.PUT, body(form))
                    : pages.show(visit, UNPROCESSABLE, form, errors);
        });
    }

    /** {@code .../withdrawal}: withdraws what was said, of all years. */
    Future<PageAnswer> withdraw(PageVisit visit) {
        return visit.form().compose(form -> carryOut(visit, form, HttpMethod.DELETE, null));
    }

    /** Nobody overwrites what somebody else has written since the page was shown, also if the line was empty then. */
    private Future<PageAnswer> carryOut(
            PageVisit visit, FormFields form, HttpMethod method, @Nullable JsonObject body) {
        String tag = LANGUAGES_OF_TAG.matcher(form.value("tag")).replaceAll("");
        ApiAddress address = CountryLinePages.address(visit);
        Future<PageAnswer> done = api.send(
                        visit,
                        method,
                        address,
                        body,
                        tag.isEmpty() ? Map.of("If-None-Match", "*") : Map.of("If-Match", tag))
                .map(answer -> new MovedPage(address.text()));
        return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                ? pages.show(visit, refusal.status(), form, errors(visit, refusal))
                : Future.failedFuture(failure));
    }

    private static List<FieldError> errors(PageVisit visit, PageRefusal refusal) {
        // What the API says about another version is said in the reader's language.
        return refusal.status() == CHANGED
                ? List.of(new FieldError("", visit.texts().of("entryChanged")))
                : refusal.inForm(visit.texts(), field -> FIELDS.getOrDefault(field, field));
    }

    /** Texts that are no numbers, of which the API could only say that the request cannot be read. */
    private static List<FieldError> unreadable(PageVisit visit, FormFields form) {
        List<FieldError> errors = new ArrayList<>();
        if (!YEAR.matcher(form.value("year")).matches()) {
            errors.add(new FieldError("year", visit.texts().of("yearUnreadable")));
        }
        if (!form.value("value").isEmpty()
                && !NUMBER.matcher(form.value("value")).matches()) {
            errors.add(new FieldError("value", visit.texts().of("valueUnreadable")));
        }
        return errors;
    }

    private static JsonObject body(FormFields form) {
        JsonObject body = new JsonObject().put("year", Integer.valueOf(form.value("year")));
        if (!form.value("value").isEmpty()) {
            body.put("value", new BigDecimal(form.value("value")));
        }
        put(body, "unit", form.value("unit"));
        put(body, "text", form.value(STATEMENT));
        JsonObject source = new JsonObject();
        put(source, "citation", form.value(CITATION));
        put(source, "url", form.value(URL));
        return body.put("source", source);
    }

    private static void put(JsonObject object, String field, String value) {
        if (!value.isEmpty()) {
            object.put(field, value);
        }
    }
}
