package org.interagency.kit.request;

import java.time.LocalDate;
import java.util.List;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The rules of the half-open period {@code [validFrom, validTo)}. */
public final class Validity {

    private Validity() {}

    /** The violations of a period; one without a start or an end is valid. */
    public static List<Violation> errors(@Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        return validFrom == null || validTo == null || validTo.isAfter(validFrom)
                ? List.of()
                : List.of(Violation.of(
                        "validTo",
                        "The period ends on " + validTo + ", before it has begun on " + validFrom
                                + "; validTo is the first day outside and has to be later."));
    }

    /** The earlier of two ends; {@code null} means no end. */
    public static @Nullable LocalDate earlierEnd(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** The later of two starts; {@code null} means the beginning. */
    public static LocalDate laterStart(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /** Whether two periods have no day in common. */
    public static boolean areApart(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate otherFrom,
            @Nullable LocalDate otherTo) {
        return to != null && otherFrom != null && !to.isAfter(otherFrom)
                || otherTo != null && from != null && !otherTo.isAfter(from);
    }
}
