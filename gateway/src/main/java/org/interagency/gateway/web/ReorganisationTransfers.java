package org.interagency.gateway.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.ChoiceField.ChoiceOption;
import org.interagency.gateway.web.PageAnswer.ShownPage;
import org.interagency.gateway.web.ReorganisationDraft.NewAgency;
import org.interagency.gateway.web.ReorganisationDraft.PassedOn;
import org.interagency.gateway.web.TransfersStepPage.TransferChoice;

/** {@code /reorganisations/steps/transfers}: who takes over what. */
@ApplicationScoped
class ReorganisationTransfers {

    /** The agencies whose programmes are looked up; of others, a coordinator searches them. */
    private static final int MOST_AGENCIES = 10;

    private static final int MOST_PROGRAMMES = 60;
    private static final int BAD_REQUEST = 400;
    private static final String MOST_OWNED = "60";
    private static final String MOST_HELD = "200";

    private final RegistryApi api;
    private final FactNames names;
    private final FactPickers pickers;

    ReorganisationTransfers(RegistryApi api, FactNames names, FactPickers pickers) {
        this.api = api;
        this.names = names;
        this.pickers = pickers;
    }

    /**
     * The programmes in which the agencies have something.
     *
     * @param names of those that they own, by their codes
     * @param isCut whether there are more
     */
    private record FoundProgrammes(Map<String, String> names, List<String> codes, boolean isCut) {}

    /** @param errors what is wrong with what was chosen; none as long as nothing is */
    Future<PageAnswer> show(PageVisit visit, ReorganisationDraft draft, List<FieldError> errors) {
        Future<FoundProgrammes> found = programmes(visit, draft);
        Future<Map<String, String>> agencies = names.of(visit, "agencies", draft.to());
        Future<FactPicker> more = pickers.of(visit, "programmes", "more", "planMore", visit.parameters("more"));
        return Future.all(found, agencies, more).compose(all -> names.of(visit, "programmes", unnamed(found.result()))
                .map(others -> page(
                        visit,
                        draft,
                        errors,
                        found.result(),
                        union(found.result().names(), others),
                        agencies.result(),
                        more.result())));
    }

    private static List<String> unnamed(FoundProgrammes found) {
        return found.codes().stream()
                .filter(code -> !found.names().containsKey(code))
                .toList();
    }

    private static Map<String, String> union(Map<String, String> some, Map<String, String> others) {
        Map<String, String> union = new HashMap<>(some);
        union.putAll(others);
        return union;
    }

    /** Those that the agencies own on the day, those in which they hold a responsibility, and those that the coordinator has found or chosen already. */
    private Future<FoundProgrammes> programmes(PageVisit visit, ReorganisationDraft draft) {
        PageDay day = new PageDay(LocalDate.parse(draft.on()), true);
        List<String> agencies = draft.from().stream().limit(MOST_AGENCIES).toList();
        List<Future<JsonObject>> owned = agencies.stream()
                .map(agency -> read(
                        visit,
                        day.existingOf(ApiAddress.of("programmes").with("owner", agency))
                                .with("sort", "name")
                                .with("limit", MOST_OWNED)))
                .toList();
        List<Future<JsonObject>> held = agencies.stream()
                .map(agency ->
                        read(visit, day.responsibilities("agency", agency).with("limit", MOST_HELD)))
                .toList();
        return Future.all(Stream.concat(owned.stream(), held.stream()).toList())
                .map(all -> found(visit, draft, results(owned), results(held)));
    }

    private Future<JsonObject> read(PageVisit visit, ApiAddress list) {
        return api.get(visit, list).map(ApiAnswer::body);
    }

    private static List<JsonObject> results(Collection<Future<JsonObject>> lists) {
        return lists.stream().map(Future::result).toList();
    }

    private static FoundProgrammes found(
            PageVisit visit, ReorganisationDraft draft, List<JsonObject> owned, List<JsonObject> held) {
        Map<String, String> known = new HashMap<>();
        List<String> codes = new ArrayList<>(visit.parameters("more"));
        draft.programmes().forEach(passed -> codes.add(passed.what()));
        items(owned).forEach(programme -> {
            String code = JsonFields.text(programme, "code");
            String name = JsonFields.localised(programme, "name", visit.language());
            if (!name.isEmpty()) {
                known.put(code, name);
            }
            codes.add(code);
        });
        items(held).forEach(responsibility -> codes.add(JsonFields.text(responsibility, "programme")));
        List<String> distinct = codes.stream().distinct().toList();
        boolean isCut = distinct.size() > MOST_PROGRAMMES
                || draft.from().size() > MOST_AGENCIES
                || Stream.concat(owned.stream(), held.stream())
                        .anyMatch(list -> !JsonFields.text(list, "next").isEmpty());
        return new FoundProgrammes(
                known, distinct.stream().limit(MOST_PROGRAMMES).toList(), isCut);
    }

    private static Stream<JsonObject> items(List<JsonObject> lists) {
        return lists.stream().flatMap(list -> JsonFields.objects(list, "items").stream());
    }

    private static PageAnswer page(
            PageVisit visit,
            ReorganisationDraft draft,
            List<FieldError> errors,
            FoundProgrammes found,
            Map<String, String> programmes,
            Map<String, String> agencies,
            FactPicker more) {
        PageTexts texts = visit.texts();
        Map<String, String> successors = new HashMap<>(agencies);
        draft.created().forEach(agency -> successors.put(agency.code(), nameOf(agency)));
        String none = texts.of(
                draft.change().map(AgencyChangeType::endsAgencies).orElse(false) ? "passesToNobody" : "staysWhereItIs");
        PassingChoices choices = new PassingChoices(draft.successors(), successors, none);
        return new ShownPage(
                errors.isEmpty() ? 200 : BAD_REQUEST,
                "transfersstep.html",
                ReorganisationStep.TRANSFERS.title(texts),
                new TransfersStepPage(
                        ReorganisationSteps.step(
                                visit,
                                draft,
                                ReorganisationStep.TRANSFERS,
                                draft.address(ReorganisationStep.SUCCESSORS).text(),
                                errors),
                        choices.of("goes", found.codes(), code -> named(code, programmes), draft.programmes()),
                        found.isCut(),
                        more,
                        choices.of(
                                "does",
                                Coded.codes(ProgrammeFunction.class),
                                code -> visit.texts().name(Vocabulary.FUNCTIONS, code),
                                draft.functions()),
                        !draft.functions().isEmpty(),
                        draft.takesRest(),
                        ChoiceField.of(
                                "rest",
                                texts.of("planRest"),
                                none,
                                draft.successors(),
                                code -> successors.getOrDefault(code, code),
                                draft.rest().isEmpty() ? List.of() : List.of(draft.rest()))));
    }

    private static String nameOf(NewAgency agency) {
        return agency.name() + " (" + agency.code() + ")";
    }

    private static String named(String code, Map<String, String> known) {
        return known.containsKey(code) ? known.get(code) + " (" + code + ")" : code;
    }

    /**
     * Makes one field for each thing that can pass to one of the successors.
     *
     * @param none what the choice says by which it passes to none of them
     */
    private record PassingChoices(List<String> successors, Map<String, String> names, String none) {

        List<TransferChoice> of(String field, List<String> things, UnaryOperator<String> label, List<PassedOn> chosen) {
            return IntStream.range(0, things.size())
                    .mapToObj(i ->
                            new TransferChoice(field + i, label.apply(things.get(i)), options(things.get(i), chosen)))
                    .toList();
        }

        private List<ChoiceOption> options(String thing, List<PassedOn> chosen) {
            boolean isOpen = chosen.stream().noneMatch(passed -> passed.what().equals(thing));
            return Stream.concat(
                            Stream.of(new ChoiceOption("", none, isOpen)),
                            successors.stream()
                                    .map(agency -> new PassedOn(thing, agency))
                                    .map(passed -> new ChoiceOption(
                                            passed.value(),
                                            names.getOrDefault(passed.to(), passed.to()),
                                            chosen.contains(passed))))
                    .toList();
        }
    }
}
