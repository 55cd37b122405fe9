package org.interagency.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.vocabulary.FindingTiming;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingFactTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private static FindingBox box(LocalDate from, @Nullable LocalDate to) {
        return new FindingBox(List.of("X"), from, to, 0, 130, List.of(), List.of());
    }

    private static FindingTiming timing(FindingBox... extent) {
        return FindingFact.timing(List.of(extent), DAY);
    }

    @Test
    void isPastFromTheFirstDayOutsideOn() {
        assertThat(timing(box(DAY.minusYears(1), DAY))).isEqualTo(FindingTiming.PAST);
        assertThat(timing(box(DAY.minusYears(1), DAY.plusDays(1)))).isEqualTo(FindingTiming.CURRENT);
    }

    @Test
    void isCurrentFromTheFirstDayOn() {
        assertThat(timing(box(DAY, null))).isEqualTo(FindingTiming.CURRENT);
        assertThat(timing(box(DAY.plusDays(1), null))).isEqualTo(FindingTiming.FUTURE);
    }

    @Test
    void isWhatItsPartsAreTogether() {
        FindingBox past = box(DAY.minusYears(1), DAY.minusDays(1));
        FindingBox current = box(DAY.minusDays(1), DAY.plusDays(1));
        FindingBox future = box(DAY.plusYears(1), null);

        assertThat(timing(past, past)).isEqualTo(FindingTiming.PAST);
        assertThat(timing(past, current, future)).isEqualTo(FindingTiming.CURRENT);
        assertThat(timing(past, future)).isEqualTo(FindingTiming.FUTURE);
    }
}
