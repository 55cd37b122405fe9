package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.agency.AuditCalls.AUDIT;
import static org.interagency.agency.AuditCalls.auditor;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of 150,000 entries, each filter reads those that it wants by an index, as the planner chooses it, and none reads the whole table. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIndexesTest {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    DataSource database;

    /** A minute lies between two entries. One in 5,000 is refused, one in 100 is of the same fact, one in 10,000 records a redaction. */
    @BeforeAll
    void manyEntries() throws SQLException {
        tamper(
                """
                INSERT INTO audit_entry (at, result, path, stored, versions, stored_count, name, roles, salt, person_hash, position, hash)
                SELECT CAST('%s' AS timestamptz) + i * interval '1 minute', CASE WHEN i %% 5000 = 0 THEN 'refused' ELSE 'stored' END,
                    '/large', ARRAY[CASE WHEN i %% 10000 = 1 THEN 'redaction ' || i ELSE 'agency L-' || i %% 1500 END], ARRAY[1], 1,
                    'clerk-' || i %% 1000, '{}', decode(repeat('00', 16), 'hex'), sha256(int8send(i)),
                    (SELECT coalesce(max(position), 0) FROM audit_entry) + i, sha256(int8send(i))
                FROM generate_series(CAST(1 AS bigint), 150000) AS i"""
                        .formatted(BEGIN));
        Sql.execute(database, "VACUUM ANALYZE audit_entry");
    }

    @AfterAll
    void asBefore() throws SQLException {
        tamper("DELETE FROM audit_entry WHERE path = '/large'");
    }

    private void tamper(String statement) throws SQLException {
        Sql.execute(database, "ALTER TABLE audit_entry DISABLE TRIGGER USER");
        Sql.execute(database, statement);
        Sql.execute(database, "ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    @ParameterizedTest
    @CsvSource({
        "name=clerk-7, audit_entry_name, 150",
        "name=nobody, audit_entry_name, 0",
        "result=refused, audit_entry_result, 30",
        "result=nothing-stored&from=2020-02-01T00:00:00Z&to=2020-03-01T00:00:00Z, audit_entry_result, 0",
        "fact=agency L-8, audit_entry_stored, 100",
        "fact=agency L-NONE, audit_entry_stored, 0",
        "redactions=true, audit_entry_redactions, 15",
        "from=2020-02-01T00:00:00Z&to=2020-02-01T02:00:00Z, audit_entry_at, 120",
        "from=2020-02-01T00:00:00Z&to=2020-03-01T00:00:00Z, audit_entry_at, 41760",
        "to=2020-01-01T02:00:00Z, audit_entry_at, 119"
    })
    void aFilteredListIsReadByAnIndex(String parameters, String index, int expected) throws SQLException {
        long scans = number("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'");
        long sequential = number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'audit_entry'");
        int found = 0;
        int pages = 0;
        String cursor = "";
        long last = Long.MAX_VALUE;
        do {
            JsonPath page = auditor()
                    .get(AUDIT + "entries?limit=1000&" + parameters + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (Long position : page.getList("items.findAll { it.path == '/large' }.position", Long.class)) {
                assertThat(position).isLessThan(last);
                last = position;
                found++;
            }
            pages++;
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        assertThat(found).isEqualTo(expected);
        long asked = scans + pages;
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(number(
                                "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'"))
                        .isGreaterThanOrEqualTo(asked));
        assertThat(number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'audit_entry'"))
                .isEqualTo(sequential);
    }

    @Test
    void theWholeListIsReadByPosition() throws SQLException {
        long scans = number("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'audit_entry_position_key'");
        assertThat(auditor().get(AUDIT + "entries?limit=10").jsonPath().getList("items"))
                .hasSize(10);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(number(
                                "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'audit_entry_position_key'"))
                        .isGreaterThan(scans));
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet number = statement.executeQuery(sql)) {
            number.next();
            return number.getLong(1);
        }
    }
}
