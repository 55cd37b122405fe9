package org.interagency.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/**
 * Measures what a token costs: the same fact is read through the gateway with a token and without one, in turn. The gateway and the service each check
 * the token.
 */
final class TokenCost {

    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 3_000;
    private static final int ROUNDS = 5;
    private static final int READERS = 8;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest anonymous;
    private final HttpRequest withToken;

    private TokenCost(URI fact, String token) {
        this.anonymous = HttpRequest.newBuilder(fact).build();
        this.withToken = HttpRequest.newBuilder(fact)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** Starts a registry, measures, and prints a table. */
    static void measureAndPrint() throws StackException, IOException, InterruptedException {
        try (LocalStack stack = new LocalStack(Settings.forTests(), System.out::println)) {
            stack.startAll();
            URI fact = URI.create(stack.settings().url(Part.GATEWAY) + "/api/v1/territories/TOKEN");
            TokenCost cost = new TokenCost(fact, stack.settings().tokens().ofEveryRole("benchmark", TOKEN_LIFE));
            cost.register(fact);
            cost.measureTimes();
            cost.measureThroughput();
        }
    }

    private void register(URI fact) throws IOException, InterruptedException {
        int status = client.send(
                        HttpRequest.newBuilder(withToken, (name, value) -> true)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(
                                        "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        require(status == CREATED, "the write to " + fact + " was answered " + status);
    }

    private void measureTimes() throws IOException, InterruptedException {
        double[] without = new double[MEASURED];
        double[] with = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            double first = millis(anonymous);
            double second = millis(withToken);
            if (i >= 0) {
                without[i] = first;
                with[i] = second;
            }
        }
        Arrays.sort(without);
        Arrays.sort(with);
        System.out.printf("%n| one read | without a token | with a token |%n| --- | --- | --- |%n");
        System.out.printf("| p50 | %.2f ms | %.2f ms |%n", without[MEASURED / 2], with[MEASURED / 2]);
        System.out.printf("| p95 | %.2f ms | %.2f ms |%n", without[MEASURED * 95 / 100], with[MEASURED * 95 / 100]);
    }

    private double millis(HttpRequest request) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
        require(status == OK, "a read was answered " + status);
        return (System.nanoTime() - started) / 1e6;
    }

    private void measureThroughput() {
        int without = 0;
        int with = 0;
        for (int round = 0; round < ROUNDS; round++) {
            without += reads(anonymous);
            with += reads(withToken);
        }
        long seconds = ROUND.toSeconds() * ROUNDS;
        System.out.printf("| %d readers | %d /s | %d /s |%n%n", READERS, without / seconds, with / seconds);
    }

    private int reads(HttpRequest request) {
        AtomicInteger reads = new AtomicInteger();
        long end = System.nanoTime() + ROUND.toNanos();
        CompletableFuture.allOf(IntStream.range(0, READERS)
                        .mapToObj(reader -> readUntil(end, request, reads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        return reads.get();
    }

    private CompletableFuture<Void> readUntil(long end, HttpRequest request, AtomicInteger reads) {
        if (System.nanoTime() >= end) {
            return CompletableFuture.completedFuture(null);
        }
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenCompose(answer -> {
            require(answer.statusCode() == OK, "a read was answered " + answer.statusCode());
            reads.incrementAndGet();
            return readUntil(end, request, reads);
        });
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
