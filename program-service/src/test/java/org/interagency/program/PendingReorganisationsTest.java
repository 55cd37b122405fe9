package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.kit.copy.PendingReorganisations;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reorganisations whose copies are stored while the worker that carries them out is stopped. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class PendingReorganisationsTest {

    private static final int REPLICAS = 4;
    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @Inject
    CopyWorker worker;

    @Inject
    PendingReorganisations pending;

    @Inject
    DataSource database;

    /** Each test creates its own country, with the agencies A and B. */
    private String country;

    @BeforeEach
    void aCountryWithTwoAgenciesAndNoWorker() {
        country = "PR" + COUNTRIES.incrementAndGet();
        register(agencyService, "territories/" + country, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        for (String agency : List.of("A", "B")) {
            register(
                    agencyService,
                    in("agencies/@-" + agency),
                    in(
                            """
                            {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "@"}"""));
        }
        worker.stop();
    }

    @AfterEach
    void startTheWorker() throws SQLException {
        Sql.execute(database, "DROP FUNCTION IF EXISTS fails CASCADE");
        worker.stop();
        worker.start();
    }

    @Test
    void areCarriedOutOnceByAWorkerThatStartsLater() {
        put("programmes/" + in("@-P"), programme("A")).statusCode(201);
        rename("A", "NEW", "2024-01-01");
        awaitPending(1);
        owns("A", "2024-01-01");

        worker.start();
        awaitPending(0);
        owns("A", "2023-12-31");
        owns("NEW", "2024-01-01");

        worker.stop();
        worker.start();
        get("programmes/" + in("@-P/history"))
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items[1].by", equalTo("program-service"))
                .body("items[1].cause", equalTo(in("/agency-changes/@-RENAME-A")));
    }

    @Test
    void passOnOnceWhatIsWrittenBeforeTheyAreCarriedOut() {
        rename("A", "NEW", "2024-01-01");
        awaitPending(1);
        post("programmes", programme("A")).statusCode(201);
        put(
                        "programmes/" + in("@-LATER"),
                        programme("A").replace("-P\"", "-LATER\"").replace("2020-01-01", "2024-01-01"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/owner")));

        worker.start();
        awaitPending(0);
        owns("A", "2023-12-31");
        owns("NEW", "2024-01-01");
        get("programmes/" + in("@-P/history")).body("items.version", equalTo(List.of(1, 2)));

        put("programmes/" + in("@-P2"), programme("A").replace("-P\"", "-P2\"")).statusCode(201);
        get("programmes/" + in("@-P2?asOf=2024-01-01")).body("owner", equalTo(in("@-NEW")));
    }

    @Test
    void passOnInTheirOrderWhatIsWrittenBeforeTheyAreCarriedOut() {
        post("programmes", programme("A")).statusCode(201);
        reorganise(
                """
                {"code": "@-TRANSFER", "type": "transfer", "from": ["@-A"], "effectiveDate": "2023-01-01",
                 "to": [{"code": "@-B"}], "transfers": [{"to": "@-B", "programmes": ["@-P"]}]}""");
        rename("A", "NEW", "2024-01-01");
        awaitPending(2);
        put("programmes/" + in("@-P"), programme("A").replace("Pension", "Old-age pension"))
                .statusCode(200);

        worker.start();
        awaitPending(0);
        owns("A", "2022-12-31");
        owns("B", "2023-01-01");
        owns("B", "2024-01-01");
    }

    @Test
    void areCarriedOutOnceByReplicasThatWorkAtTheSameTime() {
        put("programmes/" + in("@-P"), programme("A")).statusCode(201);
        rename("A", "NEW", "2023-01-01");
        rename("NEW", "NEWER", "2024-01-01");
        rename("NEWER", "NEWEST", "2025-01-01");
        awaitPending(3);

        Collections.nCopies(REPLICAS, 0).stream()
                .map(replica -> CompletableFuture.runAsync(() -> pending.carryOut(() -> false)))
                .toList()
                .forEach(CompletableFuture::join);
        awaitPending(0);
        owns("A", "2022-12-31");
        owns("NEW", "2023-12-31");
        owns("NEWER", "2024-12-31");
        owns("NEWEST", "2025-01-01");
        get("programmes/" + in("@-P/history")).body("items.version", equalTo(List.of(1, 2, 3, 4)));
    }

    @Test
    void areCarriedOutBeforeACheckOfCopiesAnswers() {
        put("programmes/" + in("@-P"), programme("A")).statusCode(201);
        rename("A", "NEW", "2024-01-01");
        awaitPending(1);
        RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .post("/api/v1/copies/checks")
                .then()
                .statusCode(200);
        owns("NEW", "2024-01-01");
    }

    @Test
    void areListedWhileTheyFail() throws SQLException {
        post("programmes", programme("A")).statusCode(201);
        Sql.execute(
                database,
                "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$");
        Sql.execute(
                database,
                "CREATE TRIGGER fails BEFORE DELETE ON pending_reorganisation FOR EACH ROW EXECUTE FUNCTION fails()");
        rename("A", "NEW", "2024-01-01");
        awaitPending(1);

        worker.start();
        await().untilAsserted(() -> failures()
                .body("count", equalTo(1))
                .body("first.kind", equalTo(List.of("reorganisation")))
                .body("first.key", equalTo(List.of(in("@-RENAME-A")))));
        await().untilAsserted(() -> {
            assertThat(metrics())
                    .contains("registry_reorganisations_pending 1.0")
                    .contains("registry_worker_failing{kind=\"reorganisation\"} 1.0");
            work().body("status", equalTo("DOWN")).body("data.reorganisation", equalTo(1));
        });

        Sql.execute(database, "DROP FUNCTION fails CASCADE");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> failures().body("count", equalTo(0)).body("first", empty()));
        owns("NEW", "2024-01-01");
        await().untilAsserted(() -> {
            assertThat(metrics()).contains("registry_reorganisations_pending 0.0");
            work().body("status", equalTo("UP"));
        });
    }

    private static String metrics() {
        return RestAssured.given().basePath("").get("/q/metrics").asString();
    }

    private static ValidatableResponse work() {
        return RestAssured.given()
                .basePath("")
                .get("/q/health/well")
                .then()
                .rootPath("checks.find { it.name == 'work on copies succeeds' }");
    }

    private static ValidatableResponse failures() {
        return RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .get("/api/v1/copies/failures")
                .then()
                .statusCode(200);
    }

    private String in(String text) {
        return text.replace("@", country);
    }

    private String programme(String owner) {
        return in(
                """
                {"code": "@-P", "name": {"en": "Pension"}, "owner": "@-%s", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "territories": ["@"], "validFrom": "2020-01-01", "requiredFunctions": ["policy"]}"""
                        .formatted(owner));
    }

    private void owns(String agency, String day) {
        get("programmes/" + in("@-P?asOf=") + day).body("owner", equalTo(in("@-" + agency)));
    }

    private void rename(String from, String to, String day) {
        reorganise(
                """
                {"code": "@-RENAME-%1$s", "type": "rename", "from": ["@-%1$s"], "effectiveDate": "%3$s",
                 "to": [{"code": "@-%2$s", "name": {"en": "New"}}]}"""
                        .formatted(from, to, day));
    }

    private void reorganise(String agencyChange) {
        request()
                .baseUri(agencyService)
                .body(in(agencyChange))
                .post("agency-changes")
                .then()
                .statusCode(201);
    }

    private void awaitPending(int count) {
        await().until(() -> QuarkusTransaction.requiringNew().call(pending::count) == count);
    }
}
