package org.interagency.agency.territory;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.Kind;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A territory as asked for.
 *
 * @param parent the code of the territory it is part of; left out for a root
 * @param validFrom the day from which it is a territory of its own, if known
 */
public record TerritoryRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Code String level,
        @Code @Nullable String parent,
        @Nullable LocalDate validFrom)
        implements Consistent {

    static final List<Column> COLUMNS = List.of(
            Column.of("code", "/code", Kind.TEXT),
            Column.of("name", "/name", Kind.LOCALIZED),
            Column.of("level", "/level", Kind.TEXT),
            Column.of("parent_code", "/parent", Kind.TEXT),
            Column.of("valid_from", "/validFrom", Kind.TEXT));

    @Override
    public List<FieldError> contradictions() {
        return Validity.errors(validFrom, null);
    }

    TerritoryRequest withCode(String other) {
        return new TerritoryRequest(other, name, level, parent, validFrom);
    }

    TerritoryFact fact() {
        return new TerritoryFact(code, new TreeMap<>(name), level, parent, validFrom, null, 0, null, null, List.of());
    }
}
