package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the one tree of territories.
 *
 * @param code ISO 3166-1 or 3166-2 where it has one
 * @param name the name by BCP 47 language tag
 * @param level the code of its government level
 * @param parent the code of the territory it is part of; {@code null} for a root
 * @param validTo the day from which it is no longer a territory of its own; {@code null} means for good
 */
public record TerritoryFact(
        String code,
        Map<String, String> name,
        String level,
        @Nullable String parent,
        @Nullable LocalDate validTo,
        long version)
        implements Fact {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }
}
