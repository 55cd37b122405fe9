package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;
import static org.interagency.detection.Facts.during;
import static org.interagency.detection.Facts.everywhereIn;

import java.util.List;
import org.interagency.detection.Facts;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.fact.TenureFacts;
import org.interagency.detection.fact.TenureFacts.Tenure;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.TerritoryTree;
import org.junit.jupiter.api.Test;

class OrphanedTest {

    private static final TerritoryTree BRAZIL = Facts.tree("BR", null, "SP", "BR", "RJ", "BR");

    private static final Agencies AGENCIES = Agencies.of(List.of(
            new Agency("OLD", "national", null, START.plusYears(1)), new Agency("NEW", "national", "OLD", null)));

    private static List<Finding> detect(TenureFacts facts) {
        return Rules.TENURE.findings(new TenureContext(facts, BRAZIL, AGENCIES));
    }

    @Test
    void aProgrammeIsOrphanedFromTheDayItsOwnerCeases() {
        assertThat(detect(new TenureFacts("P", "OLD", everywhereIn("BR"), List.of())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RuleName.ORPHANED);
                    assertThat(finding.programmes()).containsExactly("P");
                    assertThat(finding.function()).isNull();
                    assertThat(finding.agencies()).containsExactly("OLD");
                    assertThat(finding.severity()).isEqualTo(SeverityGrade.HIGH);
                    assertThat(finding.extent())
                            .containsExactly(new ExtentBox(
                                    List.of("BR"),
                                    new Period(START.plusYears(1), null),
                                    AgeRange.EVERY,
                                    List.of(),
                                    List.of()));
                });
    }

    @Test
    void aResponsibilityThatEndsWithItsAgencyIsNot() {
        assertThat(detect(new TenureFacts(
                        "P",
                        "NEW",
                        everywhereIn("BR"),
                        List.of(new Tenure(
                                "1", "policy", "OLD", during(everywhereIn("BR"), START, START.plusYears(1)))))))
                .isEmpty();
    }

    @Test
    void theResponsibilitiesOfOneAgencyForOneFunctionAreOneFinding() {
        List<Finding> findings = detect(new TenureFacts(
                "P",
                "NEW",
                everywhereIn("SP", "RJ"),
                List.of(
                        new Tenure("2", "policy", "OLD", everywhereIn("SP")),
                        new Tenure("1", "policy", "OLD", everywhereIn("RJ")),
                        new Tenure("3", "exit", "OLD", everywhereIn("RJ")),
                        new Tenure("4", "exit", "NEW", everywhereIn("RJ")))));

        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
        assertThat(findings).extracting(Finding::function).containsExactly("exit", "policy");
        assertThat(findings).extracting(Finding::responsibilities).containsExactly(List.of("3"), List.of("1", "2"));
        assertThat(findings.get(1).extent()).hasSize(1);
    }
}
