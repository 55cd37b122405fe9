package org.interagency.benchmarks;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.interagency.detection.ExtentTable;
import org.interagency.detection.GroupBits;
import org.interagency.detection.TerritoryTree;

/** The sweep of the library that detects, with the rows in no order to begin with. */
final class Sweep implements Contender {

    private final ExtentTable table;
    private final boolean parallel;

    /** @param parallel whether to work on several functions at a time */
    Sweep(List<Holding> holdings, boolean parallel) {
        this.parallel = parallel;
        this.table = table(holdings);
    }

    /** The holdings as rows, in the order given. */
    static ExtentTable table(List<Holding> holdings) {
        TerritoryTree tree = Country.tree();
        GroupBits bits = GroupBits.ofNames(Set.copyOf(Holding.GROUPS));
        ExtentTable table = new ExtentTable(holdings.size());
        holdings.forEach(holding -> table.add(holding.function(), holding.agency(), holding.extent(), tree, bits));
        return table;
    }

    @Override
    public long overlaps() {
        ExtentTable.Sweep sweep = table.sweep();
        IntStream functions = IntStream.range(0, table.subjects());
        return (parallel ? functions.parallel() : functions)
                .mapToLong(function -> {
                    Counter counter = new Counter();
                    sweep.meetings(function, counter);
                    return counter.count;
                })
                .sum();
    }

    private static final class Counter implements ExtentTable.Meeting {

        private long count;

        @Override
        public void of(int one, int other) {
            count++;
        }
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
