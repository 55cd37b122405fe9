package org.interagency.mapping.indices;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.interagency.contracts.TimedFact;

/** The government levels of agencies or territories, by day, in less memory than the facts. */
final class LevelsByDay {

    private static final String NONE = "";

    private final Map<String, NavigableMap<LocalDate, String>> byCode = new HashMap<>();

    private LevelsByDay() {}

    /** The levels that things have in each of their states, also after their end. */
    static <F extends TimedFact<F>> LevelsByDay ofStates(List<F> facts, Function<F, String> level) {
        LevelsByDay levels = new LevelsByDay();
        for (F fact : facts) {
            NavigableMap<LocalDate, String> byDay = new TreeMap<>();
            fact.states()
                    .forEach(state ->
                            byDay.put(state.since() == null ? LocalDate.MIN : state.since(), level.apply(state)));
            levels.byCode.put(fact.key(), byDay);
        }
        return levels;
    }

    /** The levels that things have as long as they exist. */
    static <F extends TimedFact<F>> LevelsByDay whileTheyExist(List<F> facts, Function<F, String> level) {
        LevelsByDay levels = ofStates(facts, level);
        for (F fact : facts) {
            NavigableMap<LocalDate, String> byDay = levels.byCode.get(fact.key());
            LocalDate from = fact.validFrom();
            if (from != null) {
                byDay.put(from, byDay.floorEntry(from).getValue());
                byDay.headMap(from, false).clear();
            }
            LocalDate to = fact.validTo();
            if (to != null) {
                byDay.tailMap(to, true).clear();
                byDay.put(to, NONE);
            }
        }
        return levels;
    }

    /** The code of the level on a day; empty if there is none. */
    Optional<String> on(String code, LocalDate day) {
        return Optional.ofNullable(byCode.get(code))
                .map(byDay -> byDay.floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(level -> !level.equals(NONE));
    }
}
