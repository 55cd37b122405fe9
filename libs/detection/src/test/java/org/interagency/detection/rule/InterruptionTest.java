package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interagency.detection.Facts.START;
import static org.interagency.detection.Facts.accountable;
import static org.interagency.detection.Facts.aged;
import static org.interagency.detection.Facts.during;
import static org.interagency.detection.Facts.everywhereIn;
import static org.interagency.detection.Facts.facts;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.interagency.detection.Facts;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.Sweep;
import org.interagency.detection.geometry.TerritoryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A detection ends when its thread is interrupted. */
class InterruptionTest {

    private static final TerritoryTree TREE = Facts.tree("BR", null);
    private static final GroupBits BITS = GroupBits.of(List.of());
    private static final List<Box> BOXES = Box.of(everywhereIn("BR"), TREE, BITS);

    @AfterEach
    void forgetTheInterruption() {
        Thread.interrupted();
    }

    @Test
    void aDetectionThatWouldTakeManyMinutesEnds() throws InterruptedException {
        Accountability[] staggered = IntStream.range(0, 30_000)
                .mapToObj(i -> accountable(
                        "R" + i,
                        "A",
                        aged(
                                during(everywhereIn("BR"), START.plusDays(i), START.plusDays(30_000 + i)),
                                i % 100,
                                i % 100 + 10)))
                .toArray(Accountability[]::new);
        FutureTask<List<Finding>> detection = new FutureTask<>(() -> Rules.FUNCTION.findings(
                new FunctionContext(facts(everywhereIn("BR"), staggered), TREE, Agencies.of(List.of()))));
        Thread thread = new Thread(detection);
        thread.start();
        thread.interrupt();
        assertThatThrownBy(() -> detection.get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(InterruptedDetectionException.class);
        thread.join();
    }

    @Test
    void theFlagOfTheThreadStaysSet() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Box.intersections(BOXES, BOXES)).isInstanceOf(InterruptedDetectionException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aDifferenceEnds() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Region.difference(BOXES, BOXES)).isInstanceOf(InterruptedDetectionException.class);
    }

    /** It looks at the flag after some work and not only at the beginning. */
    @Test
    void aSweepEndsThoughItIsInterruptedLater() {
        int rows = 1_000;
        Sweep sweep = new Sweep(rows);
        for (int row = 0; row < rows; row++) {
            sweep.add(0, row, everywhereIn("BR"), TREE, BITS);
        }
        int[] meetings = new int[1];
        assertThatThrownBy(() -> sweep.prepare().meetings(0, (one, other) -> {
                    meetings[0]++;
                    Thread.currentThread().interrupt();
                }))
                .isInstanceOf(InterruptedDetectionException.class);
        assertThat(meetings[0]).isPositive().isLessThan(rows * (rows - 1) / 2);
    }
}
