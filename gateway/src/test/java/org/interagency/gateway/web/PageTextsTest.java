package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
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
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.Languages;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.RightFact;
import org.interagency.contracts.TerritoryFact;
import org.interagency.contracts.vocabulary.AgencyChangeType;
import org.interagency.contracts.vocabulary.Bindingness;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.contracts.vocabulary.FindingType;
import org.interagency.contracts.vocabulary.MeetingRhythm;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.contracts.vocabulary.Severity;
import org.interagency.gateway.web.EntryForm.SectionOfFields;
import org.interagency.gateway.web.FindingFilters.KeptFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each language has the same texts, and each text that a page needs. */
class PageTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]}");
    /** What a fact has beside its content, as in the history of the API. */
    private static final Set<String> NOT_CONTENT = Set.of("version", "since", "until", "otherStates");

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
        assertNamed(texts, "role", Coded.codes(Role.class));
        assertNamed(texts, "bindingness", Coded.codes(Bindingness.class));
        assertNamed(texts, "meetingRhythm", Coded.codes(MeetingRhythm.class));
        for (String ofReorganisation : List.of("changeType", "plan", "reorganisation", "successorsOf")) {
            assertNamed(texts, ofReorganisation, Coded.codes(AgencyChangeType.class));
        }
        assertNamed(texts, "due", DueConfirmations.KINDS);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFieldOfAFormHasALabel(Locale language) {
        PageTexts texts = PageTexts.in(language);
        for (EntryForm form : List.of(EntryForm.PROGRAMME, EntryForm.RESPONSIBILITY, EntryForm.AGREEMENT)) {
            List<SectionOfFields> sections = Stream.of(true, false)
                    .flatMap(isNew -> form.shown(isNew).stream())
                    .toList();
            assertNamed(
                    texts,
                    "section",
                    sections.stream().map(SectionOfFields::title).toList());
            assertNamed(
                    texts,
                    "field",
                    sections.stream()
                            .flatMap(section -> section.fields().stream())
                            .map(EntryField::id)
                            .toList());
            assertNamed(texts, "add", List.of(form.one()));
            assertNamed(texts, "edit", List.of(form.one()));
        }
    }

    /** Words of the program, such as {@code withinAgency}, are no words of the reader. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyFilterThatOnlyLinksHaveHasALabel(Locale language) {
        PageTexts texts = PageTexts.in(language);
        Stream.of(FindingFilters.IN_LINKS, FactListPages.IN_LINKS.get(ListedKind.PROGRAMME), List.of("country"))
                .flatMap(List::stream)
                .forEach(name -> assertThat(KeptFilter.of(texts, name, "x").text())
                        .as(name)
                        .matches(".+ ?: x")
                        .doesNotStartWith(name));
    }

    @Test
    void aFilterThatOnlyLinksHaveIsShownInWords() {
        PageTexts texts = PageTexts.in(Languages.DEFAULT);
        assertThat(KeptFilter.of(texts, "country", "BR").text()).isEqualTo("Country: BR");
        assertThat(KeptFilter.of(texts, "vertical", "true").text()).isEqualTo("Agencies of different levels: yes");
        assertThat(KeptFilter.of(texts, "without", "right").text()).isEqualTo("Without: Right");
        assertThat(KeptFilter.of(texts, "contingency", "old-age").text()).isEqualTo("Contingency: old age");
    }

    /** Histories name the fields of a fact that have changed; lists name those that they show and by which they are filtered. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyFieldOfAFactWithAPageHasAName(Locale language) {
        PageTexts texts = PageTexts.in(language);
        Stream.of(AgencyFact.class, ProgrammeFact.class, TerritoryFact.class, RightFact.class, AgreementFact.class)
                .forEach(fact -> assertNamed(
                        texts,
                        "fact",
                        Stream.of(fact.getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(name -> !NOT_CONTENT.contains(name))
                                .toList()));
        for (ListedKind kind : ListedKind.values()) {
            assertNamed(
                    texts,
                    "fact",
                    Stream.concat(kind.filters().stream(), kind.columns().stream())
                            .map(FactField::name)
                            .toList());
            assertNamed(texts, "navigation./" + kind.collection());
            assertNamed(texts, "lead." + kind.collection());
            assertNamed(texts, "dimension." + kind.dimension());
        }
    }

    private static void assertNamed(PageTexts texts, String key) {
        assertThat(texts.mappedKeys()).contains(key);
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
