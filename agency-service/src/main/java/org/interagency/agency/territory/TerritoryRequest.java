package org.interagency.agency.territory;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.TerritoryFact;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace a territory.
 *
 * @param parent the code of the territory it is part of; left out for a root
 * @param validFrom the first day on which it exists as a territory of its own, if known
 */
@RecordBuilder
public record TerritoryRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Code String level,
        @Code @Nullable String parent,
        @Nullable LocalDate validFrom)
        implements FactRequest<TerritoryFact>, TerritoryRequestBuilder.With {

    static final List<Column> COLUMNS = Column.ofNamed(
            Column.of("code", "/code", CellKind.TEXT),
            Column.of("level", "/level", CellKind.TEXT),
            Column.of("parent_code", "/parent", CellKind.TEXT),
            Column.of("valid_from", "/validFrom", CellKind.DATE),
            Column.of("valid_to", "/validTo", CellKind.DATE));

    @Override
    public List<Violation> contradictions() {
        return Validity.errors(validFrom, null);
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public TerritoryFact fact() {
        return new TerritoryFact(code, new TreeMap<>(name), level, parent, validFrom, null, 0, null, null, List.of());
    }
}
