package org.interagency.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgenciesTest {

    private static final Agency MINISTRY = new Agency("MINISTRY", "national", null, null);
    private static final Agency OFFICE = new Agency("OFFICE", "national", "MINISTRY", START);

    private static final Box ALWAYS = new Box(new PlaceRange(0, 1), new Box.Section(-1000, Box.FOR_GOOD, 0, 130, 1));

    private final Agencies agencies = Agencies.of(List.of(MINISTRY, OFFICE));

    @Test
    void knowsWhichHaveAnEnd() {
        assertThat(agencies.ceasing()).containsExactly("OFFICE");
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
    void aCycleOfPartsIsWalkedOnce() {
        Agencies circle = Agencies.of(
                List.of(new Agency("A", "state", "B", null), new Agency("B", "state", "A", null), MINISTRY));

        assertThat(circle.apart("A", "B", ALWAYS)).isEmpty();
        assertThat(circle.apart("A", "MINISTRY", ALWAYS)).containsExactly(ALWAYS);
        assertThat(circle.standing("A")).isNotEqualTo(circle.standing("B"));
    }

    @Test
    void aPartIsOneBodyWithItsWholeOnlyWhileItIsPartOfIt() {
        Agency moved = new Agency(
                "OFFICE",
                List.of(
                        new Agency.State(null, "national", "MINISTRY"),
                        new Agency.State(START, "national", "COUNCIL"),
                        new Agency.State(START.plusDays(9), "national", "MINISTRY")),
                null);
        int day = (int) START.toEpochDay();

        assertThat(Agencies.of(List.of(MINISTRY, moved)).apart("MINISTRY", "OFFICE", ALWAYS))
                .containsExactly(ALWAYS.during(day, day + 9));
    }
}
