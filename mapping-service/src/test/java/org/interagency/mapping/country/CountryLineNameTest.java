package org.interagency.mapping.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.interagency.contracts.vocabulary.Coded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountryLineNameTest {

    private static final List<CountryLineName> LINES = List.of(CountryLineName.values());

    @ParameterizedTest
    @EnumSource(CountryLineName.class)
    void definesEachLineInFourLanguages(CountryLineName line) {
        assertThat(line.definition()).containsOnlyKeys("en", "es", "pt", "fr");
        assertThat(line.source()).containsOnlyKeys("en", "es", "pt", "fr");
        assertThat(line.definition().values()).doesNotHaveDuplicates().allMatch(text -> !text.isBlank());
        assertThat(line.source().values()).allMatch(text -> !text.isBlank());
    }

    @ParameterizedTest
    @EnumSource(ReportCategory.class)
    void hasStructuralProcessAndOutcomeIndicatorsOfEachCategory(ReportCategory category) {
        Set<IndicatorKind> kinds = LINES.stream()
                .filter(line -> line.category() == category)
                .map(CountryLineName::kind)
                .collect(Collectors.toSet());

        assertThat(kinds).containsExactlyInAnyOrder(IndicatorKind.values());
    }

    @Test
    void standInTheOrderOfCategoriesAndKinds() {
        assertThat(LINES)
                .isSortedAccordingTo(
                        Comparator.comparing(CountryLineName::category).thenComparing(CountryLineName::kind));
    }

    /** What countries have filled in is stored by these codes. */
    @Test
    void linesThatCountriesFillInKeepTheirCodes() {
        assertThat(Arrays.stream(CountryLineName.values())
                        .filter(line -> line.provider() == LineProvider.COUNTRY)
                        .map(Coded::code))
                .contains(
                        "ratified-instruments",
                        "right-in-the-constitution",
                        "case-law",
                        "population-covered",
                        "sources-of-financing",
                        "share-of-public-expenditure",
                        "expenditure-per-capita",
                        "expenditure-by-territory",
                        "time-to-benefit",
                        "protection-against-discrimination",
                        "coverage-by-group",
                        "legal-remedies",
                        "free-legal-aid",
                        "complaints-received",
                        "complaints-upheld",
                        "time-to-decision",
                        "law-on-access-to-information",
                        "mechanisms-of-participation",
                        "users-of-information");
    }
}
