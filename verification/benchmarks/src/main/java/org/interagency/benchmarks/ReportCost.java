package org.interagency.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/**
 * Measures the reports of a registry with a million responsibilities and a hundred thousand findings: the time to the first byte and to the last, through
 * the gateway, the memory of the service while it sends all findings as a file, and the plans of the statements.
 */
final class ReportCost {

    /** With a hundred responsibilities each, a million of them. */
    static final int PROGRAMMES = 10_000;

    /** With the one gap of each programme, a hundred thousand findings. */
    static final int OVERLAPS_PER_PROGRAMME = 9;

    private static final int REPETITIONS = 20;
    private static final int OK = 200;
    private static final int NOT_READY = 503;
    private static final double MIB = 1024 * 1024;

    private static final List<String> REPORTS = List.of(
            "findings?limit=100",
            "findings?agency=AGENCY-1&limit=100",
            "findings?territory=BR-00&limit=100",
            "reports/overlaps?severity=high&limit=100",
            "reports/gaps?limit=100",
            "reports/overlaps?groupBy=agency",
            "reports/overlaps?groupBy=programme",
            "reports/overlaps?groupBy=severity",
            "reports/gaps?groupBy=level",
            "reports/matrix?programme=PROGRAMME-1",
            "reports/programmes/PROGRAMME-1",
            "reports/mandates/AGENCY-1",
            "who-is-responsible?territory=BR-00-0000&programme=PROGRAMME-1",
            "search?q=PROGRAMME-1",
            "search?q=agency",
            "search?q=agincy",
            "indices?country=BR&programme=PROGRAMME-1",
            "indices?country=BR");

    private static final List<String> FILES = List.of("jsonl", "csv", "xlsx");

    private final LargeRegistry registry;

    private ReportCost(LargeRegistry registry) {
        this.registry = registry;
    }

    /** Starts the registry, fills it, measures, and prints tables. */
    static void measureAndPrint() throws StackException, IOException, InterruptedException, SQLException {
        try (LargeRegistry registry = LargeRegistry.start()) {
            registry.addProgrammes(PROGRAMMES, OVERLAPS_PER_PROGRAMME);
            ReportCost cost = new ReportCost(registry);
            cost.measureReports();
            cost.measureFiles();
            cost.showPlans();
        }
    }

    private void measureReports() throws IOException, InterruptedException {
        System.out.printf("%n| report, %d times | first | first byte, p50 | last byte, p50 | size |%n", REPETITIONS);
        System.out.printf("| --- | --- | --- | --- | --- |%n");
        for (String report : REPORTS) {
            Reading first = readWhenReady(report);
            Reading[] readings = new Reading[REPETITIONS];
            for (int i = 0; i < REPETITIONS; i++) {
                readings[i] = read(report);
            }
            System.out.printf(
                    "| `%s` | %.0f ms | %.0f ms | %.0f ms | %,d bytes |%n",
                    report,
                    first.lastByte(),
                    median(readings, Comparator.comparingDouble(Reading::firstByte))
                            .firstByte(),
                    median(readings, Comparator.comparingDouble(Reading::lastByte))
                            .lastByte(),
                    first.bytes());
        }
    }

    private static Reading median(Reading[] readings, Comparator<Reading> order) {
        Reading[] sorted = readings.clone();
        Arrays.sort(sorted, order);
        return sorted[sorted.length / 2];
    }

    /** Reads each file while the memory of the service is sampled. */
    private void measureFiles() throws IOException, InterruptedException {
        System.out.printf(
                "%n| all findings | first byte | last byte | size | heap before | largest while it is sent |%n");
        System.out.printf("| --- | --- | --- | --- | --- | --- |%n");
        for (String format : FILES) {
            double before = heap();
            CompletableFuture<Reading> reading =
                    CompletableFuture.supplyAsync(() -> readUnchecked("findings?format=" + format));
            double largest = before;
            while (!reading.isDone()) {
                largest = Math.max(largest, heap());
            }
            System.out.printf(
                    "| %s | %.0f ms | %.1f s | %.1f MiB | %.0f MiB | %.0f MiB |%n",
                    format,
                    reading.join().firstByte(),
                    reading.join().lastByte() / 1000,
                    reading.join().bytes() / MIB,
                    before / MIB,
                    largest / MIB);
        }
    }

    /**
     * One answer.
     *
     * @param firstByte the milliseconds until the first byte of the body was read
     * @param lastByte the milliseconds until the last one was read
     */
    private record Reading(double firstByte, double lastByte, long bytes) {}

    private Reading readUnchecked(String path) {
        try {
            return read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads until the service has computed what the report needs; the answer's times count from the first request. */
    private Reading readWhenReady(String path) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Optional<Reading> reading;
        do {
            reading = readIfReady(path, started);
        } while (reading.isEmpty());
        return reading.get();
    }

    private Reading read(String path) throws IOException, InterruptedException {
        return readIfReady(path, System.nanoTime())
                .orElseThrow(() -> new IllegalStateException(path + " was answered " + NOT_READY));
    }

    /** @return empty if the service has to compute something first */
    private Optional<Reading> readIfReady(String path, long started) throws IOException, InterruptedException {
        HttpRequest request = registry.request(path).build();
        HttpResponse<InputStream> answer = registry.client().send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == NOT_READY) {
                return Optional.empty();
            }
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(
                        path + " was answered " + answer.statusCode() + " " + new String(body.readAllBytes()));
            }
            body.read();
            double firstByte = millisSince(started);
            long bytes = 1 + body.transferTo(OutputStream.nullOutputStream());
            return Optional.of(new Reading(firstByte, millisSince(started), bytes));
        }
    }

    private void showPlans() throws StackException, SQLException, IOException, InterruptedException {
        ReportPlans plans = registry.explain();
        System.out.printf("%n| report | how at least 100 rows of a table are read |%n| --- | --- |%n");
        for (String report : REPORTS) {
            readWhenReady(report);
            plans.scans();
            read(report);
            System.out.printf("| `%s` | %s |%n", report, plans.scans());
        }
    }

    private static double millisSince(long started) {
        return (System.nanoTime() - started) / 1e6;
    }

    /** The bytes of the mapping service's heap that are in use, garbage included. */
    private double heap() throws IOException, InterruptedException {
        HttpRequest metrics = HttpRequest.newBuilder(URI.create(registry.url(Part.MAPPING) + "/q/metrics"))
                .build();
        return registry.client()
                .send(metrics, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
