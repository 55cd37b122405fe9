package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and numbers are written as each language has them. */
class PageFormatsTest {

    private static PageFormats formats(String language) {
        return new PageFormats(ReaderLanguage.find(language).orElseThrow());
    }

    /** The languages have several kinds of spaces, which cannot be told apart in the source. */
    private static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }

    @ParameterizedTest
    @CsvSource({"en, 3 March 2026", "es, 3 de marzo de 2026", "pt, 3 de março de 2026", "fr, 3 mars 2026"})
    void writesADayInWords(String language, String expected) {
        assertThat(formats(language).day(LocalDate.of(2026, 3, 3))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, 31 December 2025", "fr, 31 décembre 2025"})
    void writesATimeAsItsDayInUtc(String language, String expected) {
        assertThat(formats(language).dayOf(Instant.parse("2025-12-31T23:59:59Z")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"en; 1,234,567", "es; 1.234.567", "pt; 1.234.567", "fr; 1 234 567"})
    void separatesThousands(String language, String expected) {
        assertThat(plain(formats(language).number(1_234_567))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; 12500.50; 12,500.50",
                "es; 12500.50; 12.500,50",
                "pt; 12500; 12.500",
                "fr; 12345678901.00; 12 345 678 901,00"
            })
    void writesAnAmountOfMoneyWithItsDecimals(String language, String amount, String expected) {
        assertThat(plain(formats(language).amount(amount))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"en; 97.5%", "es; 97,5 %", "pt; 97,5%", "fr; 97,5 %"})
    void writesAShareAsAPercentage(String language, String expected) {
        assertThat(plain(formats(language).share(0.9751))).isEqualTo(expected);
    }
}
