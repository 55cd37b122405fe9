package org.interagency.gateway.web;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Writes days and numbers as a language has them.
 *
 * @param language one of {@link org.interagency.contracts.Languages#ALL}
 */
record PageFormats(Locale language) {

    /** A day in words, such as 3 March 2026. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    /** The day (UTC) of a time, as {@link #day(LocalDate)}. */
    String dayOf(Instant time) {
        return day(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    /** The day in a field of an answer of the API, as {@link #day(LocalDate)}; empty if there is none. */
    String day(JsonObject object, String field) {
        return JsonFields.day(object, field).map(this::day).orElse("");
    }

    /** The day (UTC) of the time in a field of an answer of the API; empty if there is none. */
    String dayOf(JsonObject object, String field) {
        return JsonFields.time(object, field).map(this::dayOf).orElse("");
    }

    /** A whole number, with separators between the thousands if the language has them. */
    String number(long number) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** An amount of money without its currency, such as 1,250.00. Its decimals stay as they are. */
    String amount(String amount) {
        BigDecimal exact = new BigDecimal(amount);
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(Math.max(0, exact.scale()));
        format.setMaximumFractionDigits(Math.max(0, exact.scale()));
        return format.format(exact);
    }

    /** A number with at most so many decimals. */
    String decimal(Number number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }

    /** A share as a percentage with one decimal, such as 97.5%. */
    String share(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }
}
