package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tier of government.
 *
 * @param name the name by BCP 47 language tag
 * @param rank 0 supranational, 1 national, 2 below that, and so on
 * @param validFrom the first day on which it exists; {@code null} if that is not recorded
 * @param validTo the first day on which it no longer exists; {@code null} if it has no end
 */
@RecordBuilder
public record GovernmentLevelFact(
        String code,
        @ByLanguage Map<String, String> name,
        int rank,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        long version,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        List<GovernmentLevelFact> otherStates)
        implements TimedFact<GovernmentLevelFact>, GovernmentLevelFactBuilder.With {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }

    @Override
    public GovernmentLevelFact with(
            long newVersion, @Nullable LocalDate from, @Nullable LocalDate to, List<GovernmentLevelFact> others) {
        return with(fact -> fact.version(newVersion).since(from).until(to).otherStates(others));
    }

    @Override
    public GovernmentLevelFact validDuring(@Nullable LocalDate from, @Nullable LocalDate to) {
        return with(fact -> fact.validFrom(from).validTo(to));
    }
}
