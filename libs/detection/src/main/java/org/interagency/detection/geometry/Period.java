package org.interagency.detection.geometry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half-open interval of days, {@code [validFrom, validTo)}.
 *
 * @param validFrom the first day inside
 * @param validTo the first day after the period, later than {@code validFrom}; {@code null} means for good
 */
public record Period(LocalDate validFrom, @Nullable LocalDate validTo) {

    /** @throws IllegalArgumentException if the period contains no day */
    public Period {
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException(
                    "a period must end after it starts: [" + validFrom + ", " + validTo + ")");
        }
    }

    /** The period of one day. */
    public static Period of(LocalDate day) {
        return new Period(day, day.plusDays(1));
    }
}
