package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.interagency.contracts.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An extent in words. */
class ExtentTextsTest {

    private static final ExtentTexts ENGLISH =
            new ExtentTexts(PageTexts.in(Languages.DEFAULT), Map.of("CL-RM", "Región Metropolitana"));

    private static ExtentTexts.ExtentLine line(JsonObject box) {
        return ENGLISH.lines(List.of(box), LocalDate.of(2026, 3, 3), 1).get(0);
    }

    @Test
    void showsNoMoreThanSoManyParts() {
        assertThat(ENGLISH.lines(List.of(new JsonObject(), new JsonObject()), LocalDate.of(2026, 3, 3), 1))
                .hasSize(1);
    }

    @Test
    void placesAreOfTheDayThatTheReaderHasChosen() {
        PageDay chosen = new PageDay(LocalDate.of(2020, 1, 1), true);
        JsonObject box = new JsonObject("{\"territories\": [\"CL-RM\"]}");
        assertThat(ENGLISH.lines(List.of(box), chosen, 1).get(0).places())
                .containsExactly(new FactLink("/territories/CL-RM?asOf=2020-01-01", "Región Metropolitana"));
    }

    @Test
    void namesAreWantedOfTheFirstPlacesOfEachBox() {
        JsonArray many =
                new JsonArray(IntStream.range(0, 20).mapToObj(i -> "T" + i).toList());
        assertThat(ExtentTexts.territories(List.of(
                        new JsonObject().put("territories", many),
                        new JsonObject("{\"territories\": [\"T0\", \"CL-RM\"]}"))))
                .containsExactly("T0", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "CL-RM");
    }

    @Test
    void namesThePlacesThatItKnows() {
        ExtentTexts.ExtentLine line = line(new JsonObject("{\"territories\": [\"CL-RM\", \"CL-VS\"]}"));
        assertThat(line.places())
                .containsExactly(
                        new FactLink("/territories/CL-RM", "Región Metropolitana"),
                        new FactLink("/territories/CL-VS", "CL-VS"));
        assertThat(line.more()).isEmpty();
    }

    @Test
    void countsThePlacesBeyondTen() {
        JsonObject box = new JsonObject(
                "{\"territories\": [\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\"]}");
        assertThat(line(box).places()).hasSize(10);
        assertThat(line(box).more()).isEqualTo("and 2 more places");
    }

    /** The end of a period is the first day outside; people mean the last day inside. */
    @Test
    void namesTheLastDayOfAPeriod() {
        assertThat(ENGLISH.period(new JsonObject("{\"validFrom\": \"2025-01-01\", \"validTo\": \"2026-01-01\"}")))
                .isEqualTo("from 1 January 2025 to 31 December 2025");
        assertThat(ENGLISH.period(new JsonObject("{\"validFrom\": \"2025-01-01\", \"validTo\": null}")))
                .isEqualTo("from 1 January 2025 on");
        assertThat(ENGLISH.period(new JsonObject("{\"validTo\": \"2026-01-01\"}")))
                .isEqualTo("until 31 December 2025");
        assertThat(ENGLISH.period(new JsonObject())).isEqualTo("always");
    }

    /** The end of an age range is the first age outside. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; 130; everyone", "65; 130; 65 years and older", "6; 7; aged 6", "0; 18; aged 0 to 17"})
    void saysAges(int from, int to, String expected) {
        assertThat(ENGLISH.people(new JsonObject().put("ageFrom", from).put("ageTo", to)))
                .isEqualTo(expected);
    }

    @Test
    void saysWhoIsLeftOut() {
        assertThat(ENGLISH.people(new JsonObject("{\"ageFrom\": 0, \"ageTo\": 130, \"groupsExcept\": [\"xyz\"]}")))
                .isEqualTo("everyone except: xyz");
    }
}
