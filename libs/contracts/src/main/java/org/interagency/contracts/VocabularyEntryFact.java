package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a vocabulary. Facts refer to it by its code.
 *
 * @param code such as {@code old-age}; unique within the vocabulary
 * @param name the name by BCP 47 language tag
 * @param ageFrom for a life-cycle stage, the youngest age in completed years; {@code null} in other vocabularies
 * @param ageTo for a life-cycle stage, the first age outside; {@code null} in other vocabularies
 * @param validFrom the first day on which it exists; {@code null} if that is not recorded
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 */
@RecordBuilder
public record VocabularyEntryFact(
        Vocabulary vocabulary,
        String code,
        @ByLanguage Map<String, String> name,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        Source source,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<VocabularyEntryFact> otherStates)
        implements TimedFact<VocabularyEntryFact>, VocabularyEntryFactBuilder.With {

    /** The vocabulary and the code, such as {@code benefits/pension}. */
    @Override
    @JsonIgnore
    public String key() {
        return vocabulary.keyOf(code);
    }

    @Override
    public VocabularyEntryFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<VocabularyEntryFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public VocabularyEntryFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
