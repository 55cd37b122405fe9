package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.START;

import java.util.List;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Agency;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.PlaceRange;
import org.junit.jupiter.api.Test;

class OneBodyTest {

    private static final Agency MINISTRY = new Agency("MINISTRY", "national", null, null);

    private static final Box ALWAYS = new Box(new PlaceRange(0, 1), new Box.Section(-1000, Box.FOR_GOOD, 0, 130, 1));

    @Test
    void anAgencyIsOneBodyWithItselfEvenWhereEachStandsForItself() {
        assertThat(new OneBody(Agencies.of(List.of())).apart("A", "A", ALWAYS)).isEmpty();
        assertThat(new OneBody(Agencies.eachForItself(List.of())).apart("A", "A", ALWAYS))
                .isEmpty();
    }

    @Test
    void aCycleOfPartsIsWalkedOnce() {
        OneBody circle = new OneBody(Agencies.of(
                List.of(new Agency("A", "state", "B", null), new Agency("B", "state", "A", null), MINISTRY)));

        assertThat(circle.apart("A", "B", ALWAYS)).isEmpty();
        assertThat(circle.apart("A", "MINISTRY", ALWAYS)).containsExactly(ALWAYS);
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

        assertThat(new OneBody(Agencies.of(List.of(MINISTRY, moved))).apart("MINISTRY", "OFFICE", ALWAYS))
                .containsExactly(ALWAYS.during(day, day + 9));
    }
}
