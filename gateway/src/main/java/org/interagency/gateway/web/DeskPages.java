package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.DeskEntries.ListedLines;
import org.interagency.gateway.web.DeskPage.DueEntries;
import org.interagency.gateway.web.DeskPage.HeldLine;
import org.interagency.gateway.web.DeskPage.ProgrammeLine;
import org.interagency.gateway.web.DeskPage.ProposalLine;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.PageFrame.PageLink;

/** {@code /desk}: what an agency has in the register, what others propose to it, and what it has to confirm. */
@ApplicationScoped
class DeskPages {

    private static final String DESK = "desk";
    private static final String CONFIRMED = "confirmed";
    private static final int NOTHING_CHOSEN = 422;

    private final RegistryApi api;
    private final DeskEntries entries;
    private final DueConfirmations confirmations;
    private final FactNames names;

    DeskPages(RegistryApi api, DeskEntries entries, DueConfirmations confirmations, FactNames names) {
        this.api = api;
        this.entries = entries;
        this.confirmations = confirmations;
        this.names = names;
    }

    /** The desk of the agency that the address names, or of the reader's own. */
    Future<PageAnswer> show(PageVisit visit) {
        return Desk.of(visit).compose(own -> {
            String asked = visit.parameter("agency");
            return page(visit, asked.isEmpty() ? own : asked, 200, List.of(), FormFields.EMPTY);
        });
    }

    /** Confirms the entries that are chosen, or all that were shown; those of one kind at a time, all of them or none. */
    Future<PageAnswer> confirm(PageVisit visit) {
        return visit.form().compose(form -> {
            String agency = form.value("of");
            List<String> keys =
                    form.values().getOrDefault(form.value("do").equals("shown") ? "shown" : "keys", List.of());
            if (keys.isEmpty() || !DueConfirmations.KINDS.contains(form.value("kind"))) {
                FieldError error = new FieldError("", visit.texts().of("nothingChosen"));
                return desk(visit, agency, NOTHING_CHOSEN, List.of(error), form);
            }
            Future<PageAnswer> done = api.send(
                            visit,
                            HttpMethod.POST,
                            ApiAddress.of(form.value("kind")),
                            new JsonObject().put("keys", new JsonArray(keys)),
                            Map.of())
                    .map(answer -> new MovedPage(ApiAddress.of(DESK)
                            .with("agency", agency)
                            .with(CONFIRMED, "true")
                            .text()));
            return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                    ? desk(visit, agency, refusal.status(), errors(refusal), form)
                    : Future.failedFuture(failure));
        });
    }

    /** What the API says names the entry, so that the number of its place in the list says nothing more. */
    private static List<FieldError> errors(PageRefusal refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", refusal.getMessage()))
                : refusal.errors().stream()
                        .map(error -> new FieldError("", error.detail()))
                        .toList();
    }

    /** The desk again after a form was refused. */
    private Future<PageAnswer> desk(
            PageVisit visit, String agency, int status, List<FieldError> errors, FormFields refused) {
        return page(visit, agency, status, errors, refused)
                .map(answer -> answer.shownAt(
                        ApiAddress.of(DESK).with("agency", agency).text()));
    }

    private Future<PageAnswer> page(
            PageVisit visit, String agency, int status, List<FieldError> errors, FormFields refused) {
        Future<DeskPage> page =
                agency.isEmpty() ? Future.succeededFuture(unknown(errors)) : desk(visit, agency, errors, refused);
        return page.map(
                shown -> new ShownPage(status, "desk.html", visit.texts().of("deskTitle"), shown));
    }

    /** The desk of the central registry office, which has to choose an agency. */
    private static DeskPage unknown(List<FieldError> errors) {
        return new DeskPage(
                "", "", List.of(), "", false, List.of(), "", List.of(), List.of(), "", List.of(), "", "", "", errors);
    }

    private Future<DeskPage> desk(PageVisit visit, String agency, List<FieldError> errors, FormFields refused) {
        Future<Map<String, String>> name = names.of(visit, "agencies", List.of(agency));
        Future<ListedLines<PageLink>> below = entries.below(visit, agency);
        Future<ListedLines<ProposalLine>> proposals = entries.proposals(visit, agency);
        Future<List<DueEntries>> due = confirmations.of(visit, agency, refused);
        Future<ListedLines<ProgrammeLine>> programmes = entries.programmes(visit, agency);
        Future<ListedLines<HeldLine>> responsibilities = entries.responsibilities(visit, agency);
        return Future.all(name, below, proposals, due, programmes, responsibilities)
                .map(all -> new DeskPage(
                        agency,
                        name.result().getOrDefault(agency, agency),
                        below.result().lines(),
                        below.result().more(),
                        errors.isEmpty() && !visit.parameter(CONFIRMED).isEmpty(),
                        proposals.result().lines(),
                        proposals.result().more(),
                        due.result(),
                        programmes.result().lines(),
                        programmes.result().more(),
                        responsibilities.result().lines(),
                        responsibilities.result().more(),
                        ApiAddress.of(DESK, "programmes").with("owner", agency).text(),
                        ApiAddress.of(DESK, "responsibilities")
                                .with("agency", agency)
                                .with("role", "accountable")
                                .text(),
                        errors));
    }
}
