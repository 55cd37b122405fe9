package org.interagency.kit.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The current day and time. */
public final class Today {

    private Today() {}

    /** The current day in UTC, so that all services agree, wherever they run. */
    public static LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** A day or, if none is given, the current one. */
    public static LocalDate ifAbsent(@Nullable LocalDate day) {
        return day == null ? date() : day;
    }

    /** The current time, to the microsecond, as PostgreSQL keeps it. */
    public static Instant time() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
