package org.interagency.benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.interagency.detection.geometry.Sweep;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Measures the work that every sweep needs: to read and write all rows once, and to sort the first places of the rows of each function. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class Limits {

    /** How the rows spread over functions. */
    @Param
    public Shape shape;

    /** The number of rows. */
    @Param({"100000", "1000000"})
    public int count;

    private byte[] rows;
    private long[] places;

    /** Creates random rows and places. */
    @Setup
    public void makeUp() {
        rows = new byte[count * Sweep.BYTES_PER_ROW];
        places = new Random(count).longs(count, 0, Country.MUNICIPALITIES).toArray();
    }

    /** Copies all rows in memory order. */
    @Benchmark
    public byte[] copy() {
        return rows.clone();
    }

    /** Sorts the places of each function, on all cores. */
    @Benchmark
    public long[] sort() {
        long[] sorted = places.clone();
        int each = shape.holdersPerFunction();
        IntStream.range(0, count / each)
                .parallel()
                .forEach(function -> Arrays.sort(sorted, function * each, (function + 1) * each));
        return sorted;
    }
}
