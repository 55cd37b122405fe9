package org.interagency.mapping.indices;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The days of a series. */
final class SeriesDays {

    /** Twenty years of months. */
    private static final int MOST = 241;

    private static final int YEARS = 5;

    private SeriesDays() {}

    /**
     * The days from the first to the last, in steps.
     *
     * @param from {@code null} for five years before the last day
     * @throws RefusedException 400 if there are none, or more than {@value #MOST}
     */
    static List<LocalDate> of(@Nullable LocalDate from, LocalDate to, SeriesStep step) {
        LocalDate first = from == null ? to.minusYears(YEARS) : from;
        if (first.isAfter(to)) {
            throw RefusedException.unreadable(new Violation("?from", "from has to be no later than to, " + to + "."));
        }
        List<LocalDate> days = Stream.iterate(0, number -> number + 1)
                .limit(MOST + 1)
                .map(number -> step.after(first, number))
                .takeWhile(day -> !day.isAfter(to))
                .toList();
        if (days.size() > MOST) {
            throw RefusedException.unreadable(new Violation(
                    "?step",
                    "A series has at most " + MOST + " days. Give a later from, an earlier to, or a longer step."));
        }
        return days;
    }
}
