package org.interagency.mapping.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.scan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.copy.WorkKind;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.mapping.UnusualSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work on copies that fails: it stops no other work, is told, and is done as soon as it can be. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class FailingWorkTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    DataSource database;

    @Inject
    CopyWorker worker;

    @Inject
    Attempts attempts;

    @Inject
    Redetection redetection;

    @Inject
    ContingencyDetection contingencies;

    /** Each test creates its own country, with the agencies A and B. */
    private String country;

    @BeforeEach
    void aCountryWithTwoAgencies() {
        country = "F" + COUNTRIES.incrementAndGet();
        register(agencyService, "territories/" + country, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String agency : List.of("A", "B")) {
            register(agencyService, in("agencies/@-" + agency), ministry("Ministry"));
        }
    }

    @AfterEach
    void everythingSucceedsAgain() {
        sql("DROP TRIGGER IF EXISTS fails ON finding");
        sql("DROP TRIGGER IF EXISTS fails ON pending_reorganisation");
        worker.stop();
        worker.start();
        soon().untilAsserted(() -> get("detection")
                .body("programmes", equalTo(0))
                .body("contingencies", equalTo(0))
                .body("reorganisations", equalTo(0))
                .body("failures.count", equalTo(0)));
    }

    @Test
    void aProgrammeThatCannotBeDetectedIsToldAndStopsNoOther() {
        findingsFail("RAISE EXCEPTION 'no';", "function/@-BROKEN/policy");
        programme("BROKEN");
        programme("OTHER");
        soon().untilAsserted(() -> hasGap("OTHER"));
        soon().untilAsserted(() -> get("detection")
                .body("programmes", equalTo(1))
                .body("contingencies", equalTo(0))
                .body("failures.count", equalTo(1))
                .body("failures.first.kind", equalTo(List.of("programme")))
                .body("failures.first.key", equalTo(List.of(in("@-BROKEN"))))
                .body("failures.first[0].attempts", greaterThan(2))
                .body(
                        "failures.first[0].reason",
                        matchesPattern("An internal error occurred; the log has it under reference [0-9a-f-]{36}\\.")));
        JsonPath failure = get("detection").extract().jsonPath();
        assertThat(Instant.parse(failure.getString("failures.first[0].since")))
                .isBefore(Instant.parse(failure.getString("failures.first[0].nextAttempt")));
        soon().untilAsserted(() -> assertThat(metrics())
                .contains("registry_worker_failing{kind=\"programme\"} 1.0")
                .contains("registry_worker_failing{kind=\"contingency\"} 0.0")
                .contains("registry_worker_failing{kind=\"reorganisation\"} 0.0")
                // A programme that fails does not wait.
                .contains("registry_detection_pending 0.0"));
        work("DOWN").body("data.programme", equalTo(1));

        programme("LATER");
        soon().untilAsserted(() -> hasGap("LATER"));
        // Another function of the failing programme can be written.
        put(in("responsibilities/@-R"), accountable("BROKEN", "provision", "A")).statusCode(201);
        List<JsonPath> steps = scan();
        assertThat(steps.get(steps.size() - 1).getBoolean("done")).isTrue();
        assertThat(steps.get(steps.size() - 1).getInt("failed")).isEqualTo(1);

        sql("DROP TRIGGER fails ON finding");
        soon().untilAsserted(() -> hasGap("BROKEN"));
        soon().untilAsserted(
                        () -> get("detection").body("programmes", equalTo(0)).body("failures.count", equalTo(0)));
        soon().untilAsserted(() -> assertThat(metrics()).contains("registry_worker_failing{kind=\"programme\"} 0.0"));
        work("UP");
    }

    @Test
    void aProgrammeWhoseDetectionTakesTooLongIsToldAndStopsNoOther() {
        findingsFail("PERFORM pg_sleep(600); RETURN NEW;", "function/@-SLOW/policy");
        programme("SLOW");
        programme("OTHER");
        soon().untilAsserted(() -> hasGap("OTHER"));
        soon().untilAsserted(() -> get("detection")
                .body("programmes", equalTo(1))
                .body("failures.first.key", equalTo(List.of(in("@-SLOW"))))
                .body("failures.first[0].attempts", greaterThan(1))
                .body("failures.first[0].reason", equalTo("Detection took longer than 2 seconds.")));

        programme("LATER");
        soon().untilAsserted(() -> hasGap("LATER"));

        sql("DROP TRIGGER fails ON finding");
        soon().untilAsserted(() -> hasGap("SLOW"));
    }

    @Test
    void aProgrammeWhoseDetectionComputesForMinutesIsInterruptedAndStopsNoOther() {
        programme("HEAVY");
        soon().untilAsserted(() -> hasGap("HEAVY"));
        // A detection in progress would note that it has seen the rows inserted meanwhile. And the worker may have
        // stopped before it saw the mark of the
        // programme: then nothing would be new to it when the mark is deleted.
        worker.stop();
        redetection.bringUpToDate(() -> false);
        sql(
                in(
                        """
                INSERT INTO responsibility (state, id, programme, function, agency, role, territories, age_from, age_to, groups,
                    valid_from, valid_to, legal_basis, version)
                SELECT gen_random_uuid(), '@-HEAVY-' || i, '@-HEAVY', 'policy', '@-A', 'accountable', ARRAY['@'], i % 100, i % 100 + 10,
                    '{}', date '2020-01-01' + i, date '2020-01-01' + 15000 + i, '[]', 1
                FROM generate_series(1, 15000) i"""));
        try {
            sql(in("DELETE FROM detected WHERE programme = '@-HEAVY'"));
            worker.start();
            soon().untilAsserted(() -> get("detection")
                    .body("failures.first.key", equalTo(List.of(in("@-HEAVY"))))
                    .body("failures.first[0].attempts", greaterThan(1))
                    .body("failures.first[0].reason", equalTo("Detection took longer than 2 seconds.")));
            programme("LATER");
            soon().untilAsserted(() -> hasGap("LATER"));
            put(in("responsibilities/@-R"), accountable("HEAVY", "policy", "B"))
                    .statusCode(503)
                    .body("detail", containsString("took longer than it may"));
        } finally {
            sql(in("DELETE FROM responsibility WHERE programme = '@-HEAVY'"));
        }
        soon().untilAsserted(() -> get("detection").body("failures.count", equalTo(0)));
    }

    @Test
    void eventsAreStoredWhileADetectionHangsAndItsProgrammeIsDetectedOnceMore() throws SQLException {
        worker.stop();
        programme("HELD");
        awaitCopy("HELD", 1);
        findingsFail("PERFORM pg_advisory_xact_lock(4711); RETURN NEW;", "function/@-HELD/policy");
        CompletableFuture<Redetected> detecting;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.execute(other, "SELECT pg_advisory_xact_lock(4711)");
            detecting = CompletableFuture.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> redetection.detect(in("@-HELD"))));
            awaitAWaitForAnAdvisoryLock();

            register(agencyService, in("agencies/@-A"), ministry("Office"));
            register(programService, in("programmes/@-HELD"), requiring("policy", "provision"));
            awaitCopy("A", 2);
            awaitCopy("HELD", 2);
            assertThat(detecting).isNotDone();
            other.commit();
            other.setAutoCommit(true);
        }
        assertThat(detecting.join().wasUpToDate()).isFalse();
        get("detection").body("programmes", equalTo(1));
        worker.start();
        soon().untilAsserted(() -> get(in("reports/gaps?programme=@-HELD"))
                .body("items.function", containsInAnyOrder("policy", "provision")));
    }

    /** Who stores the agency does not see the responsibility, since the write is not committed; the write does not see the newer agency. */
    @Test
    void aProgrammeIsDetectedOnceMoreIfAnAgencyChangesDuringAWrite() throws SQLException {
        programme("P");
        soon().untilAsserted(() -> hasGap("P"));
        soon().untilAsserted(() -> get("detection").body("programmes", equalTo(0)));
        worker.stop();
        findingsFail("PERFORM pg_advisory_xact_lock(4711); RETURN NEW;", "function/@-P/policy");
        CompletableFuture<Integer> writing;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.execute(other, "SELECT pg_advisory_xact_lock(4711)");
            writing =
                    CompletableFuture.supplyAsync(() -> put(in("responsibilities/@-R"), accountable("P", "policy", "B"))
                            .extract()
                            .statusCode());
            awaitAWaitForAnAdvisoryLock();

            request()
                    .baseUri(agencyService)
                    .delete(in("agencies/@-B?on=2040-01-01"))
                    .then()
                    .statusCode(200);
            awaitCopy("B", 2);
            other.commit();
            other.setAutoCommit(true);
        }
        assertThat(writing.join()).isEqualTo(201);
        get("detection").body("programmes", equalTo(1));
        worker.start();
        soon().untilAsserted(() -> hasGap("P"));
    }

    private void awaitCopy(String name, int version) {
        soon().until(() -> text(in(
                        "SELECT count(*) FROM copied_fact WHERE key = '@-" + name + "' AND version = " + version))
                .equals("1"));
    }

    private void awaitAWaitForAnAdvisoryLock() {
        soon().until(() ->
                text("""
                        SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database
                        WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted""")
                        .equals("1"));
    }

    /** The worker cannot even see what has failed, as if PostgreSQL had forgotten to answer. */
    @Test
    void aWorkerThatHangsIsNotAliveUntilItGoesOn() throws SQLException {
        soon().untilAsserted(() -> workerRuns("UP"));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.execute(other, "LOCK TABLE failing_work IN ACCESS EXCLUSIVE MODE");
            worker.wake();
            soon().untilAsserted(() -> workerRuns("DOWN"));
            other.rollback();
            other.setAutoCommit(true);
        }
        soon().untilAsserted(() -> workerRuns("UP"));
    }

    private static void workerRuns(String status) {
        check("live", "worker runs").body("status", equalTo(status));
    }

    private static ValidatableResponse work(String status) {
        return check("well", "work on copies succeeds").body("status", equalTo(status));
    }

    private static ValidatableResponse check(String kind, String name) {
        return RestAssured.get("/q/health/" + kind).then().rootPath("checks.find { it.name == '" + name + "' }");
    }

    /** A service with a bug could announce such a programme. Its territories cannot even be compared with those of the last detection. */
    @Test
    void aProgrammeThatIsNotEvenValidIsToldAndStopsNoOther() {
        programme("WRONG");
        soon().untilAsserted(() -> hasGap("WRONG"));
        changeCopy("WRONG", "'{population,ageTo}', '-1'");
        try {
            worker.wake();
            soon().untilAsserted(() -> get("detection")
                    .body("programmes", equalTo(1))
                    .body("failures.first.findAll { it.kind == 'programme' }.key", equalTo(List.of(in("@-WRONG"))))
                    .body(
                            "failures.first.findAll { it.kind == 'contingency' }.key",
                            equalTo(List.of(in("poverty/@")))));
            programme("OTHER");
            soon().untilAsserted(() -> hasGap("OTHER"));
        } finally {
            changeCopy("WRONG", "'{population,ageTo}', '130'");
        }
        soon().untilAsserted(() -> get("detection").body("failures.count", equalTo(0)));
    }

    private void changeCopy(String programme, String change) {
        sql(in("UPDATE copied_fact SET fact = jsonb_set(fact, " + change + ") WHERE key = '@-" + programme + "'"));
        sql("UPDATE copied_topic SET stamp = stamp + 1");
    }

    @Test
    void aReorganisationThatFailsIsToldAndStopsOnlyThoseAfterIt() {
        trigger(
                "RAISE EXCEPTION 'no';",
                "BEFORE DELETE ON pending_reorganisation FOR EACH ROW WHEN (OLD.code = '" + in("@-RENAME-A") + "')");
        programme("HELD");
        put(in("responsibilities/@-R"), accountable("HELD", "policy", "A")).statusCode(201);
        rename("A");
        rename("B");
        soon().untilAsserted(() -> get("detection")
                .body("reorganisations", equalTo(2))
                .body("failures.count", equalTo(1))
                .body("failures.first.kind", equalTo(List.of("reorganisation")))
                .body("failures.first.key", equalTo(List.of(in("@-RENAME-A"))))
                .body("failures.first[0].attempts", greaterThan(1)));
        programme("LATER");
        soon().untilAsserted(() -> hasGap("LATER"));

        sql("DROP TRIGGER fails ON pending_reorganisation");
        soon().untilAsserted(() ->
                get("detection").body("reorganisations", equalTo(0)).body("failures.count", equalTo(0)));
        get(in("responsibilities/@-R?asOf=2024-01-01")).body("agency", equalTo(in("@-A2")));
    }

    @Test
    void anErrorIsAFailureOfOnePieceUnlessTheJvmFails() {
        worker.stop();
        assertThat(attempt(() -> {
                    throw new StackOverflowError();
                }))
                .isFalse();
        get("detection")
                .body("failures.first.key", equalTo(List.of("NONE")))
                .body("failures.first[0].attempts", equalTo(1));
        assertThatThrownBy(() -> attempt(() -> {
                    throw new OutOfMemoryError();
                }))
                .isInstanceOf(OutOfMemoryError.class);
        get("detection").body("failures.first[0].attempts", equalTo(1));
        // There is no such programme, so that nothing is left to be done.
        worker.start();
        soon().untilAsserted(() -> get("detection").body("failures.count", equalTo(0)));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        worker.stop();
        for (String pause : List.of("100 ms", "200 ms", "400 ms", "500 ms", "500 ms")) {
            String before = text("SELECT clock_timestamp()");
            fail();
            assertThat(text("SELECT next_attempt - interval '%s' BETWEEN '%s' AND clock_timestamp() FROM failing_work"
                            .formatted(pause, before)))
                    .isEqualTo("t");
            sql("UPDATE failing_work SET next_attempt = now()");
        }
        get("detection").body("failures.first[0].attempts", equalTo(5));

        // As if another replica had failed at the same time and recorded it first.
        sql("UPDATE failing_work SET next_attempt = now() + interval '1 hour'");
        fail();
        get("detection").body("failures.first[0].attempts", equalTo(5));
        sql("UPDATE failing_work SET next_attempt = now()");
    }

    private void fail() {
        assertThat(attempt(() -> {
                    throw new IllegalStateException();
                }))
                .isFalse();
    }

    private boolean attempt(Supplier<String> work) {
        return attempts.attempt(WorkKind.PROGRAMME, "NONE", work).isPresent();
    }

    @Test
    void aSecondLookIsCheapAndSeesWhatWasDeleted() {
        programme("P");
        soon().untilAsserted(() -> hasGap("P"));
        soon().untilAsserted(() -> get("detection").body("programmes", equalTo(0)));
        worker.stop();
        redetection.bringUpToDate(() -> false);
        redetection.bringUpToDate(() -> false);

        // Only this test changes a mark in place, to see that the programmes are not looked at.
        sql(in("UPDATE detected SET programme_version = 0 WHERE programme = '@-P'"));
        redetection.bringUpToDate(() -> false);
        get("detection").body("programmes", equalTo(1));

        sql(in("DELETE FROM detected WHERE programme = '@-P'"));
        redetection.bringUpToDate(() -> false);
        get("detection").body("programmes", equalTo(0));
    }

    @Test
    void aContingencyThatAnotherReplicaHasDetectedIsNotDetectedAgain() throws SQLException {
        programme("P");
        soon().untilAsserted(() -> hasGap("P"));
        soon().untilAsserted(() -> get("detection").body("contingencies", equalTo(0)));
        worker.stop();
        String scope =
                text(in("SELECT min(scope) FROM finding WHERE scope LIKE 'contingency/%/@' AND status = 'open'"));
        String where = " WHERE '" + scope + "' = 'contingency/' || contingency || '/' || territory";
        String signature = text("SELECT signature FROM detected_contingency" + where);
        sql("UPDATE detected_contingency SET signature = gen_random_uuid()" + where);
        sql("UPDATE finding SET status = 'resolved' WHERE scope = '" + scope + "'");

        CompletableFuture<Void> detecting;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.execute(other, "SELECT pg_advisory_xact_lock(hashtext('" + scope + "'))");
            detecting = CompletableFuture.runAsync(() -> contingencies.detectStale(() -> false));
            awaitAWaitForAnAdvisoryLock();
            Sql.execute(other, "UPDATE detected_contingency SET signature = '" + signature + "'" + where);
            other.commit();
            other.setAutoCommit(true);
        }
        detecting.join();
        String open = text("SELECT count(*) FROM finding WHERE status = 'open' AND scope = '" + scope + "'");
        sql("UPDATE finding SET status = 'open' WHERE scope = '" + scope + "'");
        assertThat(open).isEqualTo("0");
    }

    private String in(String text) {
        return text.replace("@", country);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private static String metrics() {
        return RestAssured.get("/q/metrics").asString();
    }

    /** Registers a programme whose function {@code policy} nobody is accountable for. */
    private void programme(String name) {
        register(programService, in("programmes/@-" + name), requiring("policy"));
    }

    private String requiring(String... functions) {
        return in(
                """
                {"name": {"en": "Care"}, "owner": "@-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["@"], "validFrom": "2020-01-01", "requiredFunctions": ["%s"]}"""
                        .formatted(String.join("\", \"", functions)));
    }

    private String ministry(String name) {
        return in(
                """
                {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "@"}"""
                        .formatted(name));
    }

    private String accountable(String programme, String function, String agency) {
        return in(
                """
                {"programme": "@-%s", "function": "%s", "agency": "@-%s", "role": "accountable",
                 "territories": ["@"], "validFrom": "2020-01-01"}"""
                        .formatted(programme, function, agency));
    }

    private void hasGap(String programme) {
        get(in("reports/gaps?programme=@-" + programme)).body("items.function", equalTo(List.of("policy")));
    }

    private void rename(String agency) {
        request()
                .baseUri(agencyService)
                .body(in(
                        """
                        {"code": "@-RENAME-%1$s", "type": "rename", "from": ["@-%1$s"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "@-%1$s2", "name": {"en": "New"}}]}"""
                                .formatted(agency)))
                .post("agency-changes")
                .then()
                .statusCode(201);
    }

    private void findingsFail(String body, String scope) {
        trigger(body, in("BEFORE INSERT OR UPDATE ON finding FOR EACH ROW WHEN (NEW.scope = '" + scope + "')"));
    }

    private void trigger(String body, String when) {
        sql("CREATE OR REPLACE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$");
        sql("CREATE TRIGGER fails " + when + " EXECUTE FUNCTION fails()");
    }

    private void sql(String statement) {
        try (Connection connection = database.getConnection()) {
            Sql.execute(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private String text(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
