package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The states of a fact, as the API answers them. */
class FactStatesTest {

    private static final JsonObject MINISTRY = new JsonObject(
            """
            {"kind": "b", "since": "2010-01-01", "until": "2020-01-01", "validFrom": "2000-01-01", "validTo": "2030-01-01", "otherStates": [
              {"kind": "c", "since": "2020-01-01", "until": null}, {"kind": "a", "since": null, "until": "2010-01-01"}]}""");

    @Test
    void areInTheOrderOfTheirDays() {
        assertThat(FactStates.all(MINISTRY))
                .extracting(state -> state.getString("kind"))
                .containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @CsvSource({"1990-01-01, a", "2009-12-31, a", "2010-01-01, b", "2019-12-31, b", "2020-01-01, c", "9999-12-31, c"})
    void theStateOfADayHoldsFromItsFirstDayToTheDayBeforeTheNext(LocalDate day, String expected) {
        assertThat(FactStates.on(MINISTRY, day).getString("kind")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1999-12-31, false", "2000-01-01, true", "2029-12-31, true", "2030-01-01, false"})
    void theThingExistsFromItsFirstDayToTheDayBeforeItsEnd(LocalDate day, boolean expected) {
        assertThat(FactStates.exists(MINISTRY, day)).isEqualTo(expected);
    }

    @Test
    void aThingWithoutDaysHasAlwaysExistedAndBeenTheSame() {
        JsonObject right = new JsonObject("{\"kind\": \"a\", \"otherStates\": []}");
        assertThat(FactStates.all(right)).hasSize(1);
        assertThat(FactStates.on(right, LocalDate.EPOCH)).isEqualTo(right);
        assertThat(FactStates.exists(right, LocalDate.EPOCH)).isTrue();
    }
}
