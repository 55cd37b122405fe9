package org.interagency.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.interagency.contracts.Languages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

    static Stream<Coded> entriesThatHaveNames() {
        return Stream.of(
                        Vocabulary.values(),
                        ProgrammeFunction.values(),
                        Contingency.values(),
                        Benefit.values(),
                        PopulationGroup.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("entriesThatHaveNames")
    void hasANameInEachLanguage(Coded entry) {
        for (Locale language : Languages.ALL) {
            assertThat(Names.of(entry, language)).isNotBlank();
        }
    }
}
