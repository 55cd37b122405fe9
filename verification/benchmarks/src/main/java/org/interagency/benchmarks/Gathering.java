package org.interagency.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The least that anything has to do which finds overlaps among rows in no order: bring the rows of each function together, on all
 * cores, when it is known beforehand which these are. Nothing is compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class Gathering {

    private static final int ROW = 8;

    /** Of what. */
    @Param
    public Shape shape;

    /** Of how many rows. */
    @Param({"100000", "1000000"})
    public int count;

    private int[] numbers;
    private int[][] rowsOfFunction;

    /** Finds out which rows belong together. */
    @Setup
    public void group() {
        List<Holding> holdings = Holding.some(shape, count);
        numbers = IntStream.range(0, count * ROW).toArray();
        int functions = count / shape.holdersPerFunction();
        IntStream.Builder[] builders = IntStream.range(0, functions)
                .mapToObj(function -> IntStream.builder())
                .toArray(IntStream.Builder[]::new);
        for (int row = 0; row < count; row++) {
            builders[holdings.get(row).function()].add(row);
        }
        rowsOfFunction = IntStream.range(0, functions)
                .mapToObj(function -> builders[function].build().toArray())
                .toArray(int[][]::new);
    }

    /** Brings the rows together, and tells a number that depends on all of them. */
    @Benchmark
    public long gather() {
        return IntStream.range(0, rowsOfFunction.length)
                .parallel()
                .mapToLong(function -> gathered(rowsOfFunction[function]))
                .sum();
    }

    private long gathered(int[] rows) {
        int[] near = new int[rows.length * ROW];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numbers, rows[i] * ROW, near, i * ROW, ROW);
        }
        long last = 0;
        for (int i = ROW - 1; i < near.length; i += ROW) {
            last += near[i];
        }
        return last;
    }
}
