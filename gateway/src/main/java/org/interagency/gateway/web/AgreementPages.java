package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.AgreementPage.AgreementWork;
import org.interagency.gateway.web.EntryPage.EntryOutcome;
import org.interagency.gateway.web.EntryPage.InputError;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.interagency.gateway.web.PageAnswer.MovedPage;
import org.interagency.gateway.web.PageAnswer.ShownPage;

/** {@code /agreements/{code}}: an agreement between agencies, and the form by which a coordinator ends it. */
@ApplicationScoped
class AgreementPages {

    private static final String AGREEMENTS = "agreements";
    private static final String PREVIEW = "preview";
    private static final String ON = "on";

    /** As the API answers a body with wrong fields. */
    private static final int UNPROCESSABLE = 422;

    private final RegistryApi api;
    private final FactNames names;

    AgreementPages(RegistryApi api, FactNames names) {
        this.api = api;
        this.names = names;
    }

    /** What the form for the end of the agreement shows. */
    private record EndForm(int status, String on, EntryOutcome outcome, List<InputError> errors) {

        static final EndForm EMPTY = new EndForm(200, "", EntryOutcome.UNKNOWN, List.of());
    }

    Future<PageAnswer> show(PageVisit visit) {
        return PageDay.of(visit).compose(day -> read(visit, day, EndForm.EMPTY));
    }

    /** Ends the agreement, or tells what that would do. */
    Future<PageAnswer> end(PageVisit visit) {
        return visit.form().compose(form -> {
            boolean isPreview = form.value("do").equals(PREVIEW);
            PageDay today = new PageDay(visit.today(), false);
            if (form.value(ON).isEmpty()) {
                // Without a day, the API would end the agreement today.
                InputError missing = onError(visit.texts(), visit.texts().of("endsOnMissing"));
                return read(
                        visit,
                        today,
                        new EndForm(isPreview ? 200 : UNPROCESSABLE, "", EntryOutcome.UNKNOWN, List.of(missing)));
            }
            Future<PageAnswer> done = retire(visit, form, isPreview)
                    .compose(answer -> isPreview
                            ? read(
                                    visit,
                                    today,
                                    new EndForm(
                                            200,
                                            form.value(ON),
                                            EntryOutcomes.ofFindings(answer.body(), visit.texts()),
                                            List.of()))
                            : Future.succeededFuture(
                                    new MovedPage(ApiAddress.of(AGREEMENTS, visit.pathParameter("code"))
                                            .text())));
            return done.recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                    ? read(
                            visit,
                            today,
                            new EndForm(
                                    isPreview ? 200 : refusal.status(),
                                    form.value(ON),
                                    EntryOutcome.UNKNOWN,
                                    errors(visit.texts(), refusal)))
                    : Future.failedFuture(failure));
        });
    }

    private Future<ApiAnswer> retire(PageVisit visit, FormFields form, boolean isPreview) {
        String tag = form.value("tag");
        return api.send(
                visit,
                HttpMethod.DELETE,
                ApiAddress.of(AGREEMENTS, visit.pathParameter("code"))
                        .with(ON, form.value(ON))
                        .with("dryRun", isPreview ? "true" : ""),
                null,
                tag.isEmpty() ? Map.of() : Map.of("If-Match", tag));
    }

    /** The form has one field; whatever else is wrong is about the agreement. */
    private static List<InputError> errors(PageTexts texts, PageRefusal refusal) {
        return new EntryInputs(EntryForm.AGREEMENT, texts)
                .errors(refusal).stream()
                        .map(error -> error.label().equals(ON)
                                ? onError(texts, error.detail())
                                : new InputError("", error.label(), error.detail()))
                        .toList();
    }

    private static InputError onError(PageTexts texts, String detail) {
        return new InputError(ON, texts.of("endsOn"), detail);
    }

    private Future<PageAnswer> read(PageVisit visit, PageDay day, EndForm form) {
        String code = visit.pathParameter("code");
        PageParts parts = new PageParts(api, visit);
        // The version of an answer in one language alone would not be accepted as that of the agreement.
        Future<ApiAnswer> agreement =
                api.send(visit, HttpMethod.GET, ApiAddress.of(AGREEMENTS, code), null, Map.of("Accept-Language", "*"));
        Future<FactHistory> history = FactHistory.read(parts, AGREEMENTS, code, visit.texts());
        return Future.all(agreement, history).compose(both -> {
            JsonObject state = FactStates.on(agreement.result().body(), day.day());
            Future<Map<String, String>> parties = names.of(visit, "agencies", JsonFields.texts(state, "parties"));
            Future<Map<String, String>> programmes =
                    names.of(visit, "programmes", JsonFields.texts(state, "programmes"));
            Future<Map<String, String>> places = names.of(visit, "territories", JsonFields.texts(state, "territories"));
            return Future.all(parties, programmes, places).map(all -> {
                AgreementPage page = new AgreementPage(
                        FactHead.of(
                                visit,
                                day,
                                ListedKind.AGREEMENT,
                                agreement.result().body(),
                                List.of(),
                                details(visit, day, state, parties.result(), programmes.result(), places.result()),
                                laws(state)),
                        parts.notice(),
                        WhoAnswers.ways(JsonFields.object(state, "contact"), visit.texts()),
                        findings(state),
                        work(visit, agreement.result(), form),
                        history.result());
                return new ShownPage(
                        form.status(), "agreement.html", page.head().name(), page);
            });
        });
    }

    private static List<LawLink> laws(JsonObject state) {
        JsonObject instrument = JsonFields.object(state, "instrument");
        return instrument.isEmpty() ? List.of() : List.of(FindingHolders.law(instrument));
    }

    private static String findings(JsonObject state) {
        return JsonFields.texts(state, "parties").stream()
                .findFirst()
                .map(party -> ApiAddress.of("findings")
                        .with("status", "coordinated")
                        .with("agency", party)
                        .text())
                .orElse("");
    }

    private static List<FactDetail> details(
            PageVisit visit,
            PageDay day,
            JsonObject state,
            Map<String, String> parties,
            Map<String, String> programmes,
            Map<String, String> places) {
        PageTexts texts = visit.texts();
        List<String> functions = JsonFields.texts(state, "functions");
        return List.of(
                FactDetail.links(texts, "parties", day.links("agencies", JsonFields.texts(state, "parties"), parties)),
                FactDetail.links(
                        texts,
                        "programmes",
                        orAll(
                                texts.of("allProgrammes"),
                                day.links("programmes", JsonFields.texts(state, "programmes"), programmes))),
                FactDetail.links(
                        texts,
                        "functions",
                        orAll(
                                texts.of("everyFunction"),
                                functions.stream()
                                        .map(code ->
                                                FactLink.plain(visit.texts().name(Vocabulary.FUNCTIONS, code)))
                                        .toList())),
                FactDetail.links(
                        texts,
                        "territories",
                        orAll(
                                texts.of("everywhere"),
                                day.links("territories", JsonFields.texts(state, "territories"), places))),
                FactDetail.text(texts, "existence", new ExtentTexts(texts, Map.of()).period(state)),
                FactDetail.text(
                        texts,
                        "meetingRhythm",
                        texts.name(EntryOptions.MEETING_RHYTHM, JsonFields.text(state, "meetingRhythm"))));
    }

    /** An agreement that names none is about all. */
    private static List<FactLink> orAll(String all, List<FactLink> named) {
        return named.isEmpty() ? List.of(FactLink.plain(all)) : named;
    }

    private static AgreementWork work(PageVisit visit, ApiAnswer agreement, EndForm form) {
        String code = JsonFields.text(agreement.body(), "code");
        return new AgreementWork(
                visit.isCoordinator(),
                ApiAddress.of("desk", AGREEMENTS, code).text(),
                ApiAddress.of(AGREEMENTS, code).text(),
                agreement.tag(),
                form.on(),
                form.outcome(),
                form.errors());
    }
}
