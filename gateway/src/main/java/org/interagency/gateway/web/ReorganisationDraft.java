package org.interagency.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.gateway.web.ApiAddress.Parameter;
import org.interagency.gateway.web.FindingFilters.KeptFilter;

/**
 * A reorganisation that is being planned. The addresses of its pages have all of it, and nothing else keeps it; so a plan can be sent to somebody, and going
 * back loses nothing.
 *
 * @param type the code of what happens; empty if that is not chosen yet. So are the other texts
 * @param on the first day on which it is in effect
 * @param from the codes of the agencies that are reorganised
 * @param to the codes of the agencies that exist already and take over
 * @param created the agencies that are new
 * @param nameLanguage the tag of the language in which the new agencies are named
 * @param programmes which programmes pass to whom
 * @param functions which functions, in all other programmes, pass to whom
 * @param rest the code of the agency to which everything else passes; empty for none, as always in a transfer
 * @param code of the reorganisation
 * @param citation the law on which it is based
 * @param citationUrl where its text can be read
 */
record ReorganisationDraft(
        String type,
        String on,
        List<String> from,
        List<String> to,
        List<NewAgency> created,
        String nameLanguage,
        List<PassedOn> programmes,
        List<PassedOn> functions,
        String rest,
        String code,
        String citation,
        String citationUrl) {

    /** How many new agencies a form has room for. */
    static final int MOST_CREATED = 4;

    private static final int LONGEST_CODE = 64;

    /** An agency that the reorganisation makes; one of both can be empty while the form is being filled in. */
    record NewAgency(String code, String name) {

        private boolean isEmpty() {
            return code.isEmpty() && name.isEmpty();
        }
    }

    /**
     * Something that passes to an agency, which a form sends as one value.
     *
     * @param what the code of a programme or a function, or the id of a responsibility
     * @param to the code of the agency
     */
    record PassedOn(String what, String to) {

        /** No code and no id has it. */
        private static final String MARK = ">";

        /** What a form has sent; empty if that is nothing of this kind. */
        static Optional<PassedOn> read(String value) {
            int mark = value.indexOf(MARK);
            return mark < 1
                    ? Optional.empty()
                    : Optional.of(new PassedOn(value.substring(0, mark), value.substring(mark + 1)));
        }

        /** As the form sends it. */
        String value() {
            return what + MARK + to;
        }
    }

    /** The plan in the address of a page. */
    static ReorganisationDraft of(PageVisit visit) {
        return of(visit::parameters);
    }

    /** The plan in a form that was sent. */
    static ReorganisationDraft of(FormFields form) {
        return of(name -> form.values().getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList());
    }

    /** @param values the values of a field that are not empty */
    private static ReorganisationDraft of(Function<String, List<String>> values) {
        Function<String, String> first =
                name -> values.apply(name).stream().findFirst().orElse("");
        List<NewAgency> created = IntStream.rangeClosed(1, MOST_CREATED)
                .mapToObj(i -> new NewAgency(first.apply("newCode" + i), first.apply("newName" + i)))
                .filter(agency -> !agency.isEmpty())
                .toList();
        List<String> to = values.apply("to").stream().distinct().toList();
        List<String> successors = successors(to, created);
        return new ReorganisationDraft(
                first.apply("type"),
                first.apply("on"),
                values.apply("from").stream().distinct().toList(),
                to,
                created,
                first.apply("nameLanguage"),
                passedOn(values.apply("goes"), successors),
                passedOn(values.apply("does"), successors),
                Optional.of(first.apply("rest"))
                        .filter(agency -> takesRest(first.apply("type")) && successors.contains(agency))
                        .orElse(""),
                first.apply("code"),
                first.apply("citation"),
                first.apply("citationUrl"));
    }

    /** Whether all of which nothing is said can pass to an agency: a transfer names what passes. */
    private static boolean takesRest(String type) {
        return !type.equals(AgencyChangeType.TRANSFER.code());
    }

    /** Whether it can be said who takes over all of which nothing else is said. */
    boolean takesRest() {
        return takesRest(type);
    }

    /** What was to pass to an agency that takes over no longer is open again. */
    private static List<PassedOn> passedOn(List<String> values, List<String> successors) {
        return values.stream()
                .flatMap(value -> PassedOn.read(value).stream())
                .filter(passed -> successors.contains(passed.to()))
                .distinct()
                .toList();
    }

    private static List<String> successors(List<String> to, List<NewAgency> created) {
        return Stream.concat(to.stream(), created.stream().map(NewAgency::code).filter(code -> !code.isEmpty()))
                .toList();
    }

    /** The codes of all agencies that take over. */
    List<String> successors() {
        return successors(to, created);
    }

    /** What happens; empty if that is not chosen yet. */
    Optional<AgencyChangeType> change() {
        return Coded.find(AgencyChangeType.class, type);
    }

    /** Whether it has to be said what passes to whom. */
    boolean hasTransfers() {
        return !successors().isEmpty()
                && !change().map(AgencyChangeType::passesOnEverything).orElse(false);
    }

    /** The code as it was written or, if it was not, one that says what happens. */
    String codeOrSuggestion() {
        String said = String.join("-", from.isEmpty() ? "" : from.get(0), type.toUpperCase(Locale.ROOT), on);
        return code.isEmpty() ? said.substring(0, Math.min(said.length(), LONGEST_CODE)) : code;
    }

    /** The address of the page of a step, with the plan. */
    ApiAddress address(ReorganisationStep step) {
        return new ApiAddress(step.address().steps(), parameters());
    }

    /** What the form of a step has to pass on. */
    List<KeptFilter> kept(ReorganisationStep step) {
        return parameters().stream()
                .filter(parameter -> !step.asks(parameter.name()))
                .map(parameter -> new KeptFilter(parameter.name(), parameter.value()))
                .toList();
    }

    private List<Parameter> parameters() {
        ApiAddress all = ApiAddress.of()
                .with("type", type)
                .with("on", on)
                .with("from", from)
                .with("to", to);
        for (int i = 0; i < created.size(); i++) {
            all = all.with("newCode" + (i + 1), created.get(i).code())
                    .with("newName" + (i + 1), created.get(i).name());
        }
        return all.with("nameLanguage", nameLanguage)
                .with("goes", programmes.stream().map(PassedOn::value).toList())
                .with("does", functions.stream().map(PassedOn::value).toList())
                .with("rest", rest)
                .with("code", code)
                .with("citation", citation)
                .with("citationUrl", citationUrl)
                .query();
    }

    /** The reorganisation as the API answers it once it is carried out. */
    JsonObject fact() {
        return new JsonObject()
                .put("code", codeOrSuggestion())
                .put("type", type)
                .put("from", new JsonArray(from))
                .put("to", new JsonArray(successors()))
                .put("effectiveDate", on)
                .put("transfers", new JsonArray(transfers()))
                .put("legalBasis", laws());
    }

    /** The reorganisation as the API takes it. */
    JsonObject request() {
        List<JsonObject> successors = new ArrayList<>();
        to.forEach(agency -> successors.add(new JsonObject().put("code", agency)));
        created.forEach(agency -> successors.add(new JsonObject()
                .put("code", agency.code())
                .put("name", new JsonObject().put(nameLanguage, agency.name()))));
        return fact().put("to", new JsonArray(successors));
    }

    /** Of several that fit a thing, the first counts; so programmes come before functions, and what is left comes last. */
    private List<JsonObject> transfers() {
        List<JsonObject> transfers = new ArrayList<>();
        if (hasTransfers()) {
            byAgency(programmes)
                    .forEach((agency, codes) -> transfers.add(transfer(agency).put("programmes", codes)));
            byAgency(functions)
                    .forEach((agency, codes) -> transfers.add(transfer(agency).put("functions", codes)));
            if (!rest.isEmpty()) {
                transfers.add(transfer(rest));
            }
        }
        return transfers;
    }

    private static JsonObject transfer(String agency) {
        return new JsonObject().put("to", agency);
    }

    private static Map<String, JsonArray> byAgency(List<PassedOn> all) {
        Map<String, JsonArray> byAgency = new LinkedHashMap<>();
        all.forEach(passed ->
                byAgency.computeIfAbsent(passed.to(), agency -> new JsonArray()).add(passed.what()));
        return byAgency;
    }

    private JsonArray laws() {
        if (citation.isEmpty() && citationUrl.isEmpty()) {
            return new JsonArray();
        }
        JsonObject law = new JsonObject();
        if (!citation.isEmpty()) {
            law.put("citation", citation);
        }
        if (!citationUrl.isEmpty()) {
            law.put("url", citationUrl);
        }
        return new JsonArray().add(law);
    }
}
