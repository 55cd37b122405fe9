package org.interagency.agency.level;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace a government level.
 *
 * @param rank 0 supranational, 1 national, 2 below that, and so on
 * @param validFrom the first day on which it exists, if known
 */
@RecordBuilder
public record GovernmentLevelRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Min(0) @Max(99) Integer rank,
        @Nullable LocalDate validFrom)
        implements FactRequest<GovernmentLevelFact>, GovernmentLevelRequestBuilder.With {

    static final List<Column> COLUMNS = Column.ofNamed(
            Column.of("code", "/code", CellKind.TEXT),
            Column.of("rank", "/rank", CellKind.INTEGER),
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
    public GovernmentLevelFact fact() {
        return new GovernmentLevelFact(code, new TreeMap<>(name), rank, validFrom, null, 0, null, null, List.of());
    }
}
