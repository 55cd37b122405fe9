package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interagency.detection.Facts.START;
import static org.interagency.detection.Facts.accountable;
import static org.interagency.detection.Facts.aged;
import static org.interagency.detection.Facts.delegated;
import static org.interagency.detection.Facts.during;
import static org.interagency.detection.Facts.everywhereIn;
import static org.interagency.detection.Facts.facts;
import static org.interagency.detection.Facts.forGroups;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.interagency.detection.Facts;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.fact.Agreement;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;
import org.junit.jupiter.api.Test;

class FunctionRulesTest {

    private static final TerritoryTree BRAZIL =
            Facts.tree("BR", null, "SP", "BR", "RJ", "BR", "SP-1", "SP", "SP-2", "SP", "RJ-1", "RJ", "RJ-2", "RJ");

    /** CITY is a municipal body, OFFICE is a part of MINISTRY, and CLOSED ends after two years. */
    private static final Agencies AGENCIES = Agencies.of(List.of(
            new Agency("MINISTRY", "national", null, null),
            new Agency("OFFICE", "national", "MINISTRY", null),
            new Agency("DESK", "national", "OFFICE", null),
            new Agency("BUREAU", "national", "MINISTRY", null),
            new Agency("CITY", "municipal", null, null),
            new Agency("CLOSED", "national", null, START.plusYears(2))));

    private static List<Finding> detect(FunctionFacts facts) {
        return detect(facts, BRAZIL, AGENCIES);
    }

    private static List<Finding> detect(FunctionFacts facts, TerritoryTree tree, Agencies agencies) {
        return Rules.FUNCTION.findings(new FunctionContext(facts, tree, agencies));
    }

    @Test
    void reportsTheWholeProgrammeWhereNobodyIsAccountable() {
        assertThat(detect(facts(everywhereIn("BR")))).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleName.UNASSIGNED);
            assertThat(finding.agencies()).containsExactly("OWNER");
            assertThat(finding.extent()).isEqualTo(extent(everywhereIn("BR"), "BR"));
            assertThat(finding.severity()).isEqualTo(SeverityGrade.HIGH);
        });
    }

    @Test
    void reportsNothingForAFunctionThatIsNotRequired() {
        assertThat(detect(
                        new FunctionFacts("P", "OWNER", "provision", false, everywhereIn("BR"), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void namesOnlyThePartsThatNobodyCovers() {
        List<Finding> findings = detect(facts(
                everywhereIn("BR"),
                accountable("1", "A", everywhereIn("SP", "RJ-1")),
                accountable("2", "A", during(everywhereIn("RJ-2"), START, START.plusYears(1)))));

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.extent())
                .isEqualTo(extent(during(everywhereIn("BR"), START.plusYears(1), null), "RJ-2")));
    }

    @Test
    void reportsOneOverlapForEachPairOfAgencies() {
        List<Finding> findings = detect(facts(
                everywhereIn("BR"),
                accountable("1", "MINISTRY", everywhereIn("BR")),
                accountable("2", "CITY", everywhereIn("SP-1"))));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleName.OVERLAP);
            assertThat(finding.agencies()).containsExactly("CITY", "MINISTRY");
            assertThat(finding.responsibilities()).containsExactly("1", "2");
            assertThat(finding.vertical()).isTrue();
            assertThat(finding.extent()).isEqualTo(extent(everywhereIn("SP-1"), "SP-1"));
        });
    }

    @Test
    void threeAgenciesInOnePlaceMakeThreeOverlaps() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "A", everywhereIn("SP")),
                        accountable("2", "B", everywhereIn("SP")),
                        accountable("3", "C", everywhereIn("SP")))))
                .extracting(Finding::agencies)
                .containsExactly(List.of("A", "B"), List.of("A", "C"), List.of("B", "C"));
    }

    @Test
    void twoResponsibilitiesOfOneAgencyDoNotOverlap() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "A", everywhereIn("SP")),
                        accountable("2", "A", everywhereIn("SP-1")))))
                .isEmpty();
    }

    @Test
    void touchingPeriodsAndAgesDoNotOverlapAndLeaveNoGap() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "A", during(everywhereIn("SP"), START, START.plusYears(1))),
                        accountable("2", "B", aged(during(everywhereIn("SP"), START.plusYears(1), null), 0, 18)),
                        accountable("3", "C", aged(during(everywhereIn("SP"), START.plusYears(1), null), 18, 130)))))
                .isEmpty();
    }

    @Test
    void allPartsOfATerritoryAreTheTerritory() {
        assertThat(detect(facts(
                        everywhereIn("BR"),
                        accountable("1", "A", everywhereIn("SP-1", "SP-2")),
                        accountable("2", "B", everywhereIn("RJ")))))
                .isEmpty();
    }

    @Test
    void namesThePeopleInNoneOfTheGroups() {
        List<Finding> findings = detect(facts(
                everywhereIn("SP"), accountable("1", "A", forGroups(everywhereIn("SP"), "indigenous", "low-income"))));

        assertThat(findings).singleElement().satisfies(finding -> assertThat(
                        finding.extent().get(0).groupsExcept())
                .containsExactly("indigenous", "low-income"));
    }

    @Test
    void ignoresWhatLiesOutsideTheProgramme() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "A", everywhereIn("SP", "RJ-1")),
                        accountable("2", "B", everywhereIn("RJ")))))
                .isEmpty();
    }

    @Test
    void theDelegatingAgencyDoesNotCountInsideTheDelegation() {
        assertThat(detect(facts(
                        everywhereIn("BR"),
                        accountable("1", "MINISTRY", everywhereIn("BR")),
                        accountable("2", "MINISTRY", everywhereIn("SP")),
                        delegated("3", "CITY", "1", everywhereIn("SP-1")))))
                .isEmpty();
    }

    @Test
    void aDelegateMayDelegateOnAndBack() {
        assertThat(detect(facts(
                        everywhereIn("BR"),
                        accountable("1", "MINISTRY", everywhereIn("BR")),
                        delegated("2", "STATE", "1", everywhereIn("SP")),
                        delegated("3", "MINISTRY", "2", everywhereIn("SP-1")))))
                .isEmpty();
    }

    @Test
    void aDelegationFromAResponsibilityThatIsGoneIsAnOrdinaryOne() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "A", everywhereIn("SP")),
                        delegated("2", "B", "gone", everywhereIn("SP-1")))))
                .extracting(Finding::rule)
                .containsExactly(RuleName.OVERLAP);
    }

    @Test
    void aPartAndItsWholeAreOneBodyInAnyNumberOfSteps() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "MINISTRY", everywhereIn("SP")),
                        accountable("2", "DESK", everywhereIn("SP")))))
                .isEmpty();
    }

    @Test
    void twoPartsOfOneBodyOverlap() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "BUREAU", everywhereIn("SP")),
                        accountable("2", "OFFICE", everywhereIn("SP")))))
                .extracting(Finding::agencies)
                .containsExactly(List.of("BUREAU", "OFFICE"));
    }

    @Test
    void aPartOverlapsWithItsWholeIfEachIsToStandForItself() {
        Agencies strict = Agencies.eachForItself(List.of(
                new Agency("MINISTRY", "national", null, null), new Agency("OFFICE", "national", "MINISTRY", null)));
        assertThat(detect(
                        facts(
                                everywhereIn("SP"),
                                accountable("1", "MINISTRY", everywhereIn("SP")),
                                accountable("2", "OFFICE", everywhereIn("SP"))),
                        BRAZIL,
                        strict))
                .extracting(Finding::agencies)
                .containsExactly(List.of("MINISTRY", "OFFICE"));
    }

    @Test
    void anAgencyThatHasCeasedIsAccountableNoMore() {
        List<Finding> findings = detect(facts(
                everywhereIn("SP"),
                accountable("1", "CLOSED", everywhereIn("SP")),
                accountable("2", "CITY", during(everywhereIn("SP-1"), START.plusYears(2), null))));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleName.UNASSIGNED);
            assertThat(finding.extent())
                    .isEqualTo(extent(during(everywhereIn("SP"), START.plusYears(2), null), "SP-2"));
        });
    }

    @Test
    void aDelegateThatHasCeasedTakesNobodysPlace() {
        assertThat(detect(facts(
                        everywhereIn("SP"),
                        accountable("1", "MINISTRY", everywhereIn("SP")),
                        delegated("2", "CLOSED", "1", everywhereIn("SP-1")))))
                .isEmpty();
    }

    @Test
    void anOverlapIsCoordinatedWhereAgreementsCoverAllOfIt() {
        Agreement first = new Agreement(
                Set.of("CITY", "MINISTRY", "OTHER"),
                Set.of("P"),
                Set.of("provision"),
                Set.of("SP-1"),
                new Period(START, START.plusYears(1)));
        Agreement second = new Agreement(
                Set.of("CITY", "MINISTRY"), Set.of(), Set.of(), Set.of(), new Period(START.plusYears(1), null));

        assertThat(overlapUnder(first, second).coordination().isWhole()).isTrue();
        assertThat(overlapUnder(first).coordination().isWhole()).isFalse();
        assertThat(overlapUnder(second).coordination().isWhole()).isFalse();
        assertThat(overlapUnder().coordination().isWhole()).isFalse();
    }

    @Test
    void anOverlapIsCoordinatedAsLongAsAnAgreementLasts() {
        LocalDate end = START.plusYears(1);
        Coordination coordination = overlapUnder(new Agreement(
                        Set.of("CITY", "MINISTRY"), Set.of("P"), Set.of(), Set.of(), new Period(START, end)))
                .coordination();

        assertThat(coordination.isOn(START.minusDays(1))).isTrue();
        assertThat(coordination.isOn(end.minusDays(1))).isTrue();
        assertThat(coordination.isOn(end)).isFalse();
        assertThat(coordination.isWhole()).isFalse();
        assertThat(coordination.changesAfter(START)).isEqualTo(end);
        assertThat(coordination.changesAfter(end)).isNull();
    }

    @Test
    void anAgreementForPartOfThePlacesCoordinatesNoDay() {
        Coordination coordination = overlapUnder(new Agreement(
                        Set.of("CITY", "MINISTRY"), Set.of(), Set.of(), Set.of("SP-2"), new Period(START, null)))
                .coordination();

        assertThat(coordination).isEqualTo(Coordination.NONE);
    }

    private Finding overlapUnder(Agreement... agreements) {
        return detect(new FunctionFacts(
                        "P",
                        "OWNER",
                        "provision",
                        false,
                        everywhereIn("SP"),
                        List.of(
                                accountable("1", "MINISTRY", everywhereIn("SP")),
                                accountable("2", "CITY", everywhereIn("SP-1"))),
                        List.of(agreements)))
                .get(0);
    }

    @Test
    void overlapsComeBeforeWhatIsUnassigned() {
        assertThat(detect(facts(
                        everywhereIn("BR"),
                        accountable("1", "A", everywhereIn("SP")),
                        accountable("2", "B", everywhereIn("SP")))))
                .extracting(Finding::rule)
                .containsExactly(RuleName.OVERLAP, RuleName.UNASSIGNED);
    }

    @Test
    void threeOwnersMakeWhatIsUnassignedGraver() {
        assertThat(severityOfAGapInOneStateOfTwenty("O1", "O2", "O3")).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(severityOfAGapInOneStateOfTwenty("O1", "O1", "O1")).isEqualTo(SeverityGrade.LOW);
    }

    private static SeverityGrade severityOfAGapInOneStateOfTwenty(String... owners) {
        List<Territory> territories = new ArrayList<>(List.of(new Territory("X", null, null)));
        IntStream.rangeClosed(1, 20).forEach(i -> territories.add(new Territory("X" + i, "X", null)));
        List<Ownership> ownerships = IntStream.range(0, owners.length)
                .mapToObj(i -> new Ownership(
                        owners[i], during(everywhereIn("X"), START.plusYears(i), START.plusYears(i + 1L))))
                .toList();
        String[] covered = IntStream.range(1, 20).mapToObj(i -> "X" + i).toArray(String[]::new);
        FunctionFacts facts = new FunctionFacts(
                "P",
                "f",
                ownerships,
                ownerships.stream().map(Ownership::extent).toList(),
                List.of(accountable("1", "A", everywhereIn(covered))),
                List.of());
        return detect(facts, new TerritoryTree(territories), AGENCIES).get(0).severity();
    }

    @Test
    void aProgrammeWithoutTerritoriesCoversNothing() {
        assertThat(detect(facts(everywhereIn(), accountable("1", "A", everywhereIn("SP")))))
                .isEmpty();
    }

    @Test
    void gradesByPoints() {
        assertThat(SeverityGrade.of(1, 11, 2, false, false)).isEqualTo(SeverityGrade.LOW);
        assertThat(SeverityGrade.of(1, 11, 2, true, false)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(SeverityGrade.of(1, 11, 3, false, false)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(SeverityGrade.of(1, 11, 2, false, true)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(SeverityGrade.of(1, 10, 2, false, false)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(SeverityGrade.of(1, 10, 2, true, false)).isEqualTo(SeverityGrade.HIGH);
        assertThat(SeverityGrade.of(1, 2, 1, false, false)).isEqualTo(SeverityGrade.HIGH);
        assertThat(SeverityGrade.of(1, 3, 1, false, false)).isEqualTo(SeverityGrade.MEDIUM);
        assertThat(SeverityGrade.of(1, 1, 5, true, true)).isEqualTo(SeverityGrade.HIGH);
    }

    @Test
    void nobodyNeedBeAccountableInATerritoryThatIsNoMore() {
        TerritoryTree merged = new TerritoryTree(List.of(
                new Territory("BR", null, null),
                new Territory("OLD", "BR", START.plusYears(1)),
                new Territory("NEW", "BR", null)));

        List<Finding> findings =
                detect(facts(everywhereIn("BR"), accountable("1", "A", everywhereIn("NEW"))), merged, AGENCIES);

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.extent())
                .isEqualTo(extent(during(everywhereIn("BR"), START, START.plusYears(1)), "OLD")));
    }

    @Test
    void refusesAFactInATerritoryThatTheTreeLacks() {
        assertThatThrownBy(() -> detect(facts(everywhereIn("XX"))))
                .isInstanceOfSatisfying(UnknownTerritoryException.class, e -> assertThat(e.code())
                        .isEqualTo("XX"));
    }

    @Test
    void refusesACycleOfTerritories() {
        assertThatThrownBy(() -> Facts.tree("A", "B", "B", "A", "C", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[A, B]");
    }

    @Test
    void findsOneOverlapForEachOfManyMunicipalities() {
        List<Territory> territories = new ArrayList<>(List.of(new Territory("BR", null, null)));
        IntStream.range(0, 5571).forEach(i -> territories.add(new Territory("M" + i, "BR", null)));
        List<Accountability> municipal = new ArrayList<>();
        IntStream.range(0, 5571).forEach(i -> municipal.add(accountable("r" + i, "A" + i, everywhereIn("M" + i))));
        List<Accountability> both = new ArrayList<>(municipal);
        both.add(accountable("ministry", "MINISTRY", everywhereIn("BR")));
        Collections.shuffle(both, new Random(1));
        TerritoryTree brazil = new TerritoryTree(territories);

        assertThat(detect(
                        new FunctionFacts("P", "O", "f", true, everywhereIn("BR"), municipal, List.of()),
                        brazil,
                        AGENCIES))
                .isEmpty();
        assertThat(detect(
                        new FunctionFacts("P", "O", "f", true, everywhereIn("BR"), both, List.of()), brazil, AGENCIES))
                .hasSize(5571)
                .allSatisfy(finding ->
                        assertThat(finding.extent().get(0).territories()).hasSize(1));
    }

    private static List<ExtentBox> extent(Extent of, String... territories) {
        return List.of(
                new ExtentBox(List.of(territories), of.period(), of.ages(), List.copyOf(of.groups()), List.of()));
    }
}
