package org.interagency.program.vocabulary;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interagency.contracts.Population;
import org.interagency.contracts.VocabularyEntryFact;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.kit.csv.Column;
import org.interagency.kit.csv.Column.CellKind;
import org.interagency.kit.fact.FactRequest;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.SourceRequest;
import org.interagency.kit.request.Validity;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The request to register or replace an entry of a vocabulary.
 *
 * @param ageFrom the youngest age of a life-cycle stage, in completed years; required for life-cycle stages, and refused for other entries
 * @param ageTo the first age above a life-cycle stage, in completed years; required for life-cycle stages, and refused for other entries
 * @param source where it is defined
 * @param validFrom the first day on which it exists, if known
 */
@RecordBuilder
public record VocabularyEntryRequest(
        @NotNull Vocabulary vocabulary,
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @Min(0) @Max(129) @Nullable Integer ageFrom,
        @Min(1) @Max(130) @Nullable Integer ageTo,
        @Valid @NotNull SourceRequest source,
        @Nullable LocalDate validFrom)
        implements FactRequest<VocabularyEntryFact>, VocabularyEntryRequestBuilder.With {

    /** The columns of the CSV files of vocabulary entries. */
    public static final List<Column> COLUMNS = Stream.concat(
                    Stream.of(
                            Column.of("vocabulary", "/vocabulary", CellKind.TEXT),
                            Column.of("code", "/code", CellKind.TEXT),
                            Column.of("age_from", "/ageFrom", CellKind.INTEGER),
                            Column.of("age_to", "/ageTo", CellKind.INTEGER)),
                    Column.OF_DEFINITIONS.stream())
            .toList();

    @Override
    public List<Violation> contradictions() {
        List<Violation> errors = new ArrayList<>(Validity.errors(validFrom, null));
        if (vocabulary == Vocabulary.LIFE_CYCLE_STAGES) {
            if (ageFrom == null || ageTo == null || ageFrom >= ageTo) {
                errors.add(
                        new Violation(
                                "/ageTo",
                                "A life-cycle stage needs ageFrom and ageTo, the first age above the stage, and ageTo has to be greater."));
            }
        } else if (ageFrom != null || ageTo != null) {
            errors.add(new Violation(ageFrom != null ? "/ageFrom" : "/ageTo", "Only a life-cycle stage has ages."));
        }
        if (isGroup() && code.equals(Population.EVERYONE_ELSE)) {
            errors.add(new Violation(
                    "/code",
                    "Findings of earlier versions used this code for people in no group. Choose another code."));
        }
        return errors;
    }

    boolean isGroup() {
        return vocabulary == Vocabulary.POPULATION_GROUPS;
    }

    /** The key of the entry, unique among the entries of all vocabularies. */
    @Override
    public String key() {
        return vocabulary.keyOf(code);
    }

    @Override
    public VocabularyEntryFact fact() {
        return new VocabularyEntryFact(
                vocabulary,
                code,
                new TreeMap<>(name),
                ageFrom,
                ageTo,
                source.source(),
                validFrom,
                null,
                0,
                null,
                null,
                List.of());
    }
}
