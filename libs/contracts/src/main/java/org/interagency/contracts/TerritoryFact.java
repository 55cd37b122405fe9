package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the one tree of territories.
 *
 * @param code ISO 3166-1 or 3166-2 where it has one
 * @param name the name by BCP 47 language tag
 * @param level the code of its government level
 * @param parent the code of the territory it is part of; {@code null} for a root
 * @param validFrom the first day on which it is a territory of its own; {@code null} if that is not recorded
 * @param validTo the first day on which it is no longer a territory of its own; {@code null} if it has no end
 */
@RecordBuilder
public record TerritoryFact(
        String code,
        @ByLanguage Map<String, String> name,
        String level,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<TerritoryFact> otherStates)
        implements TimedFact<TerritoryFact>, TerritoryFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public TerritoryFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<TerritoryFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public TerritoryFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
