package org.interagency.agency;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of the database that passes is a 503 that says when to try again, and what has been stored, where that is known. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class DatabaseFailuresTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}";

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @BeforeEach
    @AfterEach
    void removeTheFailure() throws SQLException {
        Sql.execute(dataSource, "DROP TRIGGER IF EXISTS failure ON territory", "DROP FUNCTION IF EXISTS fail");
    }

    private void fail(String statement, String trigger) throws SQLException {
        Sql.execute(
                dataSource,
                "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + statement
                        + "; RETURN NEW; END $$",
                trigger + " FOR EACH ROW WHEN (NEW.code LIKE 'DF-%') EXECUTE FUNCTION fail()");
    }

    private static void assertComesLater(ValidatableResponse answer) {
        answer.statusCode(503).contentType("application/problem+json").header("Retry-After", equalTo("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "57P01", "57P03", "53300", "25006", "08006"})
    void aFailureInAStatementStoresNothing(String state) throws SQLException {
        fail(
                "RAISE EXCEPTION 'x' USING ERRCODE = '" + state + "'",
                "CREATE TRIGGER failure BEFORE INSERT ON territory");

        assertComesLater(put("territories/DF-1", TERRITORY).body("detail", containsString("Nothing was stored")));

        get("territories/DF-1").statusCode(404);
    }

    @Test
    void aConnectionThatEndsInAStatementStoresNothing() throws SQLException {
        try (Connection blocker = dataSource.getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("INSERT INTO latest_version VALUES ('territories', 'DW', 0)");
            CompletableFuture<ValidatableResponse> answer =
                    CompletableFuture.supplyAsync(() -> put("territories/DW", TERRITORY));
            await().until(() -> {
                try (ResultSet ended = statement.executeQuery(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
                    return ended.next();
                }
            });
            assertComesLater(answer.join().body("detail", containsString("Nothing was stored")));
            blocker.rollback();
            blocker.setAutoCommit(true);
        }
        get("territories/DW").statusCode(404);
    }

    @Test
    void nobodyKnowsWhatACommitHasStoredWhoseConnectionEnds() throws SQLException {
        fail(
                "PERFORM pg_terminate_backend(pg_backend_pid())",
                "CREATE CONSTRAINT TRIGGER failure AFTER INSERT ON territory DEFERRABLE INITIALLY DEFERRED");

        assertComesLater(put("territories/DF-3", TERRITORY)
                .body("detail", allOf(containsString("not known"), not(containsString("Nothing was stored")))));
    }

    @Test
    void aFileMayBeStoredInPart() throws SQLException {
        fail("RAISE EXCEPTION 'x' USING ERRCODE = '57P01'", "CREATE TRIGGER failure BEFORE INSERT ON territory");
        StringBuilder csv = new StringBuilder("code,name,level\n");
        for (int i = 0; i < 1000; i++) {
            csv.append("DP-").append(i).append(",Country,national\n");
        }

        assertComesLater(importCsv("territories/import", csv + "DF-4,Country,national\n")
                .body("detail", allOf(containsString("A part may be stored"), not(containsString("Nothing")))));

        get("territories/DP-0").statusCode(200);
        removeTheFailure();
        importCsv("territories/import", csv + "DF-4,Country,national\n")
                .statusCode(200)
                .body("rejected.size()", equalTo(0));
    }

    /** Until none is left: the relay of the outbox has one at most times. */
    private void takeAll(List<Connection> taken) {
        // Those that jobs of the service hold come back.
        await().atMost(Duration.ofMinutes(1))
                .ignoreException(SQLException.class)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    taken.add(dataSource.getConnection());
                    return taken.size() == connections;
                });
    }

    @Test
    void aRequestForWhichThereIsNoConnectionComesLater() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(taken);
            assertComesLater(get("territories").body("detail", not(containsString("stored"))));
            assertComesLater(put("territories/DG", TERRITORY).body("detail", containsString("Nothing was stored")));
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        put("territories/DG", TERRITORY).statusCode(201);
    }
}
