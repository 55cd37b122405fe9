package org.interagency.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How long it takes to find every overlap among many accountable responsibilities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class Overlaps {

    /** How. */
    @Param
    public Way way;

    /** Among what. */
    @Param
    public Shape shape;

    /** Among how many. */
    @Param({"100000", "1000000"})
    public int count;

    private Contender contender;
    private long expected;

    /** Takes in the data, and counts once in the simplest way, so that no way is fast by being wrong. */
    @Setup
    public void open() throws Exception {
        List<AccountabilityRow> rows = AccountabilityRow.some(shape, count);
        expected = new SweepContender(rows, false).overlaps();
        contender = way.open(shape, rows);
    }

    /** Finds the overlaps. */
    @Benchmark
    public long overlaps() throws Exception {
        long found = contender.overlaps();
        if (found != expected) {
            throw new IllegalStateException(way + " found " + found + " overlaps instead of " + expected);
        }
        return found;
    }

    /** Lets go of the data. */
    @TearDown
    public void close() throws Exception {
        contender.close();
    }
}
