package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.KnownDays;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;

/**
 * Says in plain sentences what a reorganisation does.
 *
 * @param from the names, until then, of the agencies that are reorganised, by their codes
 * @param to the names, from then on, of those that take over: one that is renamed can keep its code
 * @param programmes the names of programmes
 */
record ReorganisationSummary(
        PageTexts texts, Map<String, String> from, Map<String, String> to, Map<String, String> programmes) {

    private static final int MOST = 12;
    private static final List<String> NARROWING = List.of("programmes", "functions", "responsibilities");

    /** The last day on which the agencies that are reorganised are as they were. */
    static LocalDate dayBefore(LocalDate effective) {
        return effective.isAfter(KnownDays.FIRST) ? effective.minusDays(1) : effective;
    }

    /** The codes of the programmes that its sentences name. */
    static List<String> programmes(JsonObject change) {
        return JsonFields.objects(change, "transfers").stream()
                .flatMap(transfer ->
                        JsonFields.texts(transfer, "programmes").stream().limit(MOST))
                .toList();
    }

    /** The sentences about a reorganisation as the API answers it. */
    List<String> sentences(JsonObject change) {
        String type = JsonFields.text(change, "type");
        boolean passesOnEverything = Coded.find(AgencyChangeType.class, type)
                .map(AgencyChangeType::passesOnEverything)
                .orElse(false);
        String what = texts.of(
                "reorganisation." + type,
                names(JsonFields.texts(change, "from"), from),
                names(JsonFields.texts(change, "to"), to),
                texts.formats().day(change, "effectiveDate"));
        List<JsonObject> transfers = JsonFields.objects(change, "transfers");
        return passesOnEverything
                ? List.of(what)
                : Stream.of(Stream.of(what), transfers.stream().map(this::takesOver), left(type, transfers).stream())
                        .flatMap(part -> part)
                        .toList();
    }

    private String takesOver(JsonObject transfer) {
        String agency = JsonFields.text(transfer, "to");
        String what = Stream.of(
                        names(JsonFields.texts(transfer, "programmes"), programmes),
                        labelled("theFunctions", functions(transfer)),
                        labelled(
                                "theResponsibilities", names(JsonFields.texts(transfer, "responsibilities"), Map.of())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return texts.of(
                "takesOver", to.getOrDefault(agency, agency), what.isEmpty() ? texts.of("everythingElse") : what);
    }

    private String labelled(String key, String what) {
        return what.isEmpty() ? "" : texts.of(key, what);
    }

    private String functions(JsonObject transfer) {
        return JsonFields.texts(transfer, "functions").stream()
                .map(code -> texts.name(Vocabulary.FUNCTIONS, code))
                .collect(Collectors.joining(", "));
    }

    /** What becomes of the rest, if nobody takes over all of it. */
    private List<String> left(String type, List<JsonObject> transfers) {
        boolean isAllTaken = transfers.stream().anyMatch(transfer -> NARROWING.stream()
                .allMatch(field -> JsonFields.texts(transfer, field).isEmpty()));
        boolean endsAgencies = Coded.find(AgencyChangeType.class, type)
                .map(AgencyChangeType::endsAgencies)
                .orElse(false);
        return isAllTaken ? List.of() : List.of(texts.of(endsAgencies ? "leftWithNobody" : "leftWhereItIs"));
    }

    private String names(List<String> codes, Map<String, String> known) {
        return texts.listed(codes, known, MOST);
    }
}
