package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.Languages;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has the same texts, and each text that a page needs. */
class PageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");
    private static final Pattern USED = Pattern.compile("[{=]t\\.([A-Za-z]+)");

    static List<Locale> languages() {
        return Languages.ALL;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLanguageHasTheSameTextsAsTheOthers(Locale language) {
        PageTexts own = PageTexts.in(language);
        PageTexts english = PageTexts.in(Languages.DEFAULT);
        assertThat(new TreeSet<>(own.mappedKeys())).isEqualTo(new TreeSet<>(english.mappedKeys()));
        for (String key : english.mappedKeys()) {
            assertThat(own.of(key)).as(key).isNotBlank();
            assertThat(placeholders(own.of(key))).as(key).isEqualTo(placeholders(english.of(key)));
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void everyTextThatATemplateNamesExists() throws IOException {
        List<Path> templates;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/templates"))) {
            templates = files.toList();
        }
        assertThat(templates).isNotEmpty();
        for (Path template : templates) {
            Matcher used = USED.matcher(Files.readString(template));
            while (used.find()) {
                assertThat(PageTexts.in(Languages.DEFAULT).mappedKeys())
                        .as(template.toString())
                        .contains(used.group(1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyEntryOfAClosedVocabularyHasAName(Locale language) {
        PageTexts texts = PageTexts.in(language);
        assertNamed(texts, "type", Coded.codes(FindingType.class));
        assertNamed(texts, "status", Coded.codes(FindingStatus.class));
        assertNamed(texts, "severity", Coded.codes(Severity.class));
        assertNamed(texts, "timing", Coded.codes(FindingTiming.class));
        assertNamed(texts, "transition", Coded.codes(FindingTransition.class));
        // A finding that was deleted has no page any more.
        assertNamed(
                texts,
                "change",
                Coded.codes(FindingChange.class).stream()
                        .filter(code -> !code.equals(FindingChange.DELETED.code()))
                        .toList());
        assertNamed(texts, "dimension", FindingFilters.DIMENSIONS);
    }

    private static void assertNamed(PageTexts texts, String vocabulary, List<String> codes) {
        assertThat(codes).allSatisfy(code -> assertThat(texts.mappedKeys()).contains(vocabulary + "." + code));
    }

    @Test
    void aCodeWithoutANameIsShownAsItIs() {
        assertThat(PageTexts.in(Languages.DEFAULT).name("type", "new-type")).isEqualTo("new-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; 0; and 0 more places",
                "en; 1; and 1 more place",
                "en; 1234; and 1,234 more places",
                "es; 0; y 0 lugares más",
                "fr; 0; et 0 autre lieu",
                "pt; 1; e mais 1 lugar"
            })
    void countsInTheSingularOrThePlural(String language, long number, String expected) {
        assertThat(PageTexts.in(ReaderLanguage.find(language).orElseThrow()).counted("morePlaces", number))
                .isEqualTo(expected);
    }
}
