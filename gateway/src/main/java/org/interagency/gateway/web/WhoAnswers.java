package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.WhoPage.BodyAnswer;
import org.interagency.gateway.web.WhoPage.ContactWay;
import org.interagency.gateway.web.WhoPage.FunctionAnswer;
import org.interagency.gateway.web.WhoPage.ProgrammeAnswer;

/**
 * Puts the answer of {@code /who-is-responsible} into the words of a page.
 *
 * @param places the names of territories, by their codes
 */
record WhoAnswers(PageTexts texts, Map<String, String> places, LocalDate today) {

    private static final String NONE = "none";
    private static final int MOST_BOXES = 20;

    /** The boxes for which nobody is accountable, whose places the page names. */
    static List<JsonObject> nobody(JsonObject answer) {
        return JsonFields.objects(answer, "answers").stream()
                .flatMap(one -> JsonFields.objects(one, "nobody").stream())
                .toList();
    }

    /** The answers by programme, in the order of the API. */
    List<ProgrammeAnswer> of(JsonObject answer) {
        Map<String, List<JsonObject>> byProgramme = new LinkedHashMap<>();
        JsonFields.objects(answer, "answers").forEach(one -> byProgramme
                .computeIfAbsent(JsonFields.text(one, "programme"), code -> new ArrayList<>())
                .add(one));
        return byProgramme.entrySet().stream()
                .map(programme -> new ProgrammeAnswer(
                        programme(programme.getValue().get(0), programme.getKey()),
                        programme.getValue().stream().map(this::function).toList()))
                .toList();
    }

    private FactLink programme(JsonObject one, String code) {
        String name = JsonFields.localised(one, "programmeName", texts.language());
        return new FactLink(ApiAddress.of("programmes", code).text(), name.isEmpty() ? code : name);
    }

    private FunctionAnswer function(JsonObject one) {
        String function = JsonFields.text(one, "function");
        String outcome = JsonFields.text(one, "outcome");
        ExtentTexts extents = new ExtentTexts(texts, places);
        return new FunctionAnswer(
                texts.name(Vocabulary.FUNCTIONS, function),
                outcome,
                texts.name("outcome", outcome),
                JsonFields.localised(one, "explanation", texts.language()),
                bodies(one, "accountable"),
                bodies(one, "permitted"),
                outcome.equals(NONE)
                        ? JsonFields.objects(one, "turnTo").stream()
                                .map(agency -> body(agency, agency))
                                .toList()
                        : List.of(),
                extents.lines(JsonFields.objects(one, "nobody"), today, MOST_BOXES));
    }

    private List<BodyAnswer> bodies(JsonObject one, String field) {
        return JsonFields.objects(one, field).stream()
                .map(holding -> body(JsonFields.object(holding, "agency"), holding))
                .toList();
    }

    private BodyAnswer body(JsonObject agency, JsonObject based) {
        return new BodyAnswer(
                new FactLink(
                        ApiAddress.of("agencies", JsonFields.text(agency, "code"))
                                .text(),
                        JsonFields.nameOrCode(agency, texts.language())),
                FindingHolders.laws(based),
                ways(JsonFields.object(agency, "contactPoint"), texts),
                ways(JsonFields.object(agency, "grievanceChannel"), texts));
    }

    /** The ways to reach somebody that a contact point names. */
    static List<ContactWay> ways(JsonObject contact, PageTexts texts) {
        return Stream.of("telephone", "email", "page", "address", "hours")
                .filter(field -> !JsonFields.text(contact, field).isEmpty())
                .map(field -> {
                    String text = JsonFields.text(contact, field);
                    return new ContactWay(texts.of("contact." + field), text, href(field, text));
                })
                .toList();
    }

    private static String href(String field, String text) {
        return switch (field) {
            case "telephone" -> "tel:" + text.replaceAll("[^+0-9]", "");
            case "email" ->
                "mailto:" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%40", "@");
            case "page" -> FindingHolders.address(text);
            default -> "";
        };
    }
}
