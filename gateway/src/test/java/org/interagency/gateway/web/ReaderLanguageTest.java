package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of a page: chosen by the reader, else preferred by the browser, else English. */
class ReaderLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es  |               | es",
                "es  | pt            | es",
                "de  | pt            | pt",
                "    | fr-CA,en;q=.9 | fr",
                "    | en-US,pt;q=.8 | en",
                "    | de,pt;q=.8    | pt",
                "    | pt;q=.8,es    | es",
                "    | es;q=0,fr     | fr",
                "    | de            | en",
                "    | *             | en",
                "    | -             | en",
                "    |               | en"
            })
    void isChosenOrPreferredOrEnglish(String chosen, String accepted, String expected) {
        assertThat(ReaderLanguage.of(chosen, accepted).getLanguage()).isEqualTo(expected);
    }
}
