package org.interagency.detection.fact;

import java.math.BigDecimal;
import java.util.Set;
import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * A programme that addresses a contingency, as a fact for detection.
 *
 * @param code the programme's code
 * @param owner the code of the agency that owns it
 * @param benefits codes of the benefits that it gives
 * @param extent what it covers
 * @param budget the money of a year, in a currency and for a year that all programmes of the facts share; {@code null} if it is not
 *     known
 */
public record Programme(String code, String owner, Set<String> benefits, Extent extent, @Nullable BigDecimal budget) {

    public Programme {
        benefits = Set.copyOf(benefits);
    }
}
