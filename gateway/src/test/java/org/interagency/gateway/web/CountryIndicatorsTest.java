package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.Languages;
import org.interagency.gateway.web.CountryReportPage.ReportIndicator;
import org.interagency.gateway.web.FindingPage.LawLink;
import org.junit.jupiter.api.Test;

/** Lines of a country report in words. */
class CountryIndicatorsTest {

    private static final PageTexts ENGLISH = PageTexts.in(Languages.DEFAULT);

    private final CountryIndicators reader = new CountryIndicators(ENGLISH, Map.of("PSS-9", "Social security"), false);
    private final CountryIndicators writer = new CountryIndicators(ENGLISH, Map.of(), true);

    private static JsonObject line(String code, String unit, String provider) {
        return new JsonObject()
                .put("asOf", "2026-03-01")
                .put("country", "BR")
                .put("line", code)
                .put("unit", unit)
                .put("provider", provider);
    }

    private static JsonObject computed(String code, String unit, JsonObject figure) {
        return line(code, unit, "registry").put("figure", figure);
    }

    private static JsonObject filledIn(JsonObject filled) {
        return line("population-covered", "percent", "country")
                .put(
                        "filledIn",
                        filled.put("year", 2025)
                                .put(
                                        "source",
                                        new JsonObject()
                                                .put("citation", "Census")
                                                .put("url", "https://example.org/census")));
    }

    @Test
    void aShareSaysWhatItCounts() {
        JsonObject figure = new JsonObject()
                .put("value", 0.25)
                .put("numerator", 1)
                .put("denominator", 4)
                .put("codes", new JsonArray().add("PSS-9"));
        ReportIndicator indicator = reader.of(computed("rights-realised", "share", figure));
        assertThat(indicator.values()).containsExactly("25.0%");
        assertThat(indicator.detail()).isEqualTo("1 of 4: Social security");
        assertThat(indicator.isComputed()).isTrue();
        assertThat(indicator.more()).isEmpty();
    }

    @Test
    void anIndexLeadsToItsPage() {
        JsonObject figure =
                new JsonObject().put("value", 0.5).put("numerator", 1).put("denominator", 2);
        ReportIndicator indicator = reader.of(computed("gap-rate", "share", figure));
        assertThat(indicator.more()).isEqualTo("/indices/gap-rate?country=BR&asOf=2026-03-01");
        assertThat(indicator.detail()).isEmpty();
    }

    @Test
    void budgetsHaveALineForEachYearAndCurrency() {
        JsonObject figure = new JsonObject()
                .put(
                        "budgets",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("fiscalYear", 2024)
                                        .put("amount", "123456789012345678.90")
                                        .put("currency", "BRL"))
                                .add(new JsonObject()
                                        .put("fiscalYear", 2025)
                                        .put("amount", "5")
                                        .put("currency", "USD")));
        assertThat(reader.of(computed("budgets", "money", figure)).values())
                .containsExactly("2024: BRL 123,456,789,012,345,678.90", "2025: USD 5");
    }

    @Test
    void whatCannotBeComputedIsNotKnown() {
        assertThat(reader.of(computed("clarity", "share", new JsonObject().putNull("value")))
                        .values())
                .containsExactly("not known");
        assertThat(reader.of(computed("budgets", "money", new JsonObject())).values())
                .containsExactly("not known");
    }

    @Test
    void aFilledInLineHasItsYearAndItsSource() {
        ReportIndicator indicator =
                reader.of(filledIn(new JsonObject().put("value", 61.5).put("unit", "percent")));
        assertThat(indicator.values()).containsExactly("61.5 percent");
        assertThat(indicator.year()).isEqualTo("2025");
        assertThat(indicator.source()).containsExactly(new LawLink("Census", "https://example.org/census"));
    }

    @Test
    void aTextKeepsItsParagraphs() {
        assertThat(reader.of(filledIn(new JsonObject().put("text", "One.\n\nTwo.")))
                        .values())
                .isEqualTo(List.of("One.", "Two."));
    }

    @Test
    void onlyWritersGetAFormAndOnlyForWhatACountryFillsIn() {
        JsonObject empty = line("population-covered", "percent", "country");
        assertThat(reader.of(empty).edit()).isEmpty();
        assertThat(writer.of(empty).edit()).isEqualTo("/reports/countries/BR/lines/population-covered");
        assertThat(writer.of(computed("clarity", "share", new JsonObject())).edit())
                .isEmpty();
        assertThat(reader.of(empty).values()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneOfTheWebIsNoLink() {
        JsonObject filled = new JsonObject()
                .put("source", new JsonObject().put("citation", "x").put("url", "javascript:alert(1)"));
        assertThat(CountryIndicators.source(filled)).containsExactly(new LawLink("x", ""));
    }
}
