package org.interagency.detection.fact;

import java.math.BigDecimal;
import java.util.Set;
import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * A state of a programme that addresses a contingency, as detection needs it.
 *
 * @param code the programme's code
 * @param owner the code of the agency that owns it
 * @param benefits codes of the benefits that it gives
 * @param extent what it covers
 * @param budget the budget of one year; year and currency are the same for all programmes of the facts; {@code null} if it is not known
 */
public record Programme(String code, String owner, Set<String> benefits, Extent extent, @Nullable BigDecimal budget) {

    public Programme {
        benefits = Set.copyOf(benefits);
    }
}
