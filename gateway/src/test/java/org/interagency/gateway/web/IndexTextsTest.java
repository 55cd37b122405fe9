package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.interagency.gateway.web.HomePage.SeriesPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indices in words and figures. */
class IndexTextsTest {

    private static IndexTexts texts(String language) {
        return new IndexTexts(PageTexts.in(ReaderLanguage.find(language).orElseThrow()));
    }

    private static JsonObject series(String unit, Object... values) {
        JsonArray points = new JsonArray();
        for (int i = 0; i < values.length; i++) {
            points.add(new JsonObject().put("asOf", (2020 + i) + "-03-01").put("value", values[i]));
        }
        return new JsonObject()
                .put("definition", new JsonObject().put("unit", unit).put("name", new JsonObject().put("en", "Index")))
                .put("points", points);
    }

    @ParameterizedTest
    @CsvSource({"clarity, clarity", "gap-rate, gapRate", "time-to-resolution, timeToResolution"})
    void knowsTheFieldOfAnIndex(String index, String field) {
        assertThat(IndexTexts.field(index)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; 0.975; share; 97.5%",
                "en; 1; days; 1 day",
                "en; 1.5; days; 1.5 days",
                "en; 0; days; 0 days",
                "fr; 1.5; days; 1,5 jour",
                "pt; 0; days; 0 dia",
                "es; 12.3; days; 12,3 días"
            })
    void writesAValueWithItsUnit(String language, double value, String unit, String expected) {
        assertThat(texts(language).value(value, unit)).isEqualTo(expected);
    }

    @Test
    void saysWhereNothingIsKnown() {
        assertThat(texts("en").value(null, "share")).isEqualTo("not known");
        assertThat(texts("en").value(new JsonObject().putNull("value").put("unit", "share")))
                .isEqualTo("not known");
        assertThat(IndexTexts.percent(new JsonObject().putNull("value").put("unit", "share")))
                .isZero();
    }

    @Test
    void aSeriesIsATableAndAPictureOfTheSame() {
        JsonObject series = series("share", null, 0.5, 1);
        assertThat(texts("en").points(series))
                .containsExactly(
                        new SeriesPoint("1 March 2020", "not known", 0),
                        new SeriesPoint("1 March 2021", "50.0%", 0),
                        new SeriesPoint("1 March 2022", "100.0%", 0));
        assertThat(texts("en").chart(series).orElseThrow().label())
                .isEqualTo("Index: 50.0% on 1 March 2021, 100.0% on 1 March 2022");
    }

    @Test
    void aShareIsAlwaysComparedWithTheWhole() {
        LineChart chart = texts("en").chart(series("share", 0.01, 0.02)).orElseThrow();
        assertThat(chart.values().get(2).text()).isEqualTo("100.0%");
        assertThat(texts("en")
                        .chart(series("days", 30, 45))
                        .orElseThrow()
                        .values()
                        .get(2)
                        .text())
                .isEqualTo("50 days");
    }

    @Test
    void aSeriesWithoutAValueHasNoPicture() {
        assertThat(texts("en").chart(series("share", null, null))).isEmpty();
    }
}
