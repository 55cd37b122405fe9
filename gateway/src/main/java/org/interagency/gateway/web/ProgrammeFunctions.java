package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.ProgrammePage.SheetLine;

/**
 * Puts who answers for the functions of a programme into the words of its page.
 *
 * @param programme the code of the programme
 * @param functions as the sheet of the programme has them
 */
record ProgrammeFunctions(PageVisit visit, PageDay day, String programme, List<JsonObject> functions) {

    /** So many for each of the functions, so that the names of all can be asked for at once. */
    private static final int MOST_AGENCIES = 3;

    private static final int MOST_BOXES = 3;

    /** The codes of the agencies that the lines name. */
    List<String> agencies() {
        return functions.stream()
                .flatMap(function -> accountable(function).limit(MOST_AGENCIES))
                .toList();
    }

    /** The codes of the places that the lines name. */
    List<String> territories() {
        return ExtentTexts.territories(functions.stream()
                .flatMap(function -> nobody(function).stream().limit(MOST_BOXES))
                .toList());
    }

    /**
     * A line for each function.
     *
     * @param agencies the names of agencies by their codes; so are territories
     */
    List<SheetLine> lines(Map<String, String> agencies, Map<String, String> territories) {
        return functions.stream()
                .map(function -> line(function, agencies, new ExtentTexts(visit.texts(), territories)))
                .toList();
    }

    private SheetLine line(JsonObject sheet, Map<String, String> agencies, ExtentTexts extents) {
        String function = JsonFields.text(sheet, "function");
        List<FactLink> named =
                day.links("agencies", accountable(sheet).limit(MOST_AGENCIES).toList(), agencies);
        List<JsonObject> nobody = nobody(sheet);
        return new SheetLine(
                visit.texts().name(Vocabulary.FUNCTIONS, function),
                sheet.getBoolean("required", false),
                named,
                visit.texts().more(sheet.getLong("agencies", 0L), named.size()),
                extents.lines(nobody, day, MOST_BOXES),
                visit.texts().more(nobody.size(), MOST_BOXES),
                nobody.isEmpty() ? "" : gaps(function));
    }

    /** The codes of the accountable agencies, each once, although it can be accountable by several responsibilities. */
    private static Stream<String> accountable(JsonObject sheet) {
        return JsonFields.objects(sheet, "accountable").stream()
                .map(holder -> JsonFields.text(holder, "agency"))
                .distinct();
    }

    private static List<JsonObject> nobody(JsonObject sheet) {
        return JsonFields.objects(sheet, "nobody");
    }

    private String gaps(String function) {
        return FactFindings.unsettled("programme", programme, day)
                .with("type", FindingType.UNASSIGNED.code())
                .with("function", function)
                .text();
    }
}
