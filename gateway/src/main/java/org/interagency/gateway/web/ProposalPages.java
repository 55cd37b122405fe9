package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.jspecify.annotations.Nullable;

/** {@code /desk/proposals/{id}}: what is proposed to an agency, and the forms to see what its acceptance would do, to accept it and to refuse it. */
@ApplicationScoped
class ProposalPages {

    private static final String PROPOSALS = "proposals";
    private static final String OPEN = "open";
    private static final String ACCEPTANCE = "acceptance";
    private static final String PREVIEW = "preview";

    private final RegistryApi api;
    private final FactNames names;

    ProposalPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** The names of what a proposal names, by their codes. */
    private record ProposedNames(
            Map<String, String> agencies, Map<String, String> programmes, Map<String, String> territories) {}

    /** What acceptance would do, or why it is not possible. */
    private record AcceptanceTrial(EntryOutcome outcome, List<InputError> refusals) {

        /** The reader has not asked for it. */
        static final AcceptanceTrial NONE = new AcceptanceTrial(EntryOutcome.UNKNOWN, List.of());
    }

    Future<PageAnswer> show(PageVisit visit) {
        return Desk.of(visit).compose(agency -> page(visit, "", AcceptanceTrial.NONE, null));
    }

    /** {@code /desk/proposals/{id}/acceptance}: accepts the proposal, or tells what that would do. */
    Future<PageAnswer> accept(PageVisit visit) {
        return visit.form()
                .compose(form -> form.value("do").equals(PREVIEW)
                        ? tryOut(visit).compose(trial -> page(visit, "", trial, null))
                        : accept(visit, form));
    }

    private Future<PageAnswer> accept(PageVisit visit, FormFields form) {
        return answer(visit, form, ACCEPTANCE, null)
                .<PageAnswer>map(answer ->
                        new MovedPage(ApiAddress.of("desk", "responsibilities", JsonFields.text(answer.body(), "id"))
                                .with("stored", "true")
                                .text()))
                .recover(failure -> again(visit, form, failure));
    }

    /** {@code /desk/proposals/{id}/refusal}. */
    Future<PageAnswer> refuse(PageVisit visit) {
        return visit.form().compose(form -> answer(
                        visit, form, "refusal", new JsonObject().put("reason", form.value("reason")))
                .<PageAnswer>map(answer -> new MovedPage(ApiAddress.of("desk", PROPOSALS, visit.pathParameter("id"))
                        .text()))
                .recover(failure -> again(visit, form, failure)));
    }

    private Future<ApiAnswer> answer(PageVisit visit, FormFields form, String step, @Nullable JsonObject body) {
        Map<String, String> headers =
                form.value("once").isEmpty() ? Map.of() : Map.of("Idempotency-Key", form.value("once") + "-" + step);
        return api.send(
                visit, HttpMethod.POST, ApiAddress.of(PROPOSALS, visit.pathParameter("id"), step), body, headers);
    }

    private Future<PageAnswer> again(PageVisit visit, FormFields form, Throwable failure) {
        return failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                ? page(visit, form.value("reason"), AcceptanceTrial.NONE, refusal)
                : Future.failedFuture(failure);
    }

    private Future<PageAnswer> page(
            PageVisit visit, String entered, AcceptanceTrial acceptance, @Nullable PageRefusal refusal) {
        return api.get(visit, ApiAddress.of(PROPOSALS, visit.pathParameter("id")))
                .compose(answer -> {
                    JsonObject proposal = answer.body();
                    return named(visit, JsonFields.object(proposal, "responsibility"))
                            .map(known -> new ShownPage(
                                    refusal == null ? 200 : refusal.status(),
                                    "proposal.html",
                                    visit.texts().of("proposalTitle"),
                                    page(
                                            visit,
                                            proposal,
                                            known,
                                            acceptance,
                                            entered,
                                            refusal == null ? List.of() : refusal.inForm(visit.texts()))));
                });
    }

    private Future<ProposedNames> named(PageVisit visit, JsonObject proposed) {
        Future<Map<String, String>> agencies = names.of(visit, "agencies", code(proposed, "agency"));
        Future<Map<String, String>> programmes = names.of(visit, "programmes", code(proposed, "programme"));
        Future<Map<String, String>> territories =
                names.of(visit, "territories", JsonFields.texts(proposed, "territories"));
        return Future.all(agencies, programmes, territories)
                .map(all -> new ProposedNames(agencies.result(), programmes.result(), territories.result()));
    }

    private static List<String> code(JsonObject proposed, String field) {
        return Stream.of(JsonFields.text(proposed, field))
                .filter(code -> !code.isEmpty())
                .toList();
    }

    /** Tries the acceptance without storing it. A reader who may not accept is told so, as everything else that is in the way. */
    private Future<AcceptanceTrial> tryOut(PageVisit visit) {
        ApiAddress trial =
                ApiAddress.of(PROPOSALS, visit.pathParameter("id"), ACCEPTANCE).with("dryRun", "true");
        return api.send(visit, HttpMethod.POST, trial, null, Map.of())
                .map(answer -> new AcceptanceTrial(EntryOutcomes.ofFindings(answer.body(), visit.texts()), List.of()))
                .recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                        ? Future.succeededFuture(new AcceptanceTrial(
                                EntryOutcome.UNKNOWN,
                                new EntryInputs(EntryForm.RESPONSIBILITY, visit.texts())
                                        .errors(refusal).stream()
                                                .map(error -> new InputError("", error.label(), error.detail()))
                                                .toList()))
                        : Future.failedFuture(failure));
    }

    private static ProposalPage page(
            PageVisit visit,
            JsonObject proposal,
            ProposedNames known,
            AcceptanceTrial acceptance,
            String entered,
            List<FieldError> errors) {
        JsonObject proposed = JsonFields.object(proposal, "responsibility");
        PageTexts texts = visit.texts();
        String agency = JsonFields.text(proposed, "agency");
        String programme = JsonFields.text(proposed, "programme");
        String status = JsonFields.text(proposal, "status");
        return new ProposalPage(
                JsonFields.text(proposal, "id"),
                ApiAddress.of("desk").with("agency", agency).text(),
                known.agencies().getOrDefault(agency, agency),
                known.programmes().getOrDefault(programme, programme),
                DeskEntries.function(visit, proposed),
                texts.name("role", JsonFields.text(proposed, "role")),
                texts.name(EntryOptions.BINDINGNESS, JsonFields.text(proposed, "bindingness")),
                new ExtentTexts(texts, known.territories()).lines(List.of(box(proposed)), visit.today(), 1),
                FindingHolders.laws(proposed),
                DeskEntries.proposer(visit, proposal),
                DeskEntries.proposedOn(visit, proposal),
                texts.name("proposalStatus", status),
                JsonFields.text(proposal, "reason"),
                status.equals(OPEN),
                acceptance.outcome(),
                acceptance.refusals(),
                UUID.randomUUID().toString(),
                entered,
                errors);
    }

    /** The extent of a responsibility as a box, without what was left out. */
    private static JsonObject box(JsonObject proposed) {
        JsonObject box = new JsonObject();
        Stream.of("territories", "validFrom", "validTo").forEach(field -> copy(proposed, field, box));
        JsonObject population = JsonFields.object(proposed, "population");
        Stream.of("ageFrom", "ageTo", "groups").forEach(field -> copy(population, field, box));
        return box;
    }

    private static void copy(JsonObject from, String field, JsonObject to) {
        if (from.getValue(field) != null) {
            to.put(field, from.getValue(field));
        }
    }
}
