package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.Api;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;

/**
 * What a service needs does not grow with what it has done. {@code ./registry soak} runs it; the whole suite does not, since it takes an hour. Each round
 * writes about a country of its own for a minute, checks that nothing was lost, and measures.
 */
class Soak {

    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int WRITERS = 4;
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The tables of work that is to be done, or has failed. */
    private static final Set<String> WORK = Set.of("outbox", "parked_event", "pending_reorganisation", "failing_work");

    /** Resolved findings expire within the hour, so that as many are deleted as are resolved. */
    private static final Map<String, String> SHORT_RETENTION =
            Map.of("REGISTRY_FINDINGS_RETENTION", "PT5M", "REGISTRY_RETENTION_CHECK_EVERY", "1m");

    private static final String EXPIRED_FINDINGS =
            "SELECT count(*) FROM finding WHERE status = 'resolved' AND last_changed < now() - interval '7 minutes'";

    /** What is added to the facts themselves, which are copied and cached, takes some memory. */
    private static final double GROWTH = 1.25;

    private static final long MORE_BYTES = 1 << 20;
    private static final long MORE_CONNECTIONS = 3;
    private static final int FEWEST_ROUNDS = 6;

    private static final List<Part> DATABASES = List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING);

    /**
     * One measurement of a service.
     *
     * @param heap bytes in use after a garbage collection
     * @param resident bytes of memory of the process
     * @param connections to its database
     * @param outbox bytes of the outbox with its indexes, whose rows are deleted once they have been sent
     */
    private record Sample(long heap, long resident, long connections, long outbox) {

        @Override
        public String toString() {
            return "%d MiB heap, %d MiB resident, %d connections, %d KiB outbox"
                    .formatted(heap >> 20, resident >> 20, connections, outbox >> 10);
        }
    }

    private final Map<Part, List<Sample>> samples = new EnumMap<>(Part.class);

    @Test
    void memoryConnectionsAndTablesStayFlat() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("soak.minutes", 60)));
        try (RunningRegistry registry =
                RunningRegistry.start(Settings.forTests(), SHORT_RETENTION).awaitUp()) {
            Api.use(registry.settings());
            for (int round = 0; Instant.now().isBefore(end); round++) {
                write(registry, round);
                measure(registry, round);
            }
        }
        samples.forEach((service, measured) -> {
            isFlat(service + " heap", measured, Sample::heap, MORE_BYTES);
            isFlat(service + " resident", measured, Sample::resident, MORE_BYTES);
            isFlat(service + " connections", measured, Sample::connections, MORE_CONNECTIONS);
            isFlat(service + " outbox", measured, Sample::outbox, MORE_BYTES);
        });
    }

    private static void write(RunningRegistry registry, int round) throws Exception {
        RandomWrites writes = new RandomWrites("S" + round, new PersistentClient());
        writes.prepare();
        ScheduledExecutorService writers = Executors.newScheduledThreadPool(WRITERS);
        List<ScheduledFuture<?>> running = IntStream.range(0, WRITERS)
                .mapToObj(writer -> new Random(WRITERS * round + writer))
                .<ScheduledFuture<?>>map(random -> writers.scheduleWithFixedDelay(
                        () -> writes.write(random), 0, BETWEEN_WRITES.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        assertThat(writers.awaitTermination(ROUND.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
        assertThat(running).as("writers without an error").noneMatch(ScheduledFuture::isDone);
        writers.shutdown();
        assertThat(writers.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
        writes.check(registry.settings());
    }

    private void measure(RunningRegistry registry, int round) throws SQLException, IOException {
        Scans.awaitDetection();
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (Part service : DATABASES) {
                nothingWaits(registry, service);
            }
            assertThat(number(registry, Part.MAPPING, EXPIRED_FINDINGS))
                    .as("expired findings")
                    .isZero();
        });
        Map<Part, ProcessHandle> processes = registry.processes();
        for (Part service : LocalStack.SERVICES) {
            long pid = processes.get(service).pid();
            boolean hasDatabase = DATABASES.contains(service);
            run(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), "GC.run");
            Sample sample = new Sample(
                    heap(registry.settings().url(service)),
                    Long.parseLong(run("ps", "-o", "rss=", "-p", Long.toString(pid))
                                    .trim())
                            * 1024,
                    hasDatabase
                            ? number(
                                    registry,
                                    service,
                                    "SELECT count(*) FROM pg_stat_activity WHERE usename = current_user")
                            : 0,
                    hasDatabase ? number(registry, service, "SELECT pg_total_relation_size('outbox')") : 0);
            samples.computeIfAbsent(service, key -> new ArrayList<>()).add(sample);
            System.out.printf("soak| round %d, %s: %s%n", round, service.directory(), sample);
        }
        for (Part service : DATABASES) {
            System.out.printf("soak| round %d, rows of %s: %s%n", round, service.directory(), rows(registry, service));
        }
    }

    private static void nothingWaits(RunningRegistry registry, Part service) throws SQLException {
        for (String table : rows(registry, service).keySet()) {
            if (WORK.contains(table)) {
                assertThat(number(registry, service, "SELECT count(*) FROM " + table))
                        .as("rows of %s in the %s", table, service.directory())
                        .isZero();
            }
        }
    }

    private static long heap(String service) {
        return RestAssured.get(service + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output;
    }

    private static long number(RunningRegistry registry, Part service, String sql) throws SQLException {
        return query(registry, service, sql).values().iterator().next();
    }

    private static Map<String, Long> rows(RunningRegistry registry, Part service) throws SQLException {
        return query(registry, service, "SELECT n_live_tup, relname FROM pg_stat_user_tables");
    }

    private static Map<String, Long> query(RunningRegistry registry, Part service, String sql) throws SQLException {
        try (Connection connection = Sql.connect(registry.settings(), service);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            Map<String, Long> numbers = new TreeMap<>();
            while (found.next()) {
                numbers.put(found.getMetaData().getColumnCount() == 1 ? "" : found.getString(2), found.getLong(1));
            }
            return numbers;
        }
    }

    /** The last third may not take notably more than the first one, after a few rounds in which a service warms up. */
    private static void isFlat(String what, List<Sample> measured, Function<Sample, Long> value, long more) {
        List<Long> values = measured.stream().map(value).toList();
        int third = values.size() / 3;
        assertThat(values).as("rounds, at least 10 minutes").hasSizeGreaterThanOrEqualTo(FEWEST_ROUNDS);
        assertThat((double) median(values.subList(values.size() - third, values.size())))
                .as("%s: %s", what, values)
                .isLessThanOrEqualTo(GROWTH * median(values.subList(third / 2, third + third / 2)) + more);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
