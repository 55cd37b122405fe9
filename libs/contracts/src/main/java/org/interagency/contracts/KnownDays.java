package org.interagency.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The days that the registry accepts: 1500-01-01 to 9999-12-31. Their years have four digits, so that they sort as text and all systems write them in
 * the same way.
 */
public final class KnownDays {

    /** The first day. */
    public static final LocalDate FIRST = LocalDate.of(1500, 1, 1);

    /** The last day. */
    public static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Describes a valid day, for messages. */
    public static final String DESCRIPTION = "a date from " + FIRST + " to " + LAST + ", such as 2026-01-31";

    private KnownDays() {}

    /**
     * Reads a day.
     *
     * @param text such as 2026-01-31
     * @throws DateTimeException if the text is not such a date
     */
    public static LocalDate read(String text) {
        return known(LocalDate.parse(text));
    }

    /** Whether a text is a date that lies outside these days. */
    public static boolean isBeyond(String text) {
        try {
            return !isKnown(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /**
     * Reads a time.
     *
     * @param text such as 2026-01-31T12:00:00Z
     * @throws DateTimeException if the text is not a time, or not one on such a day
     */
    public static Instant readTime(String text) {
        Instant time = Instant.parse(text);
        known(LocalDate.ofInstant(time, ZoneOffset.UTC));
        return time;
    }

    private static LocalDate known(LocalDate day) {
        if (!isKnown(day)) {
            throw new DateTimeException(day + " is not " + DESCRIPTION);
        }
        return day;
    }

    private static boolean isKnown(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
