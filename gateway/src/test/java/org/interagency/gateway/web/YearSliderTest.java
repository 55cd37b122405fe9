package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The years to which the page of a fact can be moved. */
class YearSliderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    private static YearSlider slider(JsonObject fact) {
        return YearSlider.of(fact, LocalDate.of(2020, 1, 1), TODAY);
    }

    @Test
    void showsTheYearOfTheDay() {
        assertThat(slider(new JsonObject()).year()).isEqualTo(2020);
    }

    @Test
    void leadsTenYearsBackAndOneAheadIfTheFactHasNoDays() {
        assertThat(slider(new JsonObject())).isEqualTo(new YearSlider(2016, 2027, 2020));
    }

    @Test
    void leadsFromTheFirstToTheLastDayOfAnyState() {
        JsonObject before = new JsonObject().put("validFrom", "1981-01-01").put("until", "2009-01-01");
        JsonObject fact = new JsonObject()
                .put("validFrom", "2009-01-01")
                .put("validTo", "2031-12-31")
                .put("otherStates", new JsonArray().add(before));
        assertThat(slider(fact)).isEqualTo(new YearSlider(1981, 2031, 2020));
    }

    @Test
    void alwaysLeadsToTheYearThatThePageShows() {
        assertThat(YearSlider.of(new JsonObject(), LocalDate.of(1850, 1, 1), TODAY))
                .isEqualTo(new YearSlider(1850, 2027, 1850));
        assertThat(YearSlider.of(new JsonObject(), LocalDate.of(2100, 1, 1), TODAY))
                .isEqualTo(new YearSlider(2016, 2100, 2100));
    }

    @Test
    void leadsNotSoFarThatAYearCannotBeHit() {
        JsonObject fact = new JsonObject().put("validFrom", "1500-01-01").put("validTo", "9999-01-01");
        assertThat(slider(fact)).isEqualTo(new YearSlider(1926, 2046, 2020));
    }
}
