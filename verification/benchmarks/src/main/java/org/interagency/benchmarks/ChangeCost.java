package org.interagency.benchmarks;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.interagency.localstack.StackException;

/**
 * Measures the time of one change while the registry grows and the changed programme stays the same size. The whole registry runs, with its databases
 * and Kafka. A change moves a responsibility, so that it opens one overlap and resolves another; its time ends when it is stored and answered.
 */
final class ChangeCost {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int WARM_UP = 1_000;
    private static final int MEASURED = 500;
    private static final int OK = 200;

    private final LargeRegistry registry;

    private ChangeCost(LargeRegistry registry) {
        this.registry = registry;
    }

    /** Starts the registry, measures at each size, and prints a table. */
    static void measureAndPrint() throws StackException, IOException, InterruptedException, SQLException {
        try (LargeRegistry registry = LargeRegistry.start()) {
            new ChangeCost(registry).run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        StringBuilder table =
                new StringBuilder("\n| responsibilities | one change, p50 | p95 |\n| --- | --- | --- |\n");
        for (int size : SIZES) {
            registry.addProgrammes(size / LargeRegistry.AGENCIES, 0);
            double[] millis = measure();
            table.append("| %,d | %.1f ms | %.1f ms |\n"
                    .formatted(size, millis[millis.length / 2], millis[millis.length * 95 / 100]));
        }
        System.out.println(table);
    }

    private double[] measure() throws IOException, InterruptedException {
        double[] millis = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            String body =
                    """
                    {"programme": "PROGRAMME-0", "function": "provision", "agency": "AGENCY-0", "role": "accountable",
                     "territories": ["%s"], "validFrom": "2020-01-01"}"""
                            .formatted(Country.municipality(1 + (i & 1)));
            long started = System.nanoTime();
            HttpResponse<String> answer = registry.send("responsibilities/R-0-0", "PUT", "application/json", body);
            double took = (System.nanoTime() - started) / 1e6;
            if (answer.statusCode() != OK || !answer.body().contains("\"overlap\"")) {
                throw new IllegalStateException("the change was answered " + answer.statusCode() + " " + answer.body());
            }
            if (i >= 0) {
                millis[i] = took;
            }
        }
        Arrays.sort(millis);
        return millis;
    }
}
