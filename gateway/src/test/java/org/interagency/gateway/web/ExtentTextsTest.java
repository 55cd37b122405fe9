package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    void namesThePlacesThatItKnows() {
        ExtentTexts.ExtentLine line = line(new JsonObject("{\"territories\": [\"CL-RM\", \"CL-VS\"]}"));
        assertThat(line.places()).isEqualTo("Región Metropolitana, CL-VS");
        assertThat(line.more()).isEmpty();
    }

    @Test
    void countsThePlacesBeyondTen() {
        JsonObject box = new JsonObject(
                "{\"territories\": [\"A\",\"B\",\"C\",\"D\",\"E\",\"F\",\"G\",\"H\",\"I\",\"J\",\"K\",\"L\"]}");
        assertThat(line(box).places()).endsWith("I, J");
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
