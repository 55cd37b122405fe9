package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /reorganisations/steps/check}: what would follow from a planned reorganisation; and the form that carries it out. */
@ApplicationScoped
class ReorganisationChecks {

    private static final String CHANGES = "agency-changes";

    /** Where the API has a reorganisation in a scenario. */
    private static final String IN_SCENARIO = "^agencyChanges/0/";

    /** Where it has what passes to whom. */
    private static final String TRANSFERS = "transfers(/.*)?";

    /** The fields of the form, by where the API has them. What else is wrong is about another step, whose pages name no field of the API. */
    private static final Map<String, String> FIELDS =
            Map.of("code", "code", "legalBasis/0/citation", "citation", "legalBasis/0/url", "citationUrl");

    private final RegistryApi api;
    private final FactNames names;
    private final ReorganisationSteps steps;

    ReorganisationChecks(RegistryApi api, FactNames names, ReorganisationSteps steps) {
        this.api = api;
        this.names = names;
        this.steps = steps;
    }

    /**
     * What a trial has come to.
     *
     * @param errors why the reorganisation cannot be carried out; empty if it can
     * @param transfers which of them are about what passes to whom, which the third step asks
     */
    private record TriedOut(ScenarioOutcome outcome, List<FieldError> errors, List<FieldError> transfers) {}

    Future<PageAnswer> show(PageVisit visit) {
        ReorganisationDraft draft = ReorganisationDraft.of(visit);
        return CoordinatorOnly.check(visit).compose(allowed -> steps.unfinished(visit, draft, ReorganisationStep.CHECK)
                .orElseGet(() -> page(visit, draft, 200, tryOut(visit, draft))));
    }

    /** {@code /reorganisations}: carries out the reorganisation of the form. */
    Future<PageAnswer> carryOut(PageVisit visit) {
        return visit.form().compose(form -> {
            ReorganisationDraft draft = ReorganisationDraft.of(form);
            return steps.unfinished(visit, draft, ReorganisationStep.CHECK)
                    .orElseGet(() -> carryOut(visit, draft, form.value("once")))
                    .map(answer -> answer.shownAt(
                            draft.address(ReorganisationStep.CHECK).text()));
        });
    }

    private Future<PageAnswer> carryOut(PageVisit visit, ReorganisationDraft draft, String once) {
        Future<PageAnswer> done = api.send(
                        visit,
                        HttpMethod.POST,
                        ApiAddress.of(CHANGES),
                        draft.request(),
                        once.isEmpty() ? Map.of() : Map.of("Idempotency-Key", once))
                .map(answer -> new MovedPage(ApiAddress.of("reorganisations", JsonFields.text(answer.body(), "code"))
                        .with("done", "true")
                        .text()));
        return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                ? page(visit, draft, refusal.status(), Future.succeededFuture(refused(visit, refusal)))
                : Future.failedFuture(failure));
    }

    private Future<TriedOut> tryOut(PageVisit visit, ReorganisationDraft draft) {
        JsonObject scenario = new JsonObject().put("agencyChanges", new JsonArray().add(draft.request()));
        return api.tryOut(visit, HttpMethod.POST, ApiAddress.of("scenarios"), scenario, Map.of())
                .map(answer -> new TriedOut(ScenarioOutcome.of(answer.body(), visit.texts()), List.of(), List.of()))
                .recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                        ? Future.succeededFuture(refused(visit, refusal))
                        : Future.failedFuture(failure));
    }

    private static TriedOut refused(PageVisit visit, PageRefusal refusal) {
        PageTexts texts = visit.texts();
        List<FieldError> errors = refusal.errors().isEmpty()
                ? List.of(new FieldError("", refusal.getMessage()))
                : refusal.errors().stream().map(error -> error(error, texts)).toList();
        List<FieldError> transfers = refusal.errors().stream()
                .filter(error -> apiField(error).matches(TRANSFERS))
                .map(error -> new FieldError("", error.detail()))
                .toList();
        return new TriedOut(ScenarioOutcome.UNKNOWN, errors, transfers);
    }

    private static String apiField(FieldError error) {
        return error.field().replaceFirst(IN_SCENARIO, "");
    }

    private static FieldError error(FieldError error, PageTexts texts) {
        String field = FIELDS.getOrDefault(apiField(error), "");
        return new FieldError(
                field, field.isEmpty() ? error.detail() : texts.of("fieldError", texts.label(field), error.detail()));
    }

    /** The last step; or the third one, if what that asks is refused. */
    private Future<PageAnswer> page(PageVisit visit, ReorganisationDraft draft, int status, Future<TriedOut> trial) {
        return trial.compose(tried -> tried.transfers().isEmpty() || !draft.hasTransfers()
                ? page(visit, draft, status, tried)
                : steps.refusedTransfers(visit, draft, tried.transfers()));
    }

    private Future<PageAnswer> page(PageVisit visit, ReorganisationDraft draft, int status, TriedOut tried) {
        JsonObject change = draft.fact();
        LocalDate first = LocalDate.parse(draft.on());
        Future<Map<String, String>> from =
                names.of(visit, "agencies", draft.from(), ReorganisationSummary.dayBefore(first));
        Future<Map<String, String>> to = names.of(visit, "agencies", draft.to(), first);
        Future<Map<String, String>> programmes =
                names.of(visit, "programmes", ReorganisationSummary.programmes(change));
        return Future.all(from, to, programmes).map(all -> {
            Map<String, String> successors = new HashMap<>(to.result());
            draft.created().forEach(agency -> successors.put(agency.code(), agency.name()));
            ReorganisationStep before =
                    draft.hasTransfers() ? ReorganisationStep.TRANSFERS : ReorganisationStep.SUCCESSORS;
            return new ShownPage(
                    status,
                    "reorganisationcheck.html",
                    ReorganisationStep.CHECK.title(visit.texts()),
                    new ReorganisationCheckPage(
                            ReorganisationSteps.step(
                                    visit,
                                    draft,
                                    ReorganisationStep.CHECK,
                                    draft.address(before).text(),
                                    tried.errors()),
                            new ReorganisationSummary(visit.texts(), from.result(), successors, programmes.result())
                                    .sentences(change),
                            tried.outcome(),
                            draft.codeOrSuggestion(),
                            draft.citation(),
                            draft.citationUrl(),
                            UUID.randomUUID().toString()));
        });
    }
}
