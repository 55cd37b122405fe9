package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.interagency.gateway.web.TimeBar.TimeScale;
import org.junit.jupiter.api.Test;

/** Periods as bars on one scale. */
class TimeBarTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static JsonObject period(String from, String to) {
        return new JsonObject().put("validFrom", from).put("validTo", to);
    }

    @Test
    void barsShareTheScaleFromTheFirstBeginningToTheLastEnd() {
        JsonObject past = period("2006-01-01", "2016-01-01");
        JsonObject future = period("2036-01-01", "2046-01-01");
        TimeScale scale = TimeScale.of(List.of(past, future), TODAY);
        assertThat(TimeBar.of(past, scale, TODAY)).isEqualTo(new TimeBar(0, 24, 50));
        assertThat(TimeBar.of(future, scale, TODAY)).isEqualTo(new TimeBar(74, 26, 50));
    }

    @Test
    void aPeriodWithoutAnEndGoesToTheEndOfTheScale() {
        JsonObject open = period("2017-01-01", null);
        assertThat(TimeBar.of(open, TimeScale.of(List.of(open), TODAY), TODAY)).isEqualTo(new TimeBar(0, 100, 90));
    }

    @Test
    void aDayCanBeSeenOnALongScale() {
        JsonObject day = period("9999-12-30", "9999-12-31");
        TimeScale scale = TimeScale.of(List.of(day, period("1500-01-01", null)), TODAY);
        assertThat(TimeBar.of(day, scale, TODAY)).isEqualTo(new TimeBar(99, 1, 6));
    }

    @Test
    void anExtentWithoutDaysIsTheWholeScale() {
        assertThat(TimeBar.of(new JsonObject(), TimeScale.of(List.of(new JsonObject()), TODAY), TODAY))
                .isEqualTo(new TimeBar(0, 100, 0));
    }
}
