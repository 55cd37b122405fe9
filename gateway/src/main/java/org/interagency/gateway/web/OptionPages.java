package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.interagency.gateway.web.OptionListPage.OptionLine;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /findings/{id}/options}: ways out of a finding that coordinators have kept, side by side, and each with all that would follow from it. */
@ApplicationScoped
class OptionPages {

    private static final String FINDINGS = "findings";
    private static final String OPTIONS = "options";
    private static final int BAD_REQUEST = 400;

    /** The most bytes of the form that keeps an option: its scenario names each programme of the finding. */
    private static final int MOST_BYTES = 1_000_000;

    private final RegistryApi api;
    private final FactNames names;

    OptionPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** An option that was to be kept, and why it could not be. */
    private record RefusedOption(int status, String name, String scenario, List<FieldError> errors) {

        static final RefusedOption NONE = new RefusedOption(200, "", "", List.of());
    }

    Future<PageAnswer> list(PageVisit visit) {
        return CoordinatorOnly.check(visit).compose(allowed -> list(visit, RefusedOption.NONE));
    }

    /** Keeps what was tried out. */
    Future<PageAnswer> keep(PageVisit visit) {
        return visit.form(MOST_BYTES).compose(form -> {
            JsonObject scenario;
            try {
                scenario = new JsonObject(form.value("scenario"));
            } catch (DecodeException notFromThePage) {
                return Future.failedFuture(
                        new PageRefusal(BAD_REQUEST, visit.texts().of("formUnreadable")));
            }
            String once = form.value("once");
            Future<PageAnswer> done = api.send(
                            visit,
                            HttpMethod.POST,
                            options(visit),
                            new JsonObject().put("name", form.value("name")).put("scenario", scenario),
                            once.isEmpty() ? Map.of() : Map.of("Idempotency-Key", once))
                    .map(answer -> new MovedPage(options(visit).text()));
            return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                    ? list(
                            visit,
                            new RefusedOption(
                                    refusal.status(),
                                    form.value("name"),
                                    form.value("scenario"),
                                    refusal.inForm(visit.texts(), field -> field.equals("name") ? field : "")))
                    : Future.failedFuture(failure));
        });
    }

    /** Removes an option. */
    Future<PageAnswer> remove(PageVisit visit) {
        return visit.form()
                .compose(form -> api.send(
                        visit,
                        HttpMethod.DELETE,
                        ApiAddress.of(FINDINGS, visit.pathParameter("id"), OPTIONS, visit.pathParameter("option")),
                        null,
                        Map.of()))
                .map(answer -> new MovedPage(options(visit).text()));
    }

    private static ApiAddress options(PageVisit visit) {
        return ApiAddress.of(FINDINGS, visit.pathParameter("id"), OPTIONS);
    }

    private Future<PageAnswer> list(PageVisit visit, RefusedOption refused) {
        String id = visit.pathParameter("id");
        Future<JsonObject> finding = api.get(visit, ApiAddress.of(FINDINGS, id)).map(ApiAnswer::body);
        Future<List<JsonObject>> options = api.tryOut(visit, HttpMethod.GET, options(visit), null, Map.of())
                .map(answer -> JsonFields.objects(answer.body(), "items"));
        return Future.all(finding, options)
                .compose(both -> words(visit, options.result()))
                .map(words -> new ShownPage(
                        refused.status(),
                        "options.html",
                        visit.texts().of("optionsTitle"),
                        new OptionListPage(
                                id,
                                FactLink.ofFinding(visit, finding.result()),
                                ApiAddress.of("scenarios").with("finding", id).text(),
                                options.result().stream()
                                        .map(option -> line(visit, id, option, words))
                                        .toList(),
                                refused.name(),
                                refused.scenario(),
                                UUID.randomUUID().toString(),
                                refused.errors())));
    }

    Future<PageAnswer> show(PageVisit visit) {
        String id = visit.pathParameter("id");
        return CoordinatorOnly.check(visit).compose(allowed -> {
            Future<JsonObject> finding =
                    api.get(visit, ApiAddress.of(FINDINGS, id)).map(ApiAnswer::body);
            Future<JsonObject> option = api.tryOut(
                            visit,
                            HttpMethod.GET,
                            ApiAddress.of(FINDINGS, id, OPTIONS, visit.pathParameter("option")),
                            null,
                            Map.of())
                    .map(ApiAnswer::body);
            return Future.all(finding, option)
                    .compose(both -> words(visit, List.of(option.result())))
                    .compose(words -> outcome(visit, option.result())
                            .map(outcome -> PageAnswer.shown(
                                    "option.html",
                                    JsonFields.text(option.result(), "name"),
                                    new OptionPage(
                                            FactLink.ofFinding(visit, finding.result()),
                                            options(visit).text(),
                                            line(visit, id, option.result(), words),
                                            outcome))));
        });
    }

    private Future<ScenarioWords> words(PageVisit visit, List<JsonObject> options) {
        List<JsonObject> scenarios = options.stream()
                .map(option -> JsonFields.object(option, "scenario"))
                .toList();
        Future<Map<String, String>> agencies = names.of(
                visit,
                "agencies",
                scenarios.stream()
                        .flatMap(scenario -> ScenarioWords.agencies(scenario).stream())
                        .toList());
        Future<Map<String, String>> programmes = names.of(
                visit,
                "programmes",
                scenarios.stream()
                        .flatMap(scenario -> ScenarioWords.programmes(scenario).stream())
                        .toList());
        return Future.all(agencies, programmes)
                .map(both -> new ScenarioWords(visit.texts(), agencies.result(), programmes.result()));
    }

    /** An option that can no longer be carried out has none; the option says why. */
    private Future<ScenarioOutcome> outcome(PageVisit visit, JsonObject option) {
        return JsonFields.object(option, "outcome").isEmpty()
                ? Future.succeededFuture(ScenarioOutcome.UNKNOWN)
                : api.tryOut(
                                visit,
                                HttpMethod.POST,
                                ApiAddress.of("scenarios"),
                                JsonFields.object(option, "scenario"),
                                Map.of())
                        .map(answer -> ScenarioOutcome.of(answer.body(), visit.texts()));
    }

    private static OptionLine line(PageVisit visit, String finding, JsonObject option, ScenarioWords words) {
        PageTexts texts = visit.texts();
        ApiAddress own = ApiAddress.of(FINDINGS, finding, OPTIONS, JsonFields.text(option, "id"));
        ApiAddress removal = ApiAddress.of(FINDINGS, finding, OPTIONS, JsonFields.text(option, "id"), "removal");
        JsonObject outcome = JsonFields.object(option, "outcome");
        return new OptionLine(
                new FactLink(own.text(), JsonFields.text(option, "name")),
                JsonFields.text(option, "by"),
                texts.formats().dayOf(option, "at"),
                words.of(JsonFields.object(option, "scenario")),
                outcome.isEmpty() ? "" : texts.name("optionEffect", JsonFields.text(outcome, "effect")),
                number(texts, outcome, "opened"),
                number(texts, outcome, "changed"),
                number(texts, outcome, "resolved"),
                number(texts, outcome, "accountability"),
                JsonFields.text(option, "refusal"),
                removal.text());
    }

    private static String number(PageTexts texts, JsonObject outcome, String field) {
        return outcome.isEmpty() ? "" : texts.formats().number(outcome.getLong(field, 0L));
    }
}
