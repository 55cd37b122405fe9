package org.interagency.detection.fact;

import java.time.LocalDate;
import java.util.List;
import org.interagency.detection.CanonicalText;
import org.jspecify.annotations.Nullable;

/**
 * A body that holds programmes and responsibilities.
 *
 * @param code unique among the agencies of one detection
 * @param states at least one, in the order of their first days
 * @param validTo the first day on which it no longer exists; {@code null} means for good
 */
public record Agency(String code, List<State> states, @Nullable LocalDate validTo) {

    /**
     * What an agency is from a day on, until its next state.
     *
     * @param since the first day; {@code null} means from the beginning
     * @param level the code of the government level
     * @param parent the code of the agency that it is part of; {@code null} if it is part of none
     */
    public record State(@Nullable LocalDate since, String level, @Nullable String parent) {}

    public Agency {
        states = List.copyOf(states);
    }

    void writeTo(CanonicalText text) {
        text.text(code).day(validTo).each(states, (each, state) -> each.day(state.since())
                .text(state.level())
                .text(state.parent()));
    }

    /** An agency whose level and parent never change. */
    public Agency(String code, String level, @Nullable String parent, @Nullable LocalDate validTo) {
        this(code, List.of(new State(null, level, parent)), validTo);
    }
}
