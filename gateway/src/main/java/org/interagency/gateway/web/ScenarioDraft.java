package org.interagency.gateway.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.ReorganisationDraft.PassedOn;

/**
 * A way out of a finding that is being tried out. The address of the page has all of it, and nothing else keeps it.
 *
 * @param on the first day on which it holds, as it was written
 * @param moves which responsibilities pass to whom
 * @param ends the codes of the programmes that end
 * @param parties the codes of the agencies that agree to coordinate; empty if none do
 */
record ScenarioDraft(String on, List<PassedOn> moves, List<String> ends, List<String> parties) {

    private static final int LONGEST_CODE = 64;

    /** What the address of the page says. Unless it says another day, it begins today. */
    static ScenarioDraft of(PageVisit visit) {
        String on = visit.parameter("on");
        return new ScenarioDraft(
                on.isEmpty() ? visit.today().toString() : on,
                visit.parameters("moves").stream()
                        .flatMap(value -> PassedOn.read(value).stream())
                        .distinct()
                        .toList(),
                visit.parameters("ends").stream().distinct().toList(),
                visit.parameters("parties").stream().distinct().toList());
    }

    /** Whether it changes nothing. */
    boolean isEmpty() {
        return moves.isEmpty() && ends.isEmpty() && parties.isEmpty();
    }

    /**
     * The scenario as the API takes it.
     *
     * @param finding the finding, which the agreement is about
     * @param agreementName what the agreement is called, in a language
     */
    JsonObject request(JsonObject finding, String language, String agreementName) {
        JsonObject scenario = new JsonObject();
        if (!moves.isEmpty()) {
            scenario.put("responsibilitiesMoved", moved());
        }
        if (!ends.isEmpty()) {
            scenario.put(
                    "programmesEnded",
                    new JsonArray(ends.stream()
                            .map(programme ->
                                    new JsonObject().put("programme", programme).put("on", on))
                            .toList()));
        }
        if (!parties.isEmpty()) {
            scenario.put("agreements", new JsonArray().add(agreement(finding, language, agreementName)));
        }
        return scenario;
    }

    private JsonArray moved() {
        Map<String, JsonArray> byAgency = new LinkedHashMap<>();
        moves.forEach(move ->
                byAgency.computeIfAbsent(move.to(), agency -> new JsonArray()).add(move.what()));
        JsonArray moved = new JsonArray();
        byAgency.forEach((agency, responsibilities) -> moved.add(new JsonObject()
                .put("responsibilities", responsibilities)
                .put("to", agency)
                .put("on", on)));
        return moved;
    }

    /** About what the finding is about: its programmes and its function, everywhere. */
    private JsonObject agreement(JsonObject finding, String language, String name) {
        String code = "AGREEMENT-" + JsonFields.text(finding, "id");
        String function = JsonFields.text(finding, "function");
        JsonObject agreement = new JsonObject()
                .put("code", code.substring(0, Math.min(code.length(), LONGEST_CODE)))
                .put("name", new JsonObject().put(language, name))
                .put("parties", new JsonArray(parties))
                .put("programmes", new JsonArray(JsonFields.texts(finding, "programmes")))
                .put("validFrom", on);
        return function.isEmpty() ? agreement : agreement.put("functions", new JsonArray().add(function));
    }
}
