package org.interagency.program.right;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interagency.contracts.RightFact;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.ShortText;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace a right.
 *
 * @param instrument the code of the instrument, an entry of the vocabulary {@code instruments}
 * @param article the article, part or paragraph, as the instrument numbers it, such as {@code 9} or {@code XVI}
 * @param source where its text is published
 * @param validFrom the first day on which it exists, if known
 */
@RecordBuilder
public record RightRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Code String instrument,
        @NotNull @Size(max = 50) @ShortText String article,
        @Valid @NotNull SourceRequest source,
        @Nullable LocalDate validFrom)
        implements FactRequest<RightFact>, RightRequestBuilder.With {

    /** The columns of the CSV files of rights. */
    public static final List<Column> COLUMNS = Stream.concat(
                    Stream.of(
                            Column.of("code", "/code", CellKind.TEXT),
                            Column.of("instrument", "/instrument", CellKind.TEXT),
                            Column.of("article", "/article", CellKind.TEXT)),
                    Column.OF_DEFINITIONS.stream())
            .toList();

    @Override
    public List<Violation> contradictions() {
        return Validity.errors(validFrom, null);
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public RightFact fact() {
        return new RightFact(
                code,
                new TreeMap<>(name),
                instrument,
                article,
                source.source(),
                validFrom,
                null,
                0,
                null,
                null,
                List.of());
    }
}
