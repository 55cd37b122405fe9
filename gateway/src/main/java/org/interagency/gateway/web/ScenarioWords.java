package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says in words what a scenario changes.
 *
 * @param agencies the names of agencies by their codes; so are programmes
 */
record ScenarioWords(PageTexts texts, Map<String, String> agencies, Map<String, String> programmes) {

    private static final int MOST = 6;

    /** The codes of the agencies that the words about a scenario name. */
    static List<String> agencies(JsonObject scenario) {
        return Stream.concat(
                        JsonFields.objects(scenario, "responsibilitiesMoved").stream()
                                .map(move -> JsonFields.text(move, "to"))
                                .filter(code -> !code.isEmpty()),
                        JsonFields.objects(scenario, "agreements").stream()
                                .flatMap(agreement -> JsonFields.texts(agreement, "parties").stream()
                                        .limit(MOST)))
                .toList();
    }

    /** The codes of the programmes that they name. */
    static List<String> programmes(JsonObject scenario) {
        return JsonFields.objects(scenario, "programmesEnded").stream()
                .map(end -> JsonFields.text(end, "programme"))
                .toList();
    }

    /** One sentence for each change. */
    List<String> of(JsonObject scenario) {
        return Stream.of(
                        JsonFields.objects(scenario, "agencyChanges").stream().map(this::reorganisation),
                        JsonFields.objects(scenario, "responsibilitiesMoved").stream()
                                .map(this::move),
                        JsonFields.objects(scenario, "programmesEnded").stream().map(this::end),
                        JsonFields.objects(scenario, "agreements").stream().map(this::agreement))
                .flatMap(part -> part)
                .toList();
    }

    private String reorganisation(JsonObject change) {
        return texts.of(
                "optionReorganises",
                texts.name("changeType", JsonFields.text(change, "type")),
                JsonFields.text(change, "code"));
    }

    private String move(JsonObject move) {
        String agency = JsonFields.text(move, "to");
        JsonObject agencyClass = JsonFields.object(move, "toClass");
        String to = agency.isEmpty()
                ? FindingHolders.classOf(new JsonObject().put("agencyClass", agencyClass))
                : agencies.getOrDefault(agency, agency);
        return texts.of(
                "optionMoves",
                to,
                texts.formats().day(move, "on"),
                listed(JsonFields.texts(move, "responsibilities"), Map.of()));
    }

    private String end(JsonObject end) {
        String programme = JsonFields.text(end, "programme");
        return texts.of(
                "optionEnds",
                programmes.getOrDefault(programme, programme),
                texts.formats().day(end, "on"));
    }

    private String agreement(JsonObject agreement) {
        return texts.of(
                "optionAgrees",
                listed(JsonFields.texts(agreement, "parties"), agencies),
                texts.formats().day(agreement, "validFrom"));
    }

    private String listed(List<String> codes, Map<String, String> known) {
        return texts.listed(codes, known, MOST);
    }
}
