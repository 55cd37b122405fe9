package org.interagency.agency.level;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.Consistent;
import org.interagency.kit.request.LocalizedName;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A government level as asked for.
 *
 * @param rank 0 supranational, 1 national, 2 below that, and so on
 * @param validFrom the day from which it is there, if known
 */
public record GovernmentLevelRequest(
        @NotNull @Code String code,
        @LocalizedName Map<String, String> name,
        @NotNull @Min(0) @Max(99) Integer rank,
        @Nullable LocalDate validFrom)
        implements Consistent {

    @Override
    public List<FieldError> contradictions() {
        return Validity.errors(validFrom, null);
    }

    GovernmentLevelRequest withCode(String other) {
        return new GovernmentLevelRequest(other, name, rank, validFrom);
    }

    GovernmentLevelFact fact() {
        return new GovernmentLevelFact(code, new TreeMap<>(name), rank, validFrom, null, 0, null, null, List.of());
    }
}
