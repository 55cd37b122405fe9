package org.interagency.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

    static List<Locale> languages() {
        return Languages.ALL;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aFunctionHasANameInEachLanguage(Locale language) {
        assertThat(Coded.codes(ProgrammeFunction.class))
                .allSatisfy(function -> assertThat(Names.of(Vocabulary.FUNCTIONS, function, language))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatHasANameInOneLanguageHasOneInEach(Locale language) {
        assertThat(keys(language)).isEqualTo(keys(Languages.DEFAULT)).isNotEmpty();
    }

    private static List<String> keys(Locale language) {
        return Languages.texts(Names.class, "names", language).keySet().stream()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aVocabularyHasANameInEachLanguage(Vocabulary vocabulary) {
        assertThat(Stream.of(Languages.ALL).flatMap(List::stream).map(language -> Names.of(vocabulary, language)))
                .allSatisfy(name -> assertThat(name).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatACountryAddsIsNotNamedHere(Locale language) {
        assertThat(Names.of(Vocabulary.BENEFITS, "bono-of-a-country", language)).isEmpty();
    }
}
