package org.interagency.mapping.indices;

import java.time.LocalDate;
import org.interagency.contracts.vocabulary.Coded;

/** How far two days of a series are apart. */
enum SeriesStep implements Coded {
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    SeriesStep(int months) {
        this.months = months;
    }

    /** The day after some steps. Each is counted from the first day, so that a series from the 31st keeps to the ends of months. */
    LocalDate after(LocalDate first, int steps) {
        return first.plusMonths((long) months * steps);
    }
}
