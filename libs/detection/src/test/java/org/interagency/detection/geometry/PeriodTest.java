package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.interagency.detection.Facts.START;

import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void thePeriodOfADayEndsOnTheNext() {
        assertThat(Period.of(START)).isEqualTo(new Period(START, START.plusDays(1)));
    }

    @Test
    void refusesAPeriodWithoutADay() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Period(START, START));
    }
}
