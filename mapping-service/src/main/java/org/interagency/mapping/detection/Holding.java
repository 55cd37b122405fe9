package org.interagency.mapping.detection;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.Set;
import org.interagency.contracts.Dated;
import org.interagency.contracts.Population;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.jspecify.annotations.Nullable;

/**
 * A state of a responsibility, as detection needs it.
 *
 * @param territories codes of its territories
 * @param validFrom the first day on which it holds
 * @param validTo the first day on which it no longer holds, later than {@code validFrom}; {@code null} means for good
 * @param delegatedFrom the id of the responsibility that it is delegated from; {@code null} if it is not delegated
 */
@RecordBuilder
public record Holding(
        String id,
        ProgrammeFunction function,
        String agency,
        Set<String> territories,
        Population population,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String delegatedFrom,
        Bindingness bindingness)
        implements Dated<Holding>, HoldingBuilder.With {

    @Override
    public boolean holdsBefore(LocalDate day) {
        return validFrom.isBefore(day);
    }

    @Override
    public boolean holdsFrom(LocalDate day) {
        return validTo == null || validTo.isAfter(day);
    }

    @Override
    public Holding cutBefore(LocalDate day) {
        return withValidTo(day);
    }

    @Override
    public Holding cutFrom(LocalDate day) {
        return withValidFrom(day);
    }
}
