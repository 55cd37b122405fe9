package org.interagency.verification;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.Sql;

/**
 * Makes parts of a running registry fail at random, one of PostgreSQL and Kafka and one of the services at the same time. The same seed gives
 * the same faults in the same order.
 */
final class Faults implements AutoCloseable {

    private static final List<Part> SERVERS = List.of(Part.POSTGRES, Part.KAFKA);
    private static final Duration TO_RECOVER = Duration.ofMinutes(3);

    private enum Kind {
        /** It gets SIGKILL, and is started again by the registry. */
        KILL,
        /** It gets SIGSTOP, and later SIGCONT. */
        PAUSE,
        /** It is stopped, and later started. */
        STOP,
        /** PostgreSQL ends all connections of one service. */
        CUT
    }

    /**
     * @param afterMillis how long nothing fails before
     * @param forMillis how long the part is paused or stopped
     */
    private record Fault(Kind kind, Part part, long afterMillis, long forMillis) {

        static Fault random(List<Part> parts, Random random) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Part part = parts.get(random.nextInt(parts.size()));
            boolean hasDatabase = part != Part.KAFKA && part != Part.GATEWAY;
            return new Fault(
                    kind == Kind.CUT && !hasDatabase ? Kind.KILL : kind,
                    part,
                    10_000 + random.nextInt(15_000),
                    1_000 + random.nextInt(8_000));
        }

        @Override
        public String toString() {
            String length = kind == Kind.PAUSE || kind == Kind.STOP ? " for " + forMillis + " ms" : "";
            return kind.name().toLowerCase(Locale.ROOT) + " " + part.directory() + length;
        }
    }

    private final RunningRegistry registry;
    private final Instant until;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> loops;

    /**
     * Begins at once.
     *
     * @param until when nothing fails anymore, unless this is closed before
     */
    Faults(RunningRegistry registry, long seed, Instant until) {
        this.registry = registry;
        this.until = until;
        Random random = new Random(seed);
        long forServers = random.nextLong();
        long forServices = random.nextLong();
        this.loops = List.of(
                CompletableFuture.runAsync(() -> cause(SERVERS, new Random(forServers)), Faults::run),
                CompletableFuture.runAsync(() -> cause(LocalStack.SERVICES, new Random(forServices)), Faults::run));
    }

    private static void run(Runnable loop) {
        new Thread(loop, "faults").start();
    }

    private void cause(List<Part> parts, Random random) {
        Fault fault = Fault.random(parts, random);
        while (!hasEndedAfter(fault.afterMillis())) {
            done.add(fault.toString());
            cause(fault);
            fault = Fault.random(parts, random);
        }
    }

    private boolean hasEndedAfter(long millis) {
        long left = Duration.between(Instant.now(), until).toMillis();
        try {
            return ending.await(Math.min(millis, left), TimeUnit.MILLISECONDS) || millis >= left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parts fail", e);
        }
    }

    private void cause(Fault fault) {
        Part part = fault.part();
        switch (fault.kind()) {
            case KILL -> registry.signal("KILL", part);
            case PAUSE -> {
                registry.signal("STOP", part);
                hasEndedAfter(fault.forMillis());
                registry.signal("CONT", part);
            }
            case STOP -> {
                registry.command("stop", part.directory());
                hasEndedAfter(fault.forMillis());
                registry.command("start", part.directory());
            }
            case CUT ->
                (part == Part.POSTGRES ? List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING) : List.of(part))
                        .forEach(this::cutConnections);
        }
    }

    private void cutConnections(Part service) {
        try (Connection connection = Sql.connect(registry.settings(), service)) {
            Sql.execute(
                    connection,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE usename = current_user AND pid <> pg_backend_pid()");
        } catch (SQLException away) {
            done.add("(not cut: " + away.getMessage() + ")");
        }
    }

    /** Ends the faults, and returns once all parts are ready. */
    @Override
    public void close() {
        ending.countDown();
        loops.forEach(CompletableFuture::join);
        await().atMost(TO_RECOVER).until(() -> registry.run("status").exitCode() == 0);
    }

    /** What failed, in the order of time, for people. */
    @Override
    public String toString() {
        return String.join(", ", done);
    }
}
