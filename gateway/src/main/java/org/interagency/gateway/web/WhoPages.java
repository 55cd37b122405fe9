package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.WhoOptions.WhoFields;
import org.interagency.gateway.web.WhoPage.PlacesPart;
import org.interagency.gateway.web.WhoPage.ProgrammeAnswer;
import org.jspecify.annotations.Nullable;

/** {@code /who}: who must answer to somebody, in a place on a day. */
@ApplicationScoped
class WhoPages {

    private static final String MOST_PLACES = "20";
    private static final int BAD_REQUEST = 400;
    private static final List<String> DETAILS = List.of("function", "age", "groups", "on");

    /** The parameter of the API, and the code of what the question is about. */
    private static final Pattern SUBJECT = Pattern.compile("(contingency|right|programme):(.+)");

    private final RegistryApi api;
    private final WhoOptions options;
    private final FactNames names;

    WhoPages(RegistryApi api, WhoOptions options, FactNames names) {
        this.api = api;
        this.options = options;
        this.names = names;
    }

    /** The answer of the API in the words of the page. */
    private record WordedAnswer(String day, List<ProgrammeAnswer> programmes) {}

    /** The part of the page with the places that match what the reader has written so far. */
    Future<PageAnswer> places(PageVisit visit) {
        return search(visit).map(found -> PageAnswer.shown("places.html", "", found));
    }

    Future<PageAnswer> show(PageVisit visit) {
        Future<WhoFields> fields = options.read(visit);
        Future<PlacesPart> places = search(visit);
        return Future.all(fields, places).compose(both -> {
            String territory = chosen(places.result());
            String about = visit.parameter("about");
            Matcher subject = SUBJECT.matcher(about);
            if (territory.isEmpty() || !subject.matches()) {
                // The form sends every field; a link to a question that is to be completed names only the place or only
                // the subject.
                boolean isStarted = visit.has("place") || visit.has("territory") && visit.has("about");
                List<FieldError> errors = isStarted ? missing(visit, territory) : List.of();
                return Future.succeededFuture(page(visit, fields.result(), places.result(), null, errors));
            }
            return ask(visit, territory, subject.group(1), subject.group(2))
                    .map(answer -> page(visit, fields.result(), places.result(), answer, List.of()))
                    .recover(failure -> refused(visit, fields.result(), places.result(), failure));
        });
    }

    /** What is found for the words of the reader or, if there are none, the place that the address names by its code. */
    private Future<PlacesPart> search(PageVisit visit) {
        String words = visit.parameter("place");
        String code = visit.parameter("territory");
        if (words.isEmpty() && code.isEmpty()) {
            return Future.succeededFuture(part(visit, words, List.of(), false));
        }
        ApiAddress address = ApiAddress.of("territories").with("sort", "name").with("limit", MOST_PLACES);
        return api.get(visit, words.isEmpty() ? address.with("code", code) : address.with("q", words))
                .map(answer -> {
                    List<JsonObject> found = JsonFields.objects(answer.body(), "items");
                    boolean isChosen = words.isEmpty() || words.equals(visit.parameter("soughtFor"));
                    return part(
                            visit,
                            words,
                            found.stream()
                                    .map(place -> option(place, visit, isChosen ? code : "", found.size() == 1))
                                    .toList(),
                            !JsonFields.text(answer.body(), "next").isEmpty());
                });
    }

    private static PlacesPart part(PageVisit visit, String words, List<ChoiceOption> found, boolean isCut) {
        boolean isSought = !words.isEmpty() || !visit.parameter("territory").isEmpty();
        return new PlacesPart(
                words, new ChoiceField("territory", visit.texts().of("choosePlace"), found), isSought, isCut);
    }

    /** A place is chosen by its code, as long as the words are those for which it was found, or if there is no other. */
    private static ChoiceOption option(JsonObject place, PageVisit visit, String code, boolean isOnly) {
        String own = JsonFields.text(place, "code");
        String name = JsonFields.localised(place, "name", visit.language());
        return new ChoiceOption(own, name.isEmpty() ? own : name + " (" + own + ")", isOnly || own.equals(code));
    }

    private static String chosen(PlacesPart places) {
        return places.field().options().stream()
                .filter(ChoiceOption::chosen)
                .map(ChoiceOption::value)
                .findFirst()
                .orElse("");
    }

    private static List<FieldError> missing(PageVisit visit, String territory) {
        return List.of(
                territory.isEmpty()
                        ? new FieldError("place", visit.texts().of("placeMissing"))
                        : new FieldError("about", visit.texts().of("subjectMissing")));
    }

    private Future<WordedAnswer> ask(PageVisit visit, String territory, String kind, String code) {
        ApiAddress question = ApiAddress.of("who-is-responsible")
                .with("territory", territory)
                .with(kind, code)
                .with("function", visit.parameter("function"))
                .with("age", visit.parameter("age"))
                .with("groups", visit.parameters("groups"))
                .with("on", visit.parameter("on"));
        return api.get(visit, question).compose(answer -> names.of(
                        visit, "territories", ExtentTexts.territories(WhoAnswers.nobody(answer.body())))
                .map(places -> new WordedAnswer(
                        visit.formats().day(answer.body(), "on"),
                        new WhoAnswers(visit.texts(), places, visit.today()).of(answer.body()))));
    }

    private static Future<PageAnswer> refused(PageVisit visit, WhoFields fields, PlacesPart places, Throwable failure) {
        if (!(failure instanceof PageRefusal refusal) || refusal.status() >= 500) {
            return Future.failedFuture(failure);
        }
        return Future.succeededFuture(page(visit, fields, places, null, refusal.inForm(visit.texts())));
    }

    private static PageAnswer page(
            PageVisit visit,
            WhoFields fields,
            PlacesPart places,
            @Nullable WordedAnswer answer,
            List<FieldError> errors) {
        return new ShownPage(
                errors.isEmpty() ? 200 : BAD_REQUEST,
                "who.html",
                visit.texts().of("whoTitle"),
                new WhoPage(
                        visit.parameter("place"),
                        places,
                        fields.subjects(),
                        fields.function(),
                        visit.parameter("age"),
                        fields.groups(),
                        visit.parameter("on"),
                        DETAILS.stream()
                                .anyMatch(name -> !visit.parameters(name).isEmpty()),
                        answer != null,
                        answer == null ? "" : question(visit, fields, places, answer.day()),
                        answer == null ? List.of() : answer.programmes(),
                        errors));
    }

    /** Such as "Old age – Santiago (CL-13101) – aged 70 – 3 March 2026". */
    private static String question(PageVisit visit, WhoFields fields, PlacesPart places, String day) {
        String about = visit.parameter("about");
        String subject = fields.subjects().stream()
                .flatMap(field -> field.options().stream())
                .filter(ChoiceOption::chosen)
                .map(ChoiceOption::text)
                .findFirst()
                .orElse(about.substring(about.indexOf(':') + 1));
        String age = visit.parameter("age");
        return Stream.of(
                        subject,
                        texts(places.field()),
                        age.isEmpty() ? "" : visit.texts().of("ageOf", age),
                        texts(fields.groups()),
                        day)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" – "));
    }

    private static String texts(ChoiceField chosen) {
        return chosen.options().stream()
                .filter(ChoiceOption::chosen)
                .map(ChoiceOption::text)
                .collect(Collectors.joining(", "));
    }
}
