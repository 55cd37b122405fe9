package org.interagency.kit.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationIntervalTest {

    private static ConfirmationInterval interval(String period) {
        return new ConfirmationInterval(Period.parse(period));
    }

    @Test
    void anEntryIsDueAnIntervalAfterItWasConfirmedAndTodayIfNever() {
        LocalDate today = LocalDate.parse("2026-11-30");
        assertThat(interval("P1Y").dueOn(LocalDate.parse("2026-03-02"), today)).isEqualTo("2027-03-02");
        assertThat(interval("P1Y").dueOn(null, today)).isEqualTo(today);
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, 2026-11-30, 2025-11-30",
        "P1Y, 2025-02-28, 2024-02-29",
        "P1Y, 2024-02-29, 2023-02-28",
        "P6M, 2026-02-28, 2025-08-31",
        "P1M, 2026-03-31, 2026-02-28",
        "P30D, 2026-03-31, 2026-03-01"
    })
    void whatIsDueIsWhatWasConfirmedUpToADay(String period, LocalDate today, LocalDate last) {
        ConfirmationInterval interval = interval(period);
        assertThat(interval.lastDue(today)).isEqualTo(last);
        assertThat(interval.dueOn(last, today)).isBeforeOrEqualTo(today);
        assertThat(interval.dueOn(last.plusDays(1), today)).isAfter(today);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1Y"})
    void anIntervalIsLongerThanNothing(String period) {
        assertThatIllegalArgumentException().isThrownBy(() -> interval(period)).withMessageContaining("such as P1Y");
    }
}
