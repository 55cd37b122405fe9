package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.kit.retention.ExpiringRecords;
import org.interagency.kit.retention.Retention;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.IndexUse;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Resolved findings are deleted ten years after they were resolved. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class RetentionTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    Settings settings;

    @Inject
    Session session;

    @Inject
    Retention retention;

    @Inject
    Scheduler scheduler;

    @Inject
    @All
    List<ExpiringRecords> expiring;

    private String country;

    /** The id of an overlap that is resolved, in its second version. That nobody finances the programme is an open finding. */
    private String resolved;

    @BeforeEach
    void resolveAnOverlap() {
        country = "RT" + COUNTRIES.incrementAndGet();
        register(agencyService, "territories/" + country, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String agency : List.of("-A", "-B")) {
            register(
                    agencyService,
                    "agencies/" + country + agency,
                    """
                    {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                            .formatted(country));
        }
        register(
                programService,
                "programmes/" + country,
                """
                {"name": {"en": "Care"}, "owner": "%1$s-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["%1$s"], "validFrom": "2020-01-01", "requiredFunctions": ["financing"]}"""
                        .formatted(country));
        assign("-A").statusCode(201);
        resolved = assign("-B").statusCode(201).extract().path("findings.opened.find { it.type == 'overlap' }.id");
        delete("responsibilities/" + country + "-B?on=2020-01-01").statusCode(200);
        // Nothing is resolved while copies are lost, which tests before this one can have caused.
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> get("findings/" + resolved)
                .body("status", equalTo("resolved"))
                .body("version", is(2)));
    }

    private ValidatableResponse assign(String agency) {
        return put(
                "responsibilities/" + country + agency,
                """
                {"programme": "%1$s", "function": "provision", "agency": "%1$s%2$s", "role": "accountable",
                 "territories": ["%1$s"], "validFrom": "2020-01-01"}"""
                        .formatted(country, agency));
    }

    private void age(String finding, int days) {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "UPDATE finding SET last_changed = now() - make_interval(days => :days) WHERE id = :id")
                .setParameter("days", days)
                .setParameter("id", finding)
                .executeUpdate());
    }

    private List<String> listed() {
        return get("findings?limit=1000&programme=" + country)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private static void opensVersionThree(ValidatableResponse write, String finding) {
        write.statusCode(200).body("findings.opened.find { it.id == '" + finding + "' }.version", is(3));
    }

    @Test
    void deletesResolvedFindingsAfterTheirRetention() {
        age(resolved, 3651);

        retention.deleteExpired();

        get("findings/" + resolved).statusCode(404);
        assertThat(listed()).doesNotContain(resolved);
        RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .basePath("/api/v1")
                .post("events/republish?topic=" + Topics.FRAGMENTATION + "&key=" + resolved)
                .then()
                .body("announced", is(0));
    }

    @Test
    void keepsResolvedFindingsDuringTheirRetentionAndOpenOnesForEver() {
        age(resolved, 3649);
        String open = get("reports/gaps?programme=" + country).extract().path("items[0].id");
        age(open, 100_000);

        retention.deleteExpired();

        assertThat(listed()).contains(resolved, open);
    }

    @Test
    void continuesTheVersionsOfADeletedFindingThatOccursAgain() {
        age(resolved, 3651);
        retention.deleteExpired();

        opensVersionThree(assign("-B"), resolved);

        try (EventReader reader = new EventReader(settings, Topics.FRAGMENTATION)) {
            List<Event> events =
                    reader
                            .untilAll(read -> read.stream()
                                            .filter(event -> event.key().equals(resolved))
                                            .count()
                                    == 4)
                            .stream()
                            .filter(event -> event.key().equals(resolved))
                            .toList();
            assertThat(events)
                    .extracting(Event::type)
                    .containsExactly(
                            "org.interagency.fragmentation.opened.v1",
                            "org.interagency.fragmentation.resolved.v1",
                            "org.interagency.fragmentation.deleted.v1",
                            "org.interagency.fragmentation.opened.v1");
            assertThat(events.get(2).data()).isNull();
            assertThat(new JsonPath(events.get(3).data()).getInt("version")).isEqualTo(3);
        }
    }

    @Test
    void leavesAFindingThatAnotherTransactionHasLocked() {
        age(resolved, 3651);

        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeQuery("SELECT id FROM finding WHERE id = :id FOR NO KEY UPDATE", String.class)
                    .setParameter("id", resolved)
                    .getSingleResult();
            retention.deleteExpired();
        });

        get("findings/" + resolved).statusCode(200);
    }

    @Test
    void opensAFindingAgainWhileItIsDeleted() {
        age(resolved, 3651);

        CompletableFuture<ValidatableResponse> again = QuarkusTransaction.requiringNew()
                .call(() -> {
                    expiring.forEach(records -> records.deleteExpired(1000));
                    CompletableFuture<ValidatableResponse> write = CompletableFuture.supplyAsync(() -> assign("-B"));
                    await().until(() -> waits() > 0);
                    return write;
                });

        opensVersionThree(again.join(), resolved);
    }

    private long waits() {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", Long.class)
                .getSingleResult());
    }

    @Test
    void deletesByItselfWithinAnHour() {
        assertThat(scheduler.getScheduledJobs())
                .filteredOn(job -> job.getId().contains(Retention.class.getName()))
                .singleElement()
                .satisfies(job -> assertThat(job.getNextFireTime())
                        .isBeforeOrEqualTo(Instant.now().plus(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"finding_resolved", "idempotency_key_answered_at", "import_progress_noted_at"})
    void findsExpiredRecordsByAnIndex(String index) {
        boolean isPossible = QuarkusTransaction.requiringNew()
                .call(() -> IndexUse.isPossible(
                        index,
                        statement ->
                                session.createNativeMutationQuery(statement).executeUpdate(),
                        number -> session.createNativeQuery(number, Long.class).getSingleResult(),
                        () -> expiring.forEach(records -> records.deleteExpired(1))));
        assertThat(isPossible).isTrue();
    }
}
