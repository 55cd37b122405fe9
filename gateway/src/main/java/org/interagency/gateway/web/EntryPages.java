package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.EntryPage.InputSection;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/**
 * {@code /desk/programmes}, {@code /desk/responsibilities} and {@code /desk/agreements}: the forms in which a registrar, or for agreements a coordinator, adds
 * and changes entries of the register.
 */
@ApplicationScoped
class EntryPages {

    /** The most bytes of a form, encoded: an entry can name 10,000 territories. */
    private static final int MOST_BYTES = 1_000_000;

    private static final String DESK = "desk";
    private static final String PREVIEW = "preview";
    private static final String PROPOSE = "propose";
    private static final String STORED = "stored";

    private final RegistryApi api;
    private final EntryOptions options;

    EntryPages(RegistryApi api, EntryOptions options) {
        this.api = api;
        this.options = options;
    }

    /**
     * What the form shows.
     *
     * @param key of the entry; empty for a new one
     */
    private record FilledForm(
            EntryForm form,
            String key,
            FormFields written,
            String tag,
            String states,
            EntryOutcome outcome,
            List<InputError> errors) {

        boolean isNew() {
            return key.isEmpty();
        }
    }

    /** An empty form for a new entry, in which the address of the page can fill in fields. */
    Future<PageAnswer> showNew(PageVisit visit, EntryForm form) {
        return writer(visit, form)
                .compose(allowed -> page(
                        visit,
                        200,
                        new FilledForm(form, "", form.draft(visit), "", "", EntryOutcome.UNKNOWN, List.of())));
    }

    /** The form with an entry that exists, in its last state, which is the one that a correction replaces. */
    Future<PageAnswer> show(PageVisit visit, EntryForm form) {
        String key = visit.pathParameter("key");
        return writer(visit, form)
                // An answer in one language alone could not be written back without the loss of the others.
                .compose(allowed -> api.send(
                        visit,
                        HttpMethod.GET,
                        ApiAddress.of(form.collection(), key),
                        null,
                        Map.of("Accept-Language", "*")))
                .compose(read -> page(
                        visit,
                        200,
                        new FilledForm(
                                form,
                                key,
                                form.written(lastState(read.body())),
                                read.tag(),
                                states(visit, read.body()),
                                EntryOutcome.UNKNOWN,
                                List.of())));
    }

    /** It fails if the reader does not write such entries. */
    private static Future<?> writer(PageVisit visit, EntryForm form) {
        return form == EntryForm.AGREEMENT ? CoordinatorOnly.check(visit) : Desk.of(visit);
    }

    private static JsonObject lastState(JsonObject entry) {
        return Stream.concat(Stream.of(entry), JsonFields.objects(entry, "otherStates").stream())
                .max(Comparator.comparing(state -> JsonFields.text(state, "since")))
                .orElseThrow();
    }

    private static String states(PageVisit visit, JsonObject entry) {
        return JsonFields.day(lastState(entry), "since")
                .map(day -> visit.texts().of("entryStates", visit.formats().day(day)))
                .orElse("");
    }

    /** Carries out the form of a new entry: stores it, proposes it, or tells what storing would do. */
    Future<PageAnswer> takeNew(PageVisit visit, EntryForm form) {
        return take(visit, form, "");
    }

    /** Carries out the form of an entry that exists. */
    Future<PageAnswer> take(PageVisit visit, EntryForm form) {
        return take(visit, form, visit.pathParameter("key"));
    }

    private Future<PageAnswer> take(PageVisit visit, EntryForm form, String key) {
        Future<PageAnswer> taken = visit.form(MOST_BYTES).compose(written -> {
            Future<PageAnswer> done = written.value("do").equals(PREVIEW)
                    ? preview(visit, form, key, written)
                    : store(visit, form, key, written);
            return orRefused(done, visit, form, key, written);
        });
        // Also why the form could not be read, such as that it is not of this page any more: the part that is asked for
        // has to say it.
        return visit.isForPart() ? orRefused(taken, visit, form, key, FormFields.EMPTY) : taken;
    }

    private Future<PageAnswer> orRefused(
            Future<PageAnswer> done, PageVisit visit, EntryForm form, String key, FormFields written) {
        return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                ? refused(visit, form, key, written, refusal)
                : Future.failedFuture(failure));
    }

    private Future<PageAnswer> preview(PageVisit visit, EntryForm form, String key, FormFields written) {
        ApiAddress address = address(form, key, written).with("dryRun", "true");
        return write(visit, form, key, written, address, Map.of())
                .map(answer -> form == EntryForm.PROGRAMME
                        ? EntryOutcomes.ofAccepted(visit.texts())
                        : EntryOutcomes.ofFindings(answer.body(), visit.texts()))
                .compose(outcome -> page(visit, 200, again(form, key, written, outcome, List.of())));
    }

    private Future<PageAnswer> store(PageVisit visit, EntryForm form, String key, FormFields written) {
        boolean isProposed = key.isEmpty() && written.value("do").equals(PROPOSE);
        ApiAddress address = isProposed ? ApiAddress.of("proposals") : address(form, key, written);
        Map<String, String> headers = key.isEmpty() && !written.value("once").isEmpty()
                ? Map.of("Idempotency-Key", written.value("once"))
                : Map.of();
        return write(visit, form, key, written, address, headers)
                .map(answer -> new MovedPage(
                        isProposed
                                ? ApiAddress.of(DESK, "proposals", JsonFields.text(answer.body(), "id"))
                                        .text()
                                : ApiAddress.of(
                                                DESK,
                                                form.collection(),
                                                JsonFields.text(
                                                        answer.body(),
                                                        form.key().id()))
                                        .with(STORED, "true")
                                        .text()));
    }

    private static ApiAddress address(EntryForm form, String key, FormFields written) {
        return key.isEmpty()
                ? ApiAddress.of(form.collection())
                : ApiAddress.of(form.collection(), key).with(EntryForm.SINCE.id(), written.value(EntryForm.SINCE.id()));
    }

    private Future<ApiAnswer> write(
            PageVisit visit,
            EntryForm form,
            String key,
            FormFields written,
            ApiAddress address,
            Map<String, String> headers) {
        boolean isNew = key.isEmpty();
        return api.send(
                visit,
                isNew ? HttpMethod.POST : HttpMethod.PUT,
                address,
                form.entry(written, isNew),
                isNew || written.value("tag").isEmpty() ? headers : Map.of("If-Match", written.value("tag")));
    }

    private Future<PageAnswer> refused(
            PageVisit visit, EntryForm form, String key, FormFields written, PageRefusal refusal) {
        List<InputError> errors = new EntryInputs(form, visit.texts()).errors(refusal);
        // Whoever asks what would happen has got the answer; and htmx shows no answer that is an error.
        int status = visit.isForPart() || written.value("do").equals(PREVIEW) ? 200 : refusal.status();
        return page(visit, status, again(form, key, written, EntryOutcome.UNKNOWN, errors));
    }

    private static FilledForm again(
            EntryForm form, String key, FormFields written, EntryOutcome outcome, List<InputError> errors) {
        return new FilledForm(form, key, written, written.value("tag"), written.value("states"), outcome, errors);
    }

    private Future<PageAnswer> page(PageVisit visit, int status, FilledForm filled) {
        EntryForm form = filled.form();
        PageTexts texts = visit.texts();
        // A part has the outcome and the errors, and no options.
        Future<Map<String, List<ChoiceOption>>> choices =
                visit.isForPart() ? Future.succeededFuture(Map.of()) : options.read(visit, form.choices());
        return choices.map(read -> {
            List<InputSection> sections =
                    new EntryInputs(form, texts).sections(filled.isNew(), filled.written(), read, filled.errors());
            EntryPage page = new EntryPage(
                    back(visit, filled),
                    filled.isNew() || form == EntryForm.AGREEMENT ? "" : findings(filled),
                    filled.isNew()
                            ? ApiAddress.of(DESK, form.collection()).text()
                            : ApiAddress.of(DESK, form.collection(), filled.key())
                                    .text(),
                    filled.tag(),
                    UUID.randomUUID().toString(),
                    filled.states(),
                    filled.isNew() && form == EntryForm.RESPONSIBILITY,
                    !visit.parameter(STORED).isEmpty(),
                    sections,
                    EntryInputs.errorIds(sections),
                    filled.outcome(),
                    filled.errors());
            String title =
                    filled.isNew() ? texts.of("add." + form.one()) : texts.of("edit." + form.one(), filled.key());
            return new ShownPage(status, "entry.html", title, page);
        });
    }

    private static String findings(FilledForm filled) {
        String programme = filled.form() == EntryForm.PROGRAMME
                ? filled.key()
                : filled.written().value("programme");
        return FindingFilters.unsettled().with("programme", programme).text();
    }

    private static FactLink back(PageVisit visit, FilledForm filled) {
        EntryForm form = filled.form();
        if (form == EntryForm.AGREEMENT) {
            return filled.isNew()
                    ? new FactLink(
                            ApiAddress.of(form.collection()).text(),
                            visit.texts().of("toAgreements"))
                    : new FactLink(
                            ApiAddress.of(form.collection(), filled.key()).text(),
                            visit.texts().of("toAgreement"));
        }
        ApiAddress desk = ApiAddress.of(DESK).with("agency", filled.written().value(form.holder()));
        return new FactLink(desk.text(), visit.texts().of("toDesk"));
    }
}
