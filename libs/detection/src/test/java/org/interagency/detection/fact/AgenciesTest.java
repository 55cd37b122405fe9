package org.interagency.detection.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgenciesTest {

    private static final Agency MINISTRY = new Agency("MINISTRY", "national", null, null);
    private static final Agency OFFICE = new Agency("OFFICE", "national", "MINISTRY", START);

    private final Agencies agencies = Agencies.of(List.of(MINISTRY, OFFICE));

    @Test
    void knowsWhichHaveAnEnd() {
        assertThat(agencies.ceasing()).containsExactly("OFFICE");
    }

    @Test
    void knowsThePartsOfAnAgencyAndTheAgenciesOfALevelOnADay() {
        int day = Math.toIntExact(START.toEpochDay());
        Agency moving = new Agency(
                "MOVING",
                List.of(new Agency.State(null, "state", null), new Agency.State(START, "national", "OFFICE")),
                null);
        Agencies all = agencies.with(List.of(moving, new Agency("APART", "state", null, null)));

        assertThat(all.within("MINISTRY", day)).containsExactlyInAnyOrder("MINISTRY", "OFFICE", "MOVING");
        assertThat(all.within("MINISTRY", day - 1)).containsExactlyInAnyOrder("MINISTRY", "OFFICE");
        assertThat(all.within("APART", day)).containsExactly("APART");
        assertThat(all.within("UNKNOWN", day)).containsExactly("UNKNOWN");
        assertThat(all.ofLevel("state", day)).containsExactly("APART");
        assertThat(all.ofLevel("state", day - 1)).containsExactlyInAnyOrder("APART", "MOVING");
    }

    @Test
    void theStandingOfAPartChangesWithItselfAndWithItsWhole() {
        Agencies other = Agencies.of(List.of(new Agency("MINISTRY", "state", null, null), OFFICE));
        Agencies apart = Agencies.of(List.of(MINISTRY, new Agency("OFFICE", "national", null, START)));

        assertThat(Agencies.of(List.of(OFFICE, MINISTRY)).standing("OFFICE")).isEqualTo(agencies.standing("OFFICE"));
        assertThat(other.standing("OFFICE")).isNotEqualTo(agencies.standing("OFFICE"));
        assertThat(apart.standing("OFFICE")).isNotEqualTo(agencies.standing("OFFICE"));
        assertThat(apart.standing("MINISTRY")).isEqualTo(agencies.standing("MINISTRY"));
        assertThat(Agencies.eachForItself(List.of(MINISTRY, OFFICE)).standing("OFFICE"))
                .isNotEqualTo(agencies.standing("OFFICE"));
    }

    @Test
    void anAgencyDiffersWithItselfAndWithItsWhole() {
        Agency part = new Agency("PART", "national", "OFFICE", null);
        Agency apart = new Agency("APART", "state", null, null);
        Agencies before = Agencies.of(List.of(MINISTRY, OFFICE, part, apart));

        Agencies changed = before.with(List.of(new Agency("OFFICE", "state", "MINISTRY", START)));

        assertThat(changed.differing(before)).containsExactlyInAnyOrder("OFFICE", "PART");
        assertThat(before.differing(changed)).isEqualTo(changed.differing(before));
        assertThat(before.differing(before)).isEmpty();
        assertThat(Agencies.of(List.of(MINISTRY, OFFICE)).differing(before)).containsExactlyInAnyOrder("PART", "APART");
    }

    @Test
    void addedAgenciesReplaceThoseOfTheSameCode() {
        Agencies with = Agencies.eachForItself(List.of(MINISTRY, OFFICE))
                .with(List.of(new Agency("OFFICE", "national", null, null), new Agency("NEW", "state", null, START)));

        assertThat(with.ceasing()).containsExactly("NEW");
        assertThat(with.partsAreOneBody()).isFalse();
    }

    @Test
    void theStandingsOfAgenciesInACircleDiffer() {
        Agencies circle = Agencies.of(
                List.of(new Agency("A", "state", "B", null), new Agency("B", "state", "A", null), MINISTRY));

        assertThat(circle.standing("A")).isNotEqualTo(circle.standing("B"));
    }

    /** Fingerprints are stored: if the algorithm gives another value, everything is detected again. */
    @Test
    void aStandingStaysTheSameFromVersionToVersion() {
        assertThat(agencies.standing("OFFICE")).hasToString("1b463c88-a035-3746-b3b7-ddc8de6806c2");
    }
}
