package org.interagency.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Sweep;
import org.interagency.detection.geometry.TerritoryTree;

/** The sweep of the detection library, given the rows in random order. */
final class SweepContender implements Contender {

    private final Sweep sweep;
    private final boolean parallel;

    /** @param parallel whether to work on several functions at a time */
    SweepContender(List<AccountabilityRow> rows, boolean parallel) {
        this.parallel = parallel;
        this.sweep = sweep(rows);
    }

    /** The rows, added in the order given. */
    static Sweep sweep(List<AccountabilityRow> rows) {
        TerritoryTree tree = Country.tree();
        GroupBits bits = GroupBits.ofNames(Set.copyOf(AccountabilityRow.GROUPS));
        Sweep sweep = new Sweep(rows.size());
        rows.forEach(row -> sweep.add(row.function(), row.agency(), row.extent(), tree, bits));
        return sweep;
    }

    @Override
    public long overlaps() {
        Sweep.Prepared prepared = sweep.prepare();
        IntStream functions = IntStream.range(0, sweep.subjects());
        return (parallel ? functions.parallel() : functions)
                .mapToLong(function -> {
                    Counter counter = new Counter();
                    prepared.meetings(function, counter);
                    return counter.count;
                })
                .sum();
    }

    private static final class Counter implements Sweep.RowVisitor {

        private long count;

        @Override
        public void visit(int one, int other) {
            count++;
        }
    }

    @Override
    public void close() {
        // Holds only memory.
    }
}
