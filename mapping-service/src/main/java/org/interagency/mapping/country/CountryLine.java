package org.interagency.mapping.country;

import java.time.LocalDate;
import java.util.Map;
import org.interagency.contracts.ByLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A line of a country report.
 *
 * @param asOf the day of the report
 * @param country the code of the country
 * @param category the conceptual category or the cross-cutting principle to which the line belongs
 * @param kind what the indicator measures
 * @param definition what the line says, by language
 * @param source where the definition comes from, by language
 * @param provider who provides what it says
 * @param figure what the registry has computed; {@code null} for a line that a country fills in
 * @param filledIn what the country has said; {@code null} as long as it has not, and for a line that the registry computes
 */
record CountryLine(
        LocalDate asOf,
        String country,
        ReportCategory category,
        IndicatorKind kind,
        CountryLineName line,
        @ByLanguage Map<String, String> definition,
        LineUnit unit,
        @ByLanguage Map<String, String> source,
        LineProvider provider,
        @Nullable LineFigure figure,
        @Nullable FilledLine filledIn) {

    static CountryLine of(
            String country,
            LocalDate asOf,
            CountryLineName line,
            @Nullable LineFigure figure,
            @Nullable FilledLine filledIn) {
        return new CountryLine(
                asOf,
                country,
                line.category(),
                line.kind(),
                line,
                line.definition(),
                line.unit(),
                line.source(),
                line.provider(),
                figure,
                filledIn);
    }
}
