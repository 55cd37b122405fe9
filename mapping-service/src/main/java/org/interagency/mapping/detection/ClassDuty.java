package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Set;
import org.interagency.contracts.AgencyClass;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * A state of a responsibility that a class of agencies holds, each agency in its own territory.
 *
 * @param territories codes of its territories
 * @param validFrom the first day on which it holds
 * @param validTo the first day on which it no longer holds, later than {@code validFrom}; {@code null} means for good
 * @param delegatedFrom the id of the responsibility that it is delegated from; {@code null} if it is not delegated
 */
public record ClassDuty(
        String id,
        ProgrammeFunction function,
        AgencyClass agencyClass,
        Set<String> territories,
        Population population,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String delegatedFrom,
        Bindingness bindingness) {

    /** What one agency of the class holds of it. */
    Holding heldBy(ClassShare share) {
        return new Holding(
                id,
                function,
                share.agency(),
                share.territories(),
                population,
                share.validFrom(),
                share.validTo(),
                delegatedFrom,
                bindingness);
    }
}
