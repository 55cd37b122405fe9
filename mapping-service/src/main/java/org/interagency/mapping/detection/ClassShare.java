package org.interagency.mapping.detection;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of some territories and of a period in which one agency stands for its class.
 *
 * @param territories at least one
 * @param validTo the first day after it, later than {@code validFrom}; {@code null} means for good
 */
record ClassShare(String agency, Set<String> territories, LocalDate validFrom, @Nullable LocalDate validTo) {

    /** Whether it lasts throughout a period. */
    boolean lasts(LocalDate from, @Nullable LocalDate to) {
        return !validFrom.isAfter(from) && (validTo == null || to != null && !validTo.isBefore(to));
    }
}
