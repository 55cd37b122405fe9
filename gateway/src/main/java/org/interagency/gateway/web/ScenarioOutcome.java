package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.gateway.web.EntryPage.OutcomeGroup;

/**
 * What would follow from changes that are only tried out.
 *
 * @param sentence the same in one sentence; empty if it is not known
 * @param findings the findings that would open, change and be resolved
 * @param accountability the functions of programmes for which somebody else would be accountable, the first of them
 * @param moreAccountability how many are not shown, in words; empty if all are
 */
public record ScenarioOutcome(
        String sentence, List<OutcomeGroup> findings, List<ShiftLine> accountability, String moreAccountability) {

    /** Not known. */
    static final ScenarioOutcome UNKNOWN = new ScenarioOutcome("", List.of(), List.of(), "");

    private static final int MOST_SHIFTS = 25;
    private static final int MOST_HOLDERS = 8;
    private static final int MOST_PERIODS = 3;

    /** A function of a programme, with those who are accountable now and would be then, as far as they differ. */
    public record ShiftLine(FactLink programme, String function, List<ShiftHolder> now, List<ShiftHolder> then) {}

    /**
     * Somebody who is accountable.
     *
     * @param agency its name, which has no link since a planned reorganisation may make it first; or that it is nobody, or how many are not shown
     * @param period when; empty if that says nothing
     */
    public record ShiftHolder(String agency, String period) {}

    /** @param answer of the API */
    static ScenarioOutcome of(JsonObject answer, PageTexts texts) {
        List<OutcomeGroup> findings = EntryOutcomes.changes(JsonFields.object(answer, "findings"), texts);
        List<JsonObject> shifts = JsonFields.objects(answer, "accountability");
        return new ScenarioOutcome(
                texts.of(findings.isEmpty() && shifts.isEmpty() ? "scenarioNothing" : "scenarioChanges"),
                findings,
                shifts.stream()
                        .limit(MOST_SHIFTS)
                        .map(shift -> shift(shift, texts))
                        .toList(),
                texts.more(shifts.size(), MOST_SHIFTS));
    }

    private static ShiftLine shift(JsonObject shift, PageTexts texts) {
        String programme = JsonFields.text(shift, "programme");
        String name = JsonFields.localised(shift, "programmeName", texts.language());
        String function = JsonFields.text(shift, "function");
        return new ShiftLine(
                FactLink.of("programmes", programme, name.isEmpty() ? Map.of() : Map.of(programme, name)),
                texts.name(Vocabulary.FUNCTIONS, function),
                holders(JsonFields.object(shift, "now"), texts),
                holders(JsonFields.object(shift, "then"), texts));
    }

    private static List<ShiftHolder> holders(JsonObject state, PageTexts texts) {
        List<JsonObject> accountable = JsonFields.objects(state, "accountable");
        List<JsonObject> nobody = JsonFields.objects(state, "nobody");
        String more = texts.more(accountable.size(), MOST_HOLDERS);
        return Stream.of(
                        accountable.stream().limit(MOST_HOLDERS).map(holder -> holder(holder, texts)),
                        more.isEmpty() ? Stream.<ShiftHolder>empty() : Stream.of(new ShiftHolder(more, "")),
                        nobody.isEmpty()
                                ? Stream.<ShiftHolder>empty()
                                : Stream.of(new ShiftHolder(texts.of("nobodyAccountable"), periods(nobody, texts))))
                .flatMap(part -> part)
                .toList();
    }

    private static ShiftHolder holder(JsonObject holder, PageTexts texts) {
        String agency = JsonFields.text(holder, "agency");
        String name = JsonFields.localised(holder, "agencyName", texts.language());
        return new ShiftHolder(
                name.isEmpty() ? agency : name + " (" + agency + ")",
                periods(JsonFields.objects(holder, "extent"), texts));
    }

    private static String periods(List<JsonObject> boxes, PageTexts texts) {
        ExtentTexts extents = new ExtentTexts(texts, Map.of());
        List<String> periods = boxes.stream().map(extents::period).distinct().toList();
        return Stream.concat(
                        periods.stream().limit(MOST_PERIODS),
                        Stream.of(texts.more(periods.size(), MOST_PERIODS)).filter(text -> !text.isEmpty()))
                .collect(Collectors.joining("; "));
    }
}
