package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.all;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.Api;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that send their requests again lose nothing, and the registry comes back by itself, whatever fails while they write.
 *
 * <p>{@code ./registry faults} runs it with other numbers: {@code -Dfaults.seed} is the first seed, {@code -Dfaults.runs} the number of seeds, and
 * {@code -Dfaults.seconds} how long parts fail with each.
 */
class FaultsTest {

    private static final int WRITERS = 4;

    /** So many requests at least are answered in each run, or it has shown nothing. */
    private static final int FEWEST_REQUESTS = 100;

    private static final Duration AFTER_FAULTS = Duration.ofSeconds(15);
    private static final Set<String> COMPARED = Set.of("id", "status", "version", "severity", "extent", "agencies");

    private static RunningRegistry registry;

    @BeforeAll
    static void start() {
        registry = RunningRegistry.start(Settings.forTests().shortLived()).awaitUp();
        Api.use(registry.settings());
    }

    @AfterAll
    static void end() {
        registry.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("faults.runs", 1))
                .map(run -> Long.getLong("faults.seed", 1) + run);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void loseNothing(long seed) {
        PersistentClient client = new PersistentClient();
        RandomWrites writes = new RandomWrites("F" + seed, client);
        writes.prepare();
        Instant until = Instant.now().plusSeconds(Integer.getInteger("faults.seconds", 60));
        Faults faults = new Faults(registry, seed, until);
        try (faults) {
            Concurrently.send(IntStream.range(0, WRITERS)
                    .<Callable<Response>>mapToObj(writer -> () -> writes.writeWhile(
                            () -> Instant.now().isBefore(until.plus(AFTER_FAULTS)),
                            new Random(seed * WRITERS + writer)))
                    .toList());
        } finally {
            System.out.printf("faults| seed %d: %s; %s%n", seed, client, faults);
        }
        assertThat(client.requests()).as("requests").isGreaterThanOrEqualTo(FEWEST_REQUESTS);
        writes.check(registry.settings());
        findingsAreAsTheTopicSays();
    }

    private static void findingsAreAsTheTopicSays() {
        Scans.awaitDetection();
        Map<String, Map<String, Object>> stored = all("findings?period=1500-01-01/9999-12-31").stream()
                .map(FaultsTest::compared)
                .collect(Collectors.toMap(finding -> finding.get("id").toString(), Function.identity()));
        try (EventReader reader = new EventReader(registry.settings(), Topics.FRAGMENTATION)) {
            reader.untilAll(read -> lastEvents(read).equals(stored));
        }
    }

    /** What the last event of each finding says. */
    private static Map<String, Map<String, Object>> lastEvents(List<Event> read) {
        Map<String, Event> last = new HashMap<>();
        read.forEach(event -> last.put(event.key(), event));
        return last.values().stream().collect(Collectors.toMap(Event::key, FaultsTest::finding));
    }

    private static Map<String, Object> finding(Event event) {
        return compared(new JsonPath(event.data()).getMap(""));
    }

    private static Map<String, Object> compared(Map<String, Object> finding) {
        return finding.entrySet().stream()
                .filter(field -> COMPARED.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
