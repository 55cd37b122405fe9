package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Period;
import org.junit.jupiter.api.Test;

/** Ids and fingerprints are stored and published, so they have to be the same in every version of the software. */
class FindingTest {

    private static final ExtentBox BOX = new ExtentBox(
            List.of("BR-SP"),
            new Period(LocalDate.of(2023, 3, 2), null),
            new AgeRange(0, 18),
            List.of(),
            List.of("low-income"));

    private static Finding overlap(List<String> responsibilities, List<ExtentBox> extent, boolean vertical) {
        return new Finding(
                Finding.idOf(RuleName.OVERLAP, "PROGRAMME", "provision", "A", "B"),
                RuleName.OVERLAP,
                List.of("PROGRAMME"),
                "provision",
                null,
                List.of(),
                List.of("A", "B"),
                responsibilities,
                extent,
                vertical,
                false,
                SeverityGrade.HIGH);
    }

    @Test
    void anIdStaysTheSame() {
        assertThat(Finding.idOf(RuleName.OVERLAP, "PROGRAMME", "provision", "A", "B"))
                .hasToString("5a4e933c-8315-33c3-92cb-1883b6441d58");
        assertThat(Finding.idOf(RuleName.UNASSIGNED, "PROGRAMME", "provision"))
                .hasToString("0211ea3f-45c8-30b8-b410-2c74c8210a2f");
        assertThat(Finding.idOf(RuleName.ORPHANED, "PROGRAMME", "", "A"))
                .hasToString("a69ba375-893a-376f-9896-1944544c94aa");
        assertThat(Finding.idOf(RuleName.DUPLICATION, "poverty", "BR", "cash-transfer"))
                .hasToString("9fc3d48e-cda0-32ad-8e2f-4b110b006f8f");
        assertThat(Finding.idOf(RuleName.FRAGMENTATION, "poverty", "BR", ""))
                .hasToString("4906687a-5f16-39ee-8e02-5c37c6751141");
        assertThat(Finding.idOf(RuleName.UNCOVERED, "poverty", "BR", ""))
                .hasToString("0b79fcdf-f511-30db-8938-96e90308ddcf");
    }

    @Test
    void aFingerprintStaysTheSame() {
        assertThat(overlap(List.of("1", "2"), List.of(BOX), true).fingerprint())
                .hasToString("b9c9480b-caef-385e-96f4-c2b7f150a356");
    }

    @Test
    void theFingerprintOfAnotherFindingIsAnother() {
        ExtentBox shorter = new ExtentBox(
                BOX.territories(),
                new Period(BOX.period().validFrom(), LocalDate.of(2024, 1, 1)),
                BOX.ages(),
                BOX.groups(),
                BOX.groupsExcept());
        ExtentBox ofTheGroup =
                new ExtentBox(BOX.territories(), BOX.period(), BOX.ages(), BOX.groupsExcept(), BOX.groups());
        Finding finding = overlap(List.of("1", "2"), List.of(BOX), true);

        assertThat(List.of(
                                finding,
                                overlap(List.of("12"), List.of(BOX), true),
                                overlap(List.of("1", "2"), List.of(shorter), true),
                                overlap(List.of("1", "2"), List.of(ofTheGroup), true),
                                overlap(List.of("1", "2"), List.of(BOX, shorter), true),
                                overlap(List.of("1", "2"), List.of(BOX), false))
                        .stream()
                        .map(Finding::fingerprint))
                .doesNotHaveDuplicates();
        assertThat(overlap(List.of("1", "2"), List.of(BOX), true).fingerprint()).isEqualTo(finding.fingerprint());
    }
}
