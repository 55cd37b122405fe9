package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that is asked to end answers what it has begun, and ends soon. */
@ExtendWith(SharedRegistry.class)
class ShutdownTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final RunningRegistry registry;

    ShutdownTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"AGENCY", "PROGRAM", "MAPPING", "GATEWAY"})
    void aServiceEndsSoon(Part service) {
        assertThat(shutdown(service)).isLessThan(LONGEST);
    }

    private Duration shutdown(Part service) {
        ProcessHandle process = registry.processes().get(service);
        long deaths = deaths(service);
        Instant start = Instant.now();
        process.destroy();
        process.onExit().join();
        Duration time = Duration.between(start, Instant.now());
        System.out.println(service.directory() + " ended after " + time.toMillis() + " ms");
        await().until(() -> deaths(service) > deaths);
        registry.command("start", service.directory());
        return time;
    }

    private long deaths(Part service) {
        return registry.output().stream()
                .filter(line -> line.contains(service.directory() + " died"))
                .count();
    }

    @Test
    void aRequestInProgressIsAnsweredAndNewOnesAreSentElsewhere() throws SQLException {
        // The API document, which answers are checked against, cannot be read while the service is away.
        get("territories").statusCode(200);
        CompletableFuture<Duration> end;
        CompletableFuture<Integer> begun;
        try (Connection blocker = Sql.connect(registry.settings(), Part.AGENCY)) {
            blocker.setAutoCommit(false);
            Sql.execute(blocker, "INSERT INTO latest_version VALUES ('territories', 'KE', 0)");
            begun = CompletableFuture.supplyAsync(ShutdownTest::putTerritory);
            await().until(() -> Sql.isAwaited(blocker));
            end = CompletableFuture.supplyAsync(() -> shutdown(Part.AGENCY));
            String service = registry.settings().url(Part.AGENCY);
            await().until(() -> RestAssured.get(service + "/q/health/ready").statusCode() == 503);
            await().untilAsserted(() -> RestAssured.get(service + "/api/v1/territories")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2"));
            blocker.rollback();
        }
        assertThat(begun.join()).isEqualTo(201);
        assertThat(end.join()).isLessThan(LONGEST);
    }

    private static int putTerritory() {
        return put("territories/KE", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .extract()
                .statusCode();
    }

    @Test
    void noServiceIsReadyWhileTheDatabaseIsPaused() {
        List<String> ready = Stream.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING)
                .map(service -> registry.settings().url(service) + "/q/health/ready")
                .toList();
        List<Callable<Response>> questions = ready.stream()
                .<Callable<Response>>map(address -> () -> RestAssured.get(address))
                .toList();
        registry.signal("STOP", Part.POSTGRES);
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(Concurrently.send(questions)).allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.time()).isLessThan(LONGEST.toMillis());
                });
            }
        } finally {
            registry.signal("CONT", Part.POSTGRES);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ready.stream()
                .allMatch(address -> RestAssured.get(address).statusCode() == 200));
    }
}
