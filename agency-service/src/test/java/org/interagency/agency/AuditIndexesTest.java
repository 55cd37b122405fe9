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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Of 150,000 entries, each filter reads those that it wants by an index, as the planner chooses it, and none reads the whole table. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIndexesTest {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private static final List<FilteredList> LISTS = List.of(
            new FilteredList("name=clerk-7", "audit_entry_name", 150),
            new FilteredList("name=nobody", "audit_entry_name", 0),
            new FilteredList("result=refused", "audit_entry_result", 30),
            new FilteredList("fact=agency L-8", "audit_entry_stored", 100),
            new FilteredList("fact=agency L-NONE", "audit_entry_stored", 0),
            new FilteredList("redactions=true", "audit_entry_redactions", 15),
            new FilteredList("from=2020-02-01T00:00:00Z&to=2020-02-01T02:00:00Z", "audit_entry_at", 120),
            new FilteredList("to=2020-01-01T02:00:00Z", "audit_entry_at", 119));

    @Inject
    DataSource database;

    /** A minute lies between two entries. One in 5,000 is refused, one in 100 is of the same fact, one in 10,000 records a redaction. */
    @BeforeAll
    void manyEntries() throws SQLException {
        // An entry that got its position after them would lack the one before it once they are gone.
        await().until(() -> number("SELECT count(*) FROM audit_entry WHERE position IS NULL") == 0);
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

    /** A list that is read to its end, page after page. */
    private record FilteredList(String parameters, String index, int entries) {

        /** @return the number of pages */
        int read() {
            int found = 0;
            int pages = 0;
            long last = Long.MAX_VALUE;
            String next = "";
            while (next != null) {
                JsonPath page = auditor()
                        .get(AUDIT + "entries?limit=1000&" + parameters + next)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                for (Long position : page.getList("items.findAll { it.path == '/large' }.position", Long.class)) {
                    assertThat(position).as(parameters).isLessThan(last);
                    last = position;
                    found++;
                }
                pages++;
                next = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
            }
            assertThat(found).as(parameters).isEqualTo(entries);
            return pages;
        }
    }

    @Test
    void everyFilterIsReadByAnIndexOnEachPage() throws SQLException {
        long wholeTable = number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'audit_entry'");
        Map<String, Long> scans = new TreeMap<>();
        for (FilteredList list : LISTS) {
            if (!scans.containsKey(list.index())) {
                scans.put(list.index(), scansOf(list.index()));
            }
            scans.merge(list.index(), (long) list.read(), Long::sum);
        }
        // PostgreSQL publishes the numbers of a connection some seconds after its last query.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            for (Map.Entry<String, Long> expected : scans.entrySet()) {
                assertThat(scansOf(expected.getKey()))
                        .as(expected.getKey())
                        .isGreaterThanOrEqualTo(expected.getValue());
            }
        });
        assertThat(number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'audit_entry'"))
                .isEqualTo(wholeTable);
    }

    private long scansOf(String index) throws SQLException {
        return number("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = '" + index + "'");
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
