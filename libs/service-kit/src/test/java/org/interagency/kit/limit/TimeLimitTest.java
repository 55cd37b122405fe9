package org.interagency.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void workThatTakesTooLongIsInterruptedAndTheThreadCanGoOn() {
        assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(10), TimeLimitTest::computeUntilInterrupted))
                .isInstanceOf(TimeLimitExceededException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static String computeUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        throw new IllegalStateException();
    }

    @Test
    void workThatSucceedsAlthoughItWasInterruptedCounts() {
        String done = TimeLimit.within(Duration.ofMillis(10), () -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return "done";
        });
        assertThat(done).isEqualTo("done");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aFailureInTimeStaysWhatItIs() {
        assertThatThrownBy(() -> TimeLimit.within(Duration.ofMinutes(1), () -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void workThatWasInTimeIsNotInterruptedLater() {
        Duration limit = Duration.ofMillis(50);
        assertThat(TimeLimit.within(limit, () -> "done")).isEqualTo("done");
        // A later alarm of the same timer: when it has interrupted its work, the first one is over.
        CountDownLatch never = new CountDownLatch(1);
        assertThatThrownBy(() -> TimeLimit.within(limit.multipliedBy(2), () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "";
                }))
                .isInstanceOf(TimeLimitExceededException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
