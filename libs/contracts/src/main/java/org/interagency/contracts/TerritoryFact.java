package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param validFrom the day from which it is a territory of its own; {@code null} if that is not recorded
 * @param validTo the day from which it is no longer a territory of its own; {@code null} means for good
 */
public record TerritoryFact(
        String code,
        Map<String, String> name,
        String level,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<TerritoryFact> otherStates)
        implements TimedFact<TerritoryFact> {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public TerritoryFact with(
            long version, @Nullable LocalDate since, @Nullable LocalDate until, List<TerritoryFact> otherStates) {
        return new TerritoryFact(code, name, level, parent, validFrom, validTo, version, since, until, otherStates);
    }

    @Override
    public TerritoryFact endingOn(LocalDate end) {
        return new TerritoryFact(code, name, level, parent, validFrom, end, version, since, until, otherStates);
    }
}
