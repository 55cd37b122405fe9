package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * A word that facts may use.
 *
 * @param code such as {@code old-age}; another vocabulary may have the same
 * @param name the name by BCP 47 language tag
 * @param ageFrom of a life-cycle stage, the youngest age in completed years; {@code null} of all else
 * @param ageTo of a life-cycle stage, the first age outside; {@code null} of all else
 * @param validFrom the day from which it is there; {@code null} if that is not recorded
 * @param validTo the day from which it is no more; {@code null} means for good
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
