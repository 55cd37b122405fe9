package org.interagency.mapping.accountability;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.Period;
import org.interagency.kit.request.PlaceAndDay;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know, about one programme, or all that address a contingency, or all that realise a right: exactly one of the three
 * codes is given. None of the codes need exist.
 *
 * @param programme the code of a programme
 * @param contingency the code of a contingency
 * @param right the code of a right
 * @param function what has to be done; {@code null} for all that a programme requires
 * @param ages of the person
 * @param groups the codes of the population groups that the person is in; empty for everyone
 */
record Question(
        @Nullable String programme,
        @Nullable String contingency,
        @Nullable String right,
        @Nullable ProgrammeFunction function,
        AgeRange ages,
        List<String> groups) {

    /** Whom it is about, in a place on a day. */
    Extent extent(PlaceAndDay where) {
        return new Extent(Set.of(where.territory()), Period.of(where.on()), ages, Set.copyOf(groups));
    }

    /** Whether a programme, as it is on the day, is one that is asked about. */
    boolean isAbout(ProgrammeFact state) {
        return state.code().equals(programme)
                || contingency != null && state.contingencies().contains(contingency)
                || right != null && state.rights().contains(right);
    }

    /**
     * An entry of a vocabulary that a parameter names.
     *
     * @param parameter as problems name it
     */
    record Word(String parameter, Vocabulary vocabulary, String code) {

        /** Identifies the entry among those of all vocabularies. */
        String key() {
            return vocabulary.keyOf(code);
        }
    }

    /** What it takes from vocabularies. */
    List<Word> words() {
        return Stream.concat(
                        groups.stream().map(group -> new Word("?groups", Vocabulary.POPULATION_GROUPS, group)),
                        Stream.ofNullable(contingency)
                                .map(code -> new Word("?contingency", Vocabulary.CONTINGENCIES, code)))
                .toList();
    }

    /** The functions that are asked about. */
    Set<ProgrammeFunction> functions(ProgrammeFact state) {
        return function == null ? state.requiredFunctions() : Set.of(function);
    }
}
