package org.interagency.mapping.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.mapping.indices.Slots.Slot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionTimesTest {

    private static final int DAY = 86_400;
    private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);
    private static final TerritoryTree TREE = new TerritoryTree(
            List.of(new Territory("L", null, null), new Territory("L-N", "L", null), new Territory("L-S", "L", null)));

    private static Resolution resolution(LocalDate on, int days, @Nullable String contingency, String... territories) {
        return new Resolution(on, days * DAY, List.of(), contingency, List.of(territories));
    }

    private static Slots slots(String territory, int row) {
        return new Slots(List.of(new Slot(row, TREE.rangeOf(territory), 0, 0)));
    }

    @Test
    void takesTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        ResolutionTimes times = new ResolutionTimes(Arrays.asList((String) null), List.of(TODAY), TREE);
        assertThat(times.median(0, 0).value()).isNull();

        for (int days : new int[] {9, 1, 4}) {
            times.add(resolution(TODAY, days, null, "L"), Stream.of(slots("L", 0)));
        }
        assertThat(times.median(0, 0).value()).isEqualTo(4);

        times.add(resolution(TODAY, 5, null, "L-S"), Stream.of(slots("L", 0)));
        assertThat(times.median(0, 0).value()).isEqualTo(4.5);
        assertThat(times.median(0, 0).denominator()).isEqualTo(BigInteger.valueOf(4));
    }

    @Test
    void countsTheYearThatEndsWithTheDay() {
        ResolutionTimes times = new ResolutionTimes(Arrays.asList((String) null), List.of(TODAY), TREE);
        times.add(resolution(TODAY.minusYears(1), 1, null, "L"), Stream.of(slots("L", 0)));
        times.add(resolution(TODAY.plusDays(1), 1, null, "L"), Stream.of(slots("L", 0)));
        assertThat(times.median(0, 0).value()).isNull();

        times.add(resolution(TODAY.minusYears(1).plusDays(1), 3, null, "L"), Stream.of(slots("L", 0)));
        assertThat(times.median(0, 0).value()).isEqualTo(3);
    }

    @Test
    void countsAFindingOnceWhereItIs() {
        ResolutionTimes times = new ResolutionTimes(Arrays.asList("food", "family"), List.of(TODAY), TREE);
        times.add(resolution(TODAY, 2, null, "L-N"), Stream.of(slots("L", 0), slots("L-N", 0), slots("L-S", 1)));
        times.add(resolution(TODAY, 2, "family", "L"), Stream.of(slots("L", 0), slots("L", 1)));

        assertThat(times.median(0, 0).denominator()).isEqualTo(BigInteger.ONE);
        assertThat(times.median(1, 0).denominator()).isEqualTo(BigInteger.ONE);
    }
}
