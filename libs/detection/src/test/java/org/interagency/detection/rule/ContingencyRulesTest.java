package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;
import static org.interagency.detection.Facts.aged;
import static org.interagency.detection.Facts.during;
import static org.interagency.detection.Facts.everywhereIn;
import static org.interagency.detection.Facts.forGroups;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.interagency.detection.Facts;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.fact.Agreement;
import org.interagency.detection.fact.ContingencyFacts;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContingencyRulesTest {

    private static final TerritoryTree TWO_COUNTRIES =
            Facts.tree("BR", null, "SP", "BR", "RJ", "BR", "MG", "BR", "BA", "BR", "CL", null, "RM", "CL");

    /** LABOUR and CARE are national bodies, INSTITUTE is a part of LABOUR, and STATE is a body of a state. */
    private static final Agencies AGENCIES = Agencies.of(List.of(
            new Agency("LABOUR", "national", null, null),
            new Agency("INSTITUTE", "national", "LABOUR", null),
            new Agency("CARE", "national", null, null),
            new Agency("HEALTH", "national", null, null),
            new Agency("STATE", "state", null, null)));

    private static List<Finding> detect(ContingencyFacts facts, TerritoryTree tree) {
        return Rules.CONTINGENCY.findings(new ContingencyContext(facts, tree, AGENCIES));
    }

    private static Programme programme(String code, String owner, String benefit, Extent extent) {
        return new Programme(code, owner, Set.of(benefit), extent, null);
    }

    private List<Finding> detect(@Nullable Extent need, Programme... programmes) {
        return detect(new ContingencyFacts("poverty", "BR", need, List.of(programmes), List.of()), TWO_COUNTRIES);
    }

    private List<Finding> detect(List<Agreement> agreements, Programme... programmes) {
        return detect(new ContingencyFacts("poverty", "BR", null, List.of(programmes), agreements), TWO_COUNTRIES);
    }

    private static List<RuleName> types(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    @Test
    void theSameBenefitFromTwoOwnersIsADuplicationAndFragmentsToo() {
        List<Finding> findings = detect(
                (Extent) null,
                programme("B", "CARE", "cash-transfer", everywhereIn("BR")),
                programme("A", "STATE", "cash-transfer", everywhereIn("SP")));

        assertThat(types(findings)).containsExactly(RuleName.DUPLICATION, RuleName.FRAGMENTATION);
        Finding duplication = findings.get(0);
        assertThat(duplication.programmes()).containsExactly("A", "B");
        assertThat(duplication.agencies()).containsExactly("CARE", "STATE");
        assertThat(duplication.benefits()).containsExactly("cash-transfer");
        assertThat(duplication.contingency()).isEqualTo("poverty");
        assertThat(duplication.function()).isNull();
        assertThat(duplication.vertical()).isTrue();
        assertThat(duplication.severity()).isEqualTo(SeverityGrade.HIGH);
        assertThat(duplication.extent())
                .containsExactly(
                        new ExtentBox(List.of("SP"), new Period(START, null), AgeRange.EVERY, List.of(), List.of()));
    }

    @Test
    void allProgrammesThatGiveABenefitAreOneDuplication() {
        List<Finding> findings = detect(
                (Extent) null,
                programme("A", "CARE", "food", everywhereIn("SP")),
                programme("B", "LABOUR", "food", everywhereIn("SP", "RJ")),
                programme("C", "HEALTH", "food", everywhereIn("RJ")),
                programme("D", "STATE", "food", everywhereIn("BA")));

        assertThat(types(findings)).containsExactly(RuleName.DUPLICATION, RuleName.FRAGMENTATION);
        assertThat(findings.get(0).programmes()).containsExactly("A", "B", "C");
        assertThat(findings.get(0).agencies()).containsExactly("CARE", "HEALTH", "LABOUR");
        assertThat(findings.get(0).extent()).singleElement().satisfies(box -> assertThat(box.territories())
                .containsExactly("RJ", "SP"));
    }

    @Test
    void eachBenefitIsADuplicationOfItsOwn() {
        Set<String> both = Set.of("food", "cash-transfer");
        List<Finding> findings = detect(
                (Extent) null,
                new Programme("A", "CARE", both, everywhereIn("BR"), null),
                new Programme("B", "LABOUR", both, everywhereIn("BR"), null),
                programme("C", "HEALTH", "food", everywhereIn("BR")));

        assertThat(types(findings)).containsExactly(RuleName.DUPLICATION, RuleName.DUPLICATION, RuleName.FRAGMENTATION);
        assertThat(findings.get(0).benefits()).containsExactly("cash-transfer");
        assertThat(findings.get(0).programmes()).containsExactly("A", "B");
        assertThat(findings.get(1).benefits()).containsExactly("food");
        assertThat(findings.get(1).programmes()).containsExactly("A", "B", "C");
    }

    @Test
    void aDuplicationIsCoordinatedOnlyIfAllItsPairsAre() {
        Agreement ofTwo =
                new Agreement(Set.of("CARE", "LABOUR"), Set.of(), Set.of(), Set.of(), new Period(START, null));
        Agreement ofAll = new Agreement(
                Set.of("CARE", "LABOUR", "HEALTH"), Set.of(), Set.of(), Set.of(), new Period(START, null));
        Programme[] three = {
            programme("A", "CARE", "food", everywhereIn("BR")),
            programme("B", "LABOUR", "food", everywhereIn("BR")),
            programme("C", "HEALTH", "food", everywhereIn("BR"))
        };

        assertThat(detect(List.of(ofTwo), three).get(0).coordination().isWhole())
                .isFalse();
        assertThat(detect(List.of(ofAll), three).get(0).coordination().isWhole())
                .isTrue();
    }

    @Test
    void theLargestPartOfAnExtentComesFirst() {
        List<Finding> findings = detect(
                (Extent) null,
                programme("A", "CARE", "food", everywhereIn("BR")),
                programme("B", "LABOUR", "food", aged(everywhereIn("SP"), 0, 18)),
                programme("C", "HEALTH", "food", aged(everywhereIn("RJ", "MG"), 60, 70)),
                programme("D", "STATE", "food", aged(everywhereIn("BA"), 0, 19)));

        assertThat(findings.get(0).extent())
                .extracting(ExtentBox::ages)
                .containsExactly(new AgeRange(60, 70), new AgeRange(0, 19), new AgeRange(0, 18));
    }

    @Test
    void otherBenefitsOnlyFragment() {
        List<Finding> findings = detect(
                (Extent) null,
                programme("A", "CARE", "cash-transfer", everywhereIn("BR")),
                programme("B", "LABOUR", "training", everywhereIn("SP")),
                programme("C", "HEALTH", "food", everywhereIn("SP")));

        assertThat(types(findings)).containsExactly(RuleName.FRAGMENTATION);
        assertThat(findings.get(0).agencies()).containsExactly("CARE", "HEALTH", "LABOUR");
        assertThat(findings.get(0).programmes()).containsExactly("A", "B", "C");
        assertThat(findings.get(0).vertical()).isFalse();
        assertThat(findings.get(0).severity())
                .as("a quarter of the places, and three agencies")
                .isEqualTo(SeverityGrade.HIGH);
    }

    @Test
    void aPartAndItsWholeDoNotDuplicateEachOther() {
        assertThat(detect(
                        (Extent) null,
                        programme("A", "LABOUR", "pension", everywhereIn("BR")),
                        programme("B", "INSTITUTE", "pension", everywhereIn("BR"))))
                .isEmpty();
    }

    @Test
    void programmesThatOnlyTouchHaveNothingInCommon() {
        assertThat(detect(
                        (Extent) null,
                        programme("A", "CARE", "food", during(everywhereIn("BR"), START, START.plusYears(1))),
                        programme(
                                "B",
                                "LABOUR",
                                "food",
                                aged(during(everywhereIn("BR"), START.plusYears(1), null), 0, 18)),
                        programme(
                                "C",
                                "HEALTH",
                                "food",
                                aged(during(everywhereIn("BR"), START.plusYears(1), null), 18, 99))))
                .isEmpty();
    }

    @Test
    void whatLiesInAnotherTerritoryDoesNotCount() {
        assertThat(detect(
                        (Extent) null,
                        programme("A", "CARE", "food", everywhereIn("BR", "CL")),
                        programme("B", "LABOUR", "food", everywhereIn("CL"))))
                .isEmpty();
    }

    @Test
    void anAgreementOfTheOwnersAboutBothProgrammesEndsTheFragmentationAndCoordinatesTheDuplication() {
        Programme one = programme("A", "CARE", "food", everywhereIn("BR"));
        Programme other = programme("B", "LABOUR", "food", everywhereIn("BR"));
        Agreement everywhere =
                new Agreement(Set.of("CARE", "LABOUR"), Set.of("A", "B"), Set.of(), Set.of(), new Period(START, null));
        Agreement aboutOne =
                new Agreement(Set.of("CARE", "LABOUR"), Set.of("A"), Set.of(), Set.of(), new Period(START, null));
        Agreement aboutAFunction =
                new Agreement(Set.of("CARE", "LABOUR"), Set.of(), Set.of("policy"), Set.of(), new Period(START, null));
        Agreement inOneState =
                new Agreement(Set.of("CARE", "LABOUR"), Set.of(), Set.of(), Set.of("SP"), new Period(START, null));

        assertThat(detect(List.of(everywhere), one, other)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleName.DUPLICATION);
            assertThat(finding.coordination().isWhole()).isTrue();
        });
        for (Agreement tooLittle : List.of(aboutOne, aboutAFunction)) {
            assertThat(detect(List.of(tooLittle), one, other))
                    .extracting(finding -> finding.coordination().isWhole())
                    .containsExactly(false, false);
        }
        assertThat(detect(List.of(inOneState), one, other)
                        .get(1)
                        .extent()
                        .get(0)
                        .territories())
                .containsExactly("BA", "MG", "RJ");
    }

    @Test
    void namesThePeopleWhoNeedToBeCoveredAndAreNot() {
        List<Finding> findings = detect(
                aged(everywhereIn("BR"), 65, 130),
                programme("A", "CARE", "pension", forGroups(aged(everywhereIn("BR"), 65, 130), "rural-workers")),
                programme("B", "LABOUR", "care-service", aged(everywhereIn("BR"), 70, 130)));

        assertThat(types(findings)).containsExactly(RuleName.FRAGMENTATION, RuleName.UNCOVERED);
        Finding uncovered = findings.get(1);
        assertThat(uncovered.agencies()).isEmpty();
        assertThat(uncovered.programmes()).isEmpty();
        assertThat(uncovered.severity()).isEqualTo(SeverityGrade.HIGH);
        assertThat(uncovered.extent())
                .containsExactly(new ExtentBox(
                        List.of("BR"),
                        new Period(START, null),
                        new AgeRange(65, 70),
                        List.of(),
                        List.of("rural-workers")));
    }

    @Test
    void nobodyNeedsToBeCoveredWhereThatIsNotTold() {
        assertThat(detect((Extent) null)).isEmpty();
        assertThat(types(detect(everywhereIn("BR")))).containsExactly(RuleName.UNCOVERED);
    }

    @Test
    void halfOfTheMoneyMakesItGraver() {
        assertThat(severityOfADuplicationInOnePlaceOfTwenty(5, 5, 10)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(severityOfADuplicationInOnePlaceOfTwenty(5, 4, 10)).isEqualTo(SeverityGrade.LOW);
        assertThat(severityOfADuplicationInOnePlaceOfTwenty(0, 0, 0)).isEqualTo(SeverityGrade.LOW);
    }

    private static SeverityGrade severityOfADuplicationInOnePlaceOfTwenty(int one, int other, int third) {
        String[] tree = new String[42];
        tree[0] = "X";
        for (int i = 1; i <= 20; i++) {
            tree[2 * i] = "X" + i;
            tree[2 * i + 1] = "X";
        }
        List<Programme> programmes = List.of(
                new Programme("A", "CARE", Set.of("food"), everywhereIn("X1"), BigDecimal.valueOf(one)),
                new Programme("B", "LABOUR", Set.of("food"), everywhereIn("X1"), BigDecimal.valueOf(other)),
                new Programme("C", "HEALTH", Set.of("food"), everywhereIn("X2"), BigDecimal.valueOf(third)),
                new Programme("D", "HEALTH", Set.of("food"), everywhereIn("X3"), null));
        return detect(new ContingencyFacts("food", "X", null, programmes, List.of()), Facts.tree(tree))
                .get(0)
                .severity();
    }
}
