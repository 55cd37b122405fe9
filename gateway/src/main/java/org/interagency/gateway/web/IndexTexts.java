package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.interagency.gateway.web.HomePage.SeriesPoint;
import org.interagency.gateway.web.LineChart.ChartPoint;
import org.jspecify.annotations.Nullable;

/** Indices in the words and figures of a language. */
record IndexTexts(PageTexts texts) {

    private static final String DAYS = "days";
    private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");
    private static final Set<String> SINGULAR_BELOW_TWO = Set.of("fr", "pt");

    /** The field with the value of an index, such as {@code gapRate} for {@code gap-rate}. */
    static String field(String index) {
        return NEXT_WORD.matcher(index).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /**
     * A value.
     *
     * @param value {@code null} if nothing can be said
     * @param unit as the API names it
     */
    String value(@Nullable Double value, String unit) {
        if (value == null) {
            return texts.of("notKnown");
        }
        return unit.equals(DAYS) ? days(value) : texts.formats().share(value);
    }

    /** In French and Portuguese, what is less than 2 is singular (CLDR). */
    private String days(double days) {
        boolean isSingular = SINGULAR_BELOW_TWO.contains(texts.language().getLanguage()) ? days < 2 : days == 1;
        return texts.of(isSingular ? "daysOne" : "daysMany", texts.formats().decimal(days, 1));
    }

    /** The value of an index in a row, with its unit. */
    String value(JsonObject index) {
        return value(index.getDouble("value"), JsonFields.text(index, "unit"));
    }

    /** The bar of a share, from 0 to 100; 0 for what is no share or has no value. */
    static long percent(JsonObject index) {
        Double value = index.getDouble("value");
        return value == null || JsonFields.text(index, "unit").equals(DAYS) ? 0 : Math.round(value * 100);
    }

    /** The name of the index of a series. */
    String name(JsonObject series) {
        return JsonFields.localised(JsonFields.object(series, "definition"), "name", texts.language());
    }

    /** The points of a series, for a table. */
    List<SeriesPoint> points(JsonObject series) {
        String unit = unit(series);
        return JsonFields.objects(series, "points").stream()
                .map(point -> new SeriesPoint(
                        JsonFields.day(point, "asOf").map(texts.formats()::day).orElse(""),
                        value(point.getDouble("value"), unit),
                        0))
                .toList();
    }

    /** A series as a picture; empty if it has no value. */
    Optional<LineChart> chart(JsonObject series) {
        String unit = unit(series);
        List<ChartPoint> points = JsonFields.objects(series, "points").stream()
                .map(point -> new ChartPoint(LocalDate.parse(point.getString("asOf")), point.getDouble("value")))
                .toList();
        return LineChart.of(
                name(series),
                points,
                unit.equals(DAYS) ? LineChart.limitOf(points) : 1,
                value -> value(value, unit),
                texts);
    }

    private static String unit(JsonObject series) {
        return JsonFields.text(JsonFields.object(series, "definition"), "unit");
    }
}
