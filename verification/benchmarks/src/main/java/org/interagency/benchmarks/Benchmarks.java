package org.interagency.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The program behind {@code ./registry benchmark}: runs the benchmarks in turn, and prints tables of times and ratios. */
public final class Benchmarks {

    private static final List<Integer> COUNTS = List.of(100_000, 1_000_000);

    private final List<RunResult> results = new ArrayList<>();

    private Benchmarks() {}

    /** @param arguments the parts to run: {@code detection}, {@code changes}, {@code tokens}, {@code reports} or {@code pages}; all if there is none */
    public static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0
                ? List.of("detection", "changes", "tokens", "reports", "pages")
                : List.of(arguments);
        for (String part : parts) {
            switch (part) {
                case "detection" -> measureDetection();
                case "changes" -> ChangeCost.measureAndPrint();
                case "tokens" -> TokenCost.measureAndPrint();
                case "reports" -> ReportCost.measureAndPrint();
                case "pages" -> PageCost.measureAndPrint();
                default ->
                    throw new IllegalArgumentException(
                            "\"%s\" is no benchmark; they are detection, changes, tokens, reports and pages."
                                    .formatted(part));
            }
        }
    }

    private static void measureDetection() throws IOException, RunnerException {
        Benchmarks benchmarks = new Benchmarks();
        benchmarks.run();
        benchmarks.printOverlaps();
        benchmarks.printDetections();
        printMemory();
    }

    private void run() throws IOException, RunnerException {
        try (PostgresServer postgres = new PostgresServer()) {
            run(options(Overlaps.class, postgres, 25, 15).param("way", names(Way.SWEEP, Way.SWEEP_ON_ONE_CORE)));
            run(options(Overlaps.class, postgres, 3, 5).param("way", names(Way.DUCKDB)));
            run(options(Overlaps.class, postgres, 1, 3).param("way", names(Way.POSTGRES, Way.POSTGRES_GIST)));
            run(options(Limits.class, postgres, 25, 15));
            run(options(Detections.class, postgres, 3, 3));
        }
    }

    private static String[] names(Way... ways) {
        return List.of(ways).stream().map(Enum::name).toArray(String[]::new);
    }

    private static ChainedOptionsBuilder options(
            Class<?> benchmark, PostgresServer postgres, int warmUps, int measurements) {
        return new OptionsBuilder()
                .include(benchmark.getName())
                .warmupIterations(warmUps)
                .measurementIterations(measurements)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .jvmArgs(
                        "-Xms4g",
                        "-Xmx4g",
                        "-XX:+AlwaysPreTouch",
                        "-D" + PostgresServer.URL_PROPERTY + "=" + postgres.url());
    }

    private void run(ChainedOptionsBuilder options) throws RunnerException {
        results.addAll(new Runner(options.build()).run());
    }

    private RunResult result(String benchmark, Shape shape, int count, Way... way) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .filter(result -> result.getParams().getParam("shape").equals(shape.name()))
                .filter(result -> result.getParams().getParam("count").equals(Integer.toString(count)))
                .filter(result ->
                        way.length == 0 || result.getParams().getParam("way").equals(way[0].name()))
                .findFirst()
                .orElseThrow();
    }

    private static double millis(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double bytesPer(int count, RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / count;
    }

    private void printOverlaps() {
        print("");
        print(
                "| responsibilities | sweep | on one core | DuckDB | PostgreSQL | PostgreSQL, GiST | times DuckDB | times the better"
                        + " PostgreSQL | bytes allocated each | least: copy all | least: sort |");
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int count : COUNTS) {
            for (Shape shape : Shape.values()) {
                RunResult sweep = result("Overlaps.overlaps", shape, count, Way.SWEEP);
                double ours = millis(sweep);
                double duckDb = millis(result("Overlaps.overlaps", shape, count, Way.DUCKDB));
                double planned = millis(result("Overlaps.overlaps", shape, count, Way.POSTGRES));
                double gist = millis(result("Overlaps.overlaps", shape, count, Way.POSTGRES_GIST));
                print(
                        "| %,d %s | %.1f ms | %.1f ms | %,.0f ms | %,.0f ms | %,.0f ms | %.1f | %.0f | %.0f | %.1f ms | %.1f ms |",
                        count,
                        shape.name().toLowerCase(Locale.ROOT),
                        ours,
                        millis(result("Overlaps.overlaps", shape, count, Way.SWEEP_ON_ONE_CORE)),
                        duckDb,
                        planned,
                        gist,
                        duckDb / ours,
                        Math.min(planned, gist) / ours,
                        bytesPer(count, sweep),
                        millis(result("Limits.copy", shape, count)),
                        millis(result("Limits.sort", shape, count)));
            }
        }
    }

    private void printDetections() {
        print("");
        print("| responsibilities | whole detection | for each function | bytes allocated each |");
        print("| --- | --- | --- | --- |");
        for (int count : COUNTS) {
            for (Shape shape : Shape.values()) {
                RunResult detection = result("Detections.findings", shape, count);
                print(
                        "| %,d %s | %,.0f ms | %.3f ms | %,.0f |",
                        count,
                        shape.name().toLowerCase(Locale.ROOT),
                        millis(detection),
                        millis(detection) / count * shape.holdersPerFunction(),
                        bytesPer(count, detection));
            }
        }
    }

    private static void printMemory() {
        List<AccountabilityRow> rows = AccountabilityRow.some(Shape.SPARSE, 1_000_000);
        print("");
        print(
                "A million in memory: %d bytes each as rows to be swept, %d bytes each as facts for detection.",
                Memory.asRows(rows), Memory.asFacts(rows));
    }

    private static void print(String format, Object... arguments) {
        System.out.println(format.formatted(arguments));
    }
}
