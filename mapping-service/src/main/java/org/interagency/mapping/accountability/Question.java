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
 * A question about one programme, about all programmes that address a contingency, or about all that realise a right. Exactly one of the three codes
 * is given. The codes need not exist.
 *
 * @param programme the code of a programme
 * @param contingency the code of a contingency
 * @param right the code of a right
 * @param function the function; {@code null} means all that a programme requires
 * @param ages the age of the person, or every age
 * @param groups the codes of the population groups that the person is in; empty means everyone
 */
record Question(
        @Nullable String programme,
        @Nullable String contingency,
        @Nullable String right,
        @Nullable ProgrammeFunction function,
        AgeRange ages,
        List<String> groups) {

    /** The extent of the question: its people in a place on a day. */
    Extent extent(PlaceAndDay where) {
        return new Extent(Set.of(where.territory()), Period.of(where.on()), ages, Set.copyOf(groups));
    }

    /** Whether the question is about a programme, given its state on the day. */
    boolean isAbout(ProgrammeFact state) {
        return state.code().equals(programme)
                || contingency != null && state.contingencies().contains(contingency)
                || right != null && state.rights().contains(right);
    }

    /**
     * An entry of a vocabulary that a parameter names.
     *
     * @param parameter the parameter's name in problems, such as {@code ?groups}
     */
    record Word(String parameter, Vocabulary vocabulary, String code) {

        /** Identifies the entry across all vocabularies. */
        String key() {
            return vocabulary.keyOf(code);
        }
    }

    /** The vocabulary entries that the question names. */
    List<Word> words() {
        return Stream.concat(
                        groups.stream().map(group -> new Word("?groups", Vocabulary.POPULATION_GROUPS, group)),
                        Stream.ofNullable(contingency)
                                .map(code -> new Word("?contingency", Vocabulary.CONTINGENCIES, code)))
                .toList();
    }

    /** The functions of a programme that the question is about. */
    Set<ProgrammeFunction> functions(ProgrammeFact state) {
        return function == null ? state.requiredFunctions() : Set.of(function);
    }
}
