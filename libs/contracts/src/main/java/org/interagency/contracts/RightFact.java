package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An article of an instrument that programmes can realise.
 *
 * @param code such as {@code PSS-9}
 * @param name the name by BCP 47 language tag
 * @param instrument the code of the instrument, an entry of the vocabulary {@code instruments}
 * @param article the article, part or paragraph, as the instrument numbers it, such as {@code 9} or {@code XVI}
 * @param validFrom the first day on which it exists; {@code null} if that is not recorded
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 */
@RecordBuilder
public record RightFact(
        String code,
        @ByLanguage Map<String, String> name,
        String instrument,
        String article,
        Source source,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<RightFact> otherStates)
        implements TimedFact<RightFact>, RightFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public RightFact with(long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<RightFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public RightFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
