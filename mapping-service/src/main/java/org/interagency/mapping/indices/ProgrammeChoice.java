package org.interagency.mapping.indices;

import java.time.LocalDate;
import java.util.List;
import org.interagency.contracts.ProgrammeFact;

/**
 * Which programmes a filter asks for.
 *
 * @param owners the government levels of the agencies that own programmes
 */
record ProgrammeChoice(IndexFilter filter, LevelsByDay owners) {

    /** Whether the filter asks for a programme on a day. */
    boolean has(ProgrammeFact programme, LocalDate day) {
        if (filter.contingency() == null && filter.level() == null) {
            return true;
        }
        ProgrammeFact state = programme.on(day);
        return (filter.contingency() == null || state.contingencies().contains(filter.contingency()))
                && (filter.level() == null
                        || owners.on(state.owner(), day)
                                .filter(filter.level()::equals)
                                .isPresent());
    }

    /** The codes of the rows to which a programme belongs on a day. */
    List<String> rows(ProgrammeFact programme, IndexDimension by, LocalDate day) {
        ProgrammeFact state = programme.on(day);
        return switch (by) {
            case PROGRAMME -> List.of(state.code());
            case LEVEL -> owners.on(state.owner(), day).stream().toList();
            case CONTINGENCY ->
                state.contingencies().stream()
                        .filter(code -> filter.contingency() == null
                                || filter.contingency().equals(code))
                        .toList();
            case TERRITORY -> throw new IllegalArgumentException("a programme belongs to no row of territories");
        };
    }

    /** Whether only some programmes count, so that a finding without programmes does not. */
    boolean isAboutProgrammes() {
        return filter.programme() != null || filter.level() != null;
    }
}
