package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A period as a bar on a scale that several periods share; it is a picture of what stands beside it in words.
 *
 * @param start where the bar begins, from 0 to 99
 * @param width how long it is, at least 1
 * @param today where today is, from 0 to 99
 */
public record TimeBar(int start, int width, int today) {

    private static final int SCALE = 100;

    /**
     * The days of a scale.
     *
     * @param first the first day
     * @param end the day after the last one, later than the first
     */
    record TimeScale(LocalDate first, LocalDate end) {

        /** The scale from the first beginning to the last end of some periods; a year more than today if one of them has no end. */
        static TimeScale of(List<JsonObject> periods, LocalDate today) {
            LocalDate first =
                    days(periods, "validFrom").min(LocalDate::compareTo).orElse(today);
            LocalDate end = Stream.concat(days(periods, "validTo"), Stream.of(today.plusYears(1), first.plusDays(1)))
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            return new TimeScale(first, end);
        }

        private static Stream<LocalDate> days(List<JsonObject> periods, String field) {
            return periods.stream().map(period -> JsonFields.day(period, field)).flatMap(Optional::stream);
        }

        private int place(LocalDate day) {
            long days = ChronoUnit.DAYS.between(first, day);
            long all = ChronoUnit.DAYS.between(first, end);
            return (int) Math.max(0, Math.min(SCALE, days * SCALE / all));
        }
    }

    /** The bar of a period. */
    static TimeBar of(JsonObject period, TimeScale scale, LocalDate today) {
        int start = Math.min(
                SCALE - 1, scale.place(JsonFields.day(period, "validFrom").orElse(scale.first())));
        int end = scale.place(JsonFields.day(period, "validTo").orElse(scale.end()));
        return new TimeBar(start, Math.max(1, end - start), Math.min(SCALE - 1, scale.place(today)));
    }
}
