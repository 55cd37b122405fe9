package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.ReorganisationDraft.PassedOn;
import org.interagency.gateway.web.ScenarioPage.WayOutRow;

/** {@code /scenarios?finding={id}}: what would follow if others held the responsibilities of a finding, or its agencies agreed. Nothing is stored. */
@ApplicationScoped
class ScenarioPages {

    private static final int BAD_REQUEST = 400;

    /** A finding can arise from thousands of responsibilities; the page shows so many. */
    private static final int MOST_ROWS = 25;

    private static final int MOST_CHOICES = 12;

    private final RegistryApi api;
    private final FactNames names;
    private final FactPickers pickers;

    ScenarioPages(RegistryApi api, FactNames names, FactPickers pickers) {
        this.api = api;
        this.names = names;
        this.pickers = pickers;
    }

    /**
     * What a trial has come to.
     *
     * @param scenario what was tried out; empty if nothing was, or if it was refused
     */
    private record TriedWayOut(String effect, ScenarioOutcome outcome, String scenario, List<FieldError> errors) {

        static final TriedWayOut NOTHING = new TriedWayOut("", ScenarioOutcome.UNKNOWN, "", List.of());

        static TriedWayOut refused(List<FieldError> errors) {
            return new TriedWayOut("", ScenarioOutcome.UNKNOWN, "", errors);
        }
    }

    /**
     * What the page is made of.
     *
     * @param responsibilities the first page of a list
     */
    private record WayOut(PageVisit visit, ScenarioDraft draft, JsonObject finding, JsonObject responsibilities) {

        List<JsonObject> rows() {
            return JsonFields.objects(responsibilities, "items");
        }

        List<String> agencies() {
            return JsonFields.texts(finding, "agencies").stream()
                    .limit(MOST_CHOICES)
                    .toList();
        }

        List<String> programmes() {
            return JsonFields.texts(finding, "programmes").stream()
                    .limit(MOST_CHOICES)
                    .toList();
        }

        /** Those to whom something can pass. */
        List<String> successors() {
            return Stream.concat(agencies().stream(), visit.parameters("other").stream())
                    .distinct()
                    .toList();
        }

        boolean isCut() {
            return !JsonFields.text(responsibilities, "next").isEmpty()
                    || JsonFields.texts(finding, "responsibilities").size() > MOST_ROWS;
        }
    }

    Future<PageAnswer> show(PageVisit visit) {
        String id = visit.parameter("finding");
        return CoordinatorOnly.check(visit)
                .compose(allowed -> id.isEmpty()
                        ? Future.failedFuture(
                                new PageRefusal(BAD_REQUEST, visit.texts().of("wayOutOfNothing")))
                        : api.get(visit, ApiAddress.of("findings", id))
                                .map(ApiAnswer::body)
                                .compose(finding -> show(visit, finding)));
    }

    private Future<PageAnswer> show(PageVisit visit, JsonObject finding) {
        ScenarioDraft draft = ScenarioDraft.of(visit);
        Future<JsonObject> responsibilities = responsibilities(visit, finding)
                .map(list -> api.get(visit, list).map(ApiAnswer::body))
                .orElseGet(() -> Future.succeededFuture(new JsonObject()));
        Future<FactPicker> other = pickers.of(visit, "agencies", "other", "wayOutOther", visit.parameters("other"));
        Future<TriedWayOut> trial = tryOut(visit, draft, finding);
        return Future.all(responsibilities, other, trial)
                .compose(all -> page(
                        new WayOut(visit, draft, finding, responsibilities.result()), other.result(), trial.result()));
    }

    /** Those from which the finding arises or, if it arises from none, those in its first programme; empty if it has neither. */
    private static Optional<ApiAddress> responsibilities(PageVisit visit, JsonObject finding) {
        List<String> ids = JsonFields.texts(finding, "responsibilities");
        ApiAddress list = ApiAddress.of("responsibilities").with("limit", Integer.toString(MOST_ROWS));
        return ids.isEmpty()
                ? JsonFields.texts(finding, "programmes").stream().findFirst().map(programme -> list.with(
                                "programme", programme)
                        .with("validOn", visit.today().toString()))
                : Optional.of(list.with("id", ids.stream().limit(MOST_ROWS).toList()));
    }

    private Future<TriedWayOut> tryOut(PageVisit visit, ScenarioDraft draft, JsonObject finding) {
        PageTexts texts = visit.texts();
        if (!visit.has("try") || FactPicker.isToSearch(visit, "other")) {
            return Future.succeededFuture(TriedWayOut.NOTHING);
        }
        if (draft.isEmpty()) {
            return Future.succeededFuture(TriedWayOut.refused(List.of(new FieldError("", texts.of("wayOutEmpty")))));
        }
        JsonObject scenario = draft.request(finding, visit.language().getLanguage(), texts.of("wayOutAgreement"));
        return api.tryOut(visit, HttpMethod.POST, ApiAddress.of("scenarios"), scenario, Map.of())
                .map(answer -> new TriedWayOut(
                        texts.of("optionEffect." + effect(answer.body(), JsonFields.text(finding, "id"))),
                        ScenarioOutcome.of(answer.body(), texts),
                        scenario.encode(),
                        List.of()))
                .recover(failure -> failure instanceof PageRefusal refusal && refusal.canBeShown(visit)
                        ? Future.succeededFuture(TriedWayOut.refused(errors(refusal)))
                        : Future.failedFuture(failure));
    }

    /** As the API says of an option what would happen to the finding. */
    private static String effect(JsonObject answer, String finding) {
        JsonObject findings = JsonFields.object(answer, "findings");
        if (isAmong(findings, "resolved", finding)) {
            return "resolves";
        }
        return isAmong(findings, "changed", finding) ? "changes" : "none";
    }

    private static boolean isAmong(JsonObject findings, String change, String id) {
        return JsonFields.objects(findings, change).stream()
                .anyMatch(finding -> JsonFields.text(finding, "id").equals(id));
    }

    /** The API names the places of a scenario, of which only the day is one field of the form. */
    private static List<FieldError> errors(PageRefusal refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError("", refusal.getMessage()))
                : refusal.errors().stream()
                        .map(error -> new FieldError(error.field().endsWith("/on") ? "on" : "", error.detail()))
                        .distinct()
                        .toList();
    }

    private Future<PageAnswer> page(WayOut wayOut, FactPicker other, TriedWayOut trial) {
        PageVisit visit = wayOut.visit();
        Future<Map<String, String>> agencies = names.of(
                visit,
                "agencies",
                Stream.concat(
                                wayOut.successors().stream(),
                                wayOut.rows().stream().map(row -> JsonFields.text(row, "agency")))
                        .filter(code -> !code.isEmpty())
                        .toList());
        Future<Map<String, String>> programmes = names.of(
                visit,
                "programmes",
                Stream.concat(
                                wayOut.programmes().stream(),
                                wayOut.rows().stream().map(row -> JsonFields.text(row, "programme")))
                        .toList());
        return Future.all(agencies, programmes)
                .map(both -> new ShownPage(
                        trial.errors().isEmpty() ? 200 : BAD_REQUEST,
                        "scenario.html",
                        visit.texts().of("wayOutTitle"),
                        page(wayOut, other, trial, agencies.result(), programmes.result())));
    }

    private static ScenarioPage page(
            WayOut wayOut,
            FactPicker other,
            TriedWayOut trial,
            Map<String, String> agencies,
            Map<String, String> programmes) {
        PageVisit visit = wayOut.visit();
        JsonObject finding = wayOut.finding();
        String id = JsonFields.text(finding, "id");
        List<String> parties = wayOut.agencies();
        return new ScenarioPage(
                id,
                FactLink.ofFinding(visit, finding),
                wayOut.draft().on(),
                wayOut.rows().stream()
                        .map(row -> row(wayOut, row, agencies, programmes))
                        .toList(),
                wayOut.isCut(),
                other,
                options(wayOut.programmes(), programmes, wayOut.draft().ends()),
                parties.size() < 2
                        ? List.of()
                        : options(parties, agencies, wayOut.draft().parties()),
                trial.scenario().isEmpty() ? "" : agreement(wayOut),
                trial.effect(),
                trial.outcome(),
                trial.scenario(),
                UUID.randomUUID().toString(),
                trial.errors());
    }

    /** The form for a new agreement, filled in; empty if it would not be about the same, since the finding has too many programmes for an address. */
    private static String agreement(WayOut wayOut) {
        JsonObject finding = wayOut.finding();
        return wayOut.draft().parties().isEmpty()
                        || wayOut.programmes().size()
                                < JsonFields.texts(finding, "programmes").size()
                ? ""
                : ApiAddress.of("desk", "agreements")
                        .with("parties", String.join("\n", wayOut.draft().parties()))
                        .with("programmes", String.join("\n", wayOut.programmes()))
                        .with("functions", JsonFields.text(finding, "function"))
                        .with("validFrom", wayOut.draft().on())
                        .text();
    }

    private static List<ChoiceOption> options(List<String> codes, Map<String, String> known, List<String> chosen) {
        return codes.stream()
                .map(code -> new ChoiceOption(code, known.getOrDefault(code, code), chosen.contains(code)))
                .toList();
    }

    private static WayOutRow row(
            WayOut wayOut, JsonObject row, Map<String, String> agencies, Map<String, String> programmes) {
        PageTexts texts = wayOut.visit().texts();
        String id = JsonFields.text(row, "id");
        String agency = JsonFields.text(row, "agency");
        String function = JsonFields.text(row, "function");
        return new WayOutRow(
                id,
                agency.isEmpty()
                        ? FactLink.plain(FindingHolders.classOf(row))
                        : FactLink.of("agencies", agency, agencies),
                FactLink.of("programmes", JsonFields.text(row, "programme"), programmes),
                texts.name(Vocabulary.FUNCTIONS, function),
                texts.name("role", JsonFields.text(row, "role")),
                new ExtentTexts(texts, Map.of()).period(row),
                agency.isEmpty() ? List.of() : successors(wayOut, id, agency, agencies));
    }

    private static List<ChoiceOption> successors(
            WayOut wayOut, String id, String holder, Map<String, String> agencies) {
        List<PassedOn> moves = wayOut.draft().moves();
        boolean isOpen = moves.stream().noneMatch(move -> move.what().equals(id));
        return Stream.concat(
                        Stream.of(new ChoiceOption("", wayOut.visit().texts().of("staysWhereItIs"), isOpen)),
                        wayOut.successors().stream()
                                .filter(agency -> !agency.equals(holder))
                                .map(agency -> new PassedOn(id, agency))
                                .map(move -> new ChoiceOption(
                                        move.value(),
                                        agencies.getOrDefault(move.to(), move.to()),
                                        moves.contains(move))))
                .toList();
    }
}
