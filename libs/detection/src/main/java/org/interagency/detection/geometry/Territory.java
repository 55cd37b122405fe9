package org.interagency.detection.geometry;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A territory of the tree.
 *
 * @param code unique in its tree
 * @param parent the code of the territory that it is part of; {@code null} for a root
 * @param validTo the first day on which it and all territories below it no longer exist, so that nobody need be accountable there; {@code null} means
 *     for good
 * @param states its government levels in the order of their first days; empty if they do not matter
 */
public record Territory(
        String code, @Nullable String parent, @Nullable LocalDate validTo, List<TerritoryState> states) {

    /**
     * What a territory is from a day on, until its next state.
     *
     * @param since the first day; {@code null} means from the beginning
     * @param level the code of the government level
     */
    public record TerritoryState(@Nullable LocalDate since, String level) {}

    public Territory {
        states = List.copyOf(states);
    }

    /** A territory whose level does not matter. */
    public Territory(String code, @Nullable String parent, @Nullable LocalDate validTo) {
        this(code, parent, validTo, List.of());
    }

    /** The code of its government level on a day. It has to have states. */
    public String levelOn(LocalDate day) {
        String level = states.get(0).level();
        for (TerritoryState state : states) {
            if (state.since() == null || !state.since().isAfter(day)) {
                level = state.level();
            }
        }
        return level;
    }
}
