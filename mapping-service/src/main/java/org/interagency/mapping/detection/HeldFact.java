package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Set;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * A state of a responsibility, as far as detection has to know it.
 *
 * @param territories codes of its territories
 * @param validFrom the first day on which it holds
 * @param validTo the day from which it is no more, later than {@code validFrom}; {@code null} means for good
 * @param delegatedFrom the id of the responsibility that it takes the place of, if any
 */
public record HeldFact(
        String id,
        ProgrammeFunction function,
        String agency,
        Set<String> territories,
        Population population,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String delegatedFrom) {

    /** The same in the hands of an agency, and in a period. */
    HeldFact heldBy(String holder, LocalDate from, @Nullable LocalDate to) {
        return new HeldFact(id, function, holder, territories, population, from, to, delegatedFrom);
    }
}
