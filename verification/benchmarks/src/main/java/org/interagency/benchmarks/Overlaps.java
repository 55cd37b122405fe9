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

/** Measures the time to find every overlap among many accountable responsibilities. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class Overlaps {

    /** The program that searches. */
    @Param
    public Way way;

    /** How the responsibilities spread over functions. */
    @Param
    public Shape shape;

    /** The number of responsibilities. */
    @Param({"100000", "1000000"})
    public int count;

    private Contender contender;
    private long expected;

    /** Loads the data, and counts the overlaps once in the simplest way, to check the result of each measurement. */
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

    /** Releases the data. */
    @TearDown
    public void close() throws Exception {
        contender.close();
    }
}
