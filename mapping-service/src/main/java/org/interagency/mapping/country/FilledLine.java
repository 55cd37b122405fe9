package org.interagency.mapping.country;

import java.math.BigDecimal;
import java.time.Instant;
import org.interagency.contracts.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a country has said in a line of its report.
 *
 * @param country its code
 * @param year the year that it is about
 * @param value {@code null} if it is a text
 * @param unit that of the value; {@code null} if it is a text
 * @param text {@code null} if it is a value
 * @param source where the country has it from
 * @param version of the line, which grows with everything that the country says in it
 */
record FilledLine(
        String country,
        CountryLineName line,
        int year,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable String text,
        Source source,
        long version,
        Instant filledInAt) {}
