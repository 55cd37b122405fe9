package org.interagency.agency.level;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.TreeMap;
import org.interagency.contracts.GovernmentLevelFact;
import org.interagency.kit.request.Code;
import org.interagency.kit.request.LocalizedName;

/**
 * A government level as asked for.
 *
 * @param rank 0 supranational, 1 national, 2 below that, and so on
 */
public record GovernmentLevelRequest(
        @NotNull @Code String code, @LocalizedName Map<String, String> name, @NotNull @Min(0) @Max(99) Integer rank) {

    GovernmentLevelRequest withCode(String other) {
        return new GovernmentLevelRequest(other, name, rank);
    }

    GovernmentLevelFact fact(long version) {
        return new GovernmentLevelFact(code, new TreeMap<>(name), rank, null, version);
    }
}
