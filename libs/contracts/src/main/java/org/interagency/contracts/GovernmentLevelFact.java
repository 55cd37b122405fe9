package org.interagency.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tier of government.
 *
 * @param name the name by BCP 47 language tag
 * @param rank 0 supranational, 1 national, 2 below that, and so on
 * @param validTo the day from which it is no more; {@code null} means for good
 */
public record GovernmentLevelFact(
        String code, Map<String, String> name, int rank, @Nullable LocalDate validTo, long version) implements Fact {

    @Override
    @JsonIgnore
    public String key() {
        return code;
    }
}
