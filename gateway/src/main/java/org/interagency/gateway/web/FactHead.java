package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.gateway.web.FindingPage.LawLink;

/**
 * How the page of a fact begins: what it is, as of which day, and the fields that it has on that day.
 *
 * @param kind what it is, such as "Agency"
 * @param path the path of its page
 * @param ancestors what it is part of, the largest first
 * @param asOf the day as the address of the page names it; empty if it is today
 * @param day the day in words
 * @param slider moves the page to another year
 * @param notice that it does not exist on the day; empty if it does
 * @param states the times in which it has been different; empty if it has always been the same
 * @param details its fields, without those that have no value
 * @param laws on which it is based
 */
public record FactHead(
        String kind,
        String code,
        String name,
        String path,
        List<FactLink> ancestors,
        String asOf,
        String day,
        YearSlider slider,
        String notice,
        List<StateLink> states,
        List<FactDetail> details,
        List<LawLink> laws) {

    /**
     * A time in which a fact is the same.
     *
     * @param href the page as of a day of that time
     * @param period from when to when
     * @param current {@code true} for the state that the page shows, otherwise {@code false}; the value of {@code aria-current}
     */
    public record StateLink(String href, String period, String current) {}

    /**
     * The head of the page of a fact.
     *
     * @param fact as the API answers it, with all states
     * @param details its fields in their order; those without a value are left out
     */
    static FactHead of(
            PageVisit visit,
            PageDay day,
            ListedKind kind,
            JsonObject fact,
            List<FactLink> ancestors,
            List<FactDetail> details,
            List<LawLink> laws) {
        PageTexts texts = visit.texts();
        String code = JsonFields.text(fact, "code");
        String name = JsonFields.localised(FactStates.on(fact, day.day()), "name", visit.language());
        String inWords = texts.formats().day(day.day());
        String existence = new ExtentTexts(texts, Map.of()).period(fact);
        return new FactHead(
                texts.of("dimension." + kind.dimension()),
                code,
                name.isEmpty() ? code : name,
                ApiAddress.of(kind.collection(), code).text(),
                ancestors,
                day.chosen(),
                inWords,
                YearSlider.of(fact, day.day(), visit.today()),
                FactStates.exists(fact, day.day()) ? "" : texts.of("notOnDay", inWords, existence),
                states(texts, day.day(), kind, fact),
                details.stream().filter(detail -> !detail.values().isEmpty()).toList(),
                laws);
    }

    private static List<StateLink> states(PageTexts texts, LocalDate day, ListedKind kind, JsonObject fact) {
        List<JsonObject> all = FactStates.all(fact);
        String shown = JsonFields.text(FactStates.on(fact, day), "since");
        return all.size() == 1
                ? List.of()
                : all.stream()
                        .map(state -> new StateLink(
                                ApiAddress.of(kind.collection(), JsonFields.text(fact, "code"))
                                        .with("asOf", dayOf(state))
                                        .text(),
                                period(texts, state),
                                String.valueOf(JsonFields.text(state, "since").equals(shown))))
                        .toList();
    }

    /** A day of a state: its first one or, of a state without one, its last one. */
    private static String dayOf(JsonObject state) {
        return JsonFields.day(state, "since")
                .or(() -> JsonFields.day(state, "until").map(end -> end.minusDays(1)))
                .map(LocalDate::toString)
                .orElse("");
    }

    private static String period(PageTexts texts, JsonObject state) {
        return new ExtentTexts(texts, Map.of())
                .period(new JsonObject()
                        .put("validFrom", state.getString("since"))
                        .put("validTo", state.getString("until")));
    }
}
