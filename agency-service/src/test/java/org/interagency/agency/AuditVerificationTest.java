package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.interagency.agency.AuditCalls.AUDIT;
import static org.interagency.agency.AuditCalls.auditor;
import static org.interagency.agency.AuditCalls.entries;
import static org.interagency.agency.AuditCalls.verification;
import static org.interagency.agency.AuditCalls.verificationOfAll;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change of the audit trail shows, whoever made it, and nothing that stands in its table hides another change. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AuditVerificationTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}";

    @Inject
    DataSource database;

    /** Under which the entries of a test are found. */
    private final String name = "clerk-" + UUID.randomUUID();

    /** The position of the entry that a test tampers with; one of the same person comes before it, and one after it. */
    private long position;

    @BeforeEach
    void keepACopyOfATrail() throws SQLException {
        write();
        write();
        write();
        verificationOfAll();
        position = ((Number) entries("name=" + name).get(1).get("position")).longValue();
        Sql.execute(database, "CREATE TABLE untouched AS TABLE audit_entry");
    }

    @AfterEach
    void restoreTheTrail() throws SQLException {
        verificationOfAll();
        tamper(
                "DELETE FROM audit_entry",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE TABLE untouched",
                "DROP TABLE untouched");
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
    }

    private String token() {
        return TestToken.tokens().token(name, List.of("admin"), null, Duration.ofMinutes(5));
    }

    private void write() {
        requestWith(token()).body(TERRITORY).put("territories/AV").then().statusCode(lessThan(300));
    }

    private void redact() {
        requestWith(TestToken.of("admin", null))
                .body("{\"name\": \"" + name + "\"}")
                .post(AUDIT + "redactions")
                .then()
                .statusCode(200)
                .body("entries", equalTo(3));
        verificationOfAll();
    }

    /** Tampers as somebody would who can do everything in the database. */
    private void tamper(String... statements) throws SQLException {
        Sql.execute(database, "ALTER TABLE audit_entry DISABLE TRIGGER USER");
        Sql.execute(database, statements);
        Sql.execute(database, "ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    private static void isOneDefect(long position, String reason) {
        JsonPath checked = verificationOfAll();
        assertThat(checked.getBoolean("valid")).isFalse();
        assertThat(checked.getLong("defectCount")).isEqualTo(1);
        assertThat(checked.getLong("defects[0].position")).isEqualTo(position);
        assertThat(checked.getString("defects[0].reason")).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET path = '/'",
                "UPDATE audit_entry SET name = 'another'",
                "UPDATE audit_entry SET position = position + 1000000",
                "UPDATE audit_entry SET name = NULL, roles = NULL, agency = NULL, address = NULL, forwarded_for = NULL, salt = NULL",
                "UPDATE audit_entry SET redaction = 'x'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry"
            })
    void theDatabaseRefusesToChangeAnEntry(String change) {
        assertThatThrownBy(() -> Sql.execute(database, change))
                .hasMessageContaining("An entry of the audit trail is neither changed nor deleted");
    }

    @Test
    void showsThatAnEntryWasChanged() throws SQLException {
        tamper("UPDATE audit_entry SET path = '/api/v1/agencies' WHERE position = " + position);
        isOneDefect(position, "is not as it was recorded");
    }

    @Test
    void showsThatAPersonWasChanged() throws SQLException {
        tamper("UPDATE audit_entry SET name = 'another' WHERE position = " + position);
        isOneDefect(position, "The person of the entry");
    }

    @Test
    void showsThatAnEntryWasRemoved() throws SQLException {
        tamper("DELETE FROM audit_entry WHERE position = " + position);
        isOneDefect(position, "is missing");
    }

    @Test
    void showsEachChangeAndNotOnlyTheFirst() throws SQLException {
        tamper("UPDATE audit_entry SET path = '/api/v1/agencies' WHERE position >= " + position);
        JsonPath checked = verificationOfAll();
        assertThat(checked.getLong("defectCount")).isEqualTo(2);
        assertThat(checked.getList("defects.position", Long.class)).containsExactly(position, position + 1);
    }

    @Test
    void aCheckpointShowsThatTheEndWasRemovedOrTheTrailWrittenAnew() {
        JsonPath now = verificationOfAll();
        long last = now.getLong("position");
        String hash = now.getString("hash");
        assertThat(verification("?position=" + last + "&hash=" + hash).getBoolean("valid"))
                .isTrue();

        String other = hash.replace(hash.charAt(0), hash.charAt(0) == 'a' ? 'b' : 'a');
        JsonPath anew = verification("?position=" + last + "&hash=" + other);
        assertThat(anew.getBoolean("valid")).isFalse();
        assertThat(anew.getString("defects[0].reason")).contains("written anew");

        JsonPath removed = verification("?position=" + (last + 1_000_000) + "&hash=" + hash);
        assertThat(removed.getBoolean("valid")).isFalse();
        assertThat(removed.getString("defects[0].reason")).contains("its end is missing");

        auditor()
                .get(AUDIT + "verification?position=1")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?hash"));
        auditor().get(AUDIT + "verification?hash=" + hash).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "'1-2-00'"})
    void showsThatAPersonWasRemovedWithoutARedaction(String redaction) throws SQLException {
        removePerson(position, redaction);
        isOneDefect(position, "no redaction that the trail records");
        assertThat(verificationOfAll().getLong("redacted"))
                .isEqualTo(count("SELECT count(*) FROM untouched WHERE name IS NULL") + 1);
    }

    private void removePerson(long from, String redaction) throws SQLException {
        tamper(
                """
                UPDATE audit_entry SET name = NULL, roles = NULL, agency = NULL, address = NULL, forwarded_for = NULL, salt = NULL,
                    redaction = %s WHERE position = %d"""
                        .formatted(redaction, from));
    }

    @Test
    void showsThatAPersonWasRemovedInTheNameOfAnotherRedaction() throws SQLException {
        put("territories/AV", TERRITORY);
        redact();
        write();
        verificationOfAll();
        removePerson(position + 4, "(SELECT redaction FROM audit_entry WHERE position = %d)".formatted(position));
        isOneDefect(position + 4, "no redaction that the trail records");
        tamper("DELETE FROM audit_entry WHERE position = " + (position + 4));
        removePerson(position + 2, "(SELECT redaction FROM audit_entry WHERE position = %d)".formatted(position));
        isOneDefect(position + 3, "The redaction of this entry");
    }

    @Test
    void recordsARedactionWithItselfAndStaysValid() throws SQLException {
        long redactions = verificationOfAll().getLong("redactions");
        long redacted = verificationOfAll().getLong("redacted");
        redact();
        JsonPath checked = verificationOfAll();
        assertThat(checked.getBoolean("valid")).isTrue();
        assertThat(checked.getLong("redactions")).isEqualTo(redactions + 1);
        assertThat(checked.getLong("redacted")).isEqualTo(redacted + 3);
        JsonPath recorded =
                auditor().get(AUDIT + "entries?redactions=true&limit=1").jsonPath();
        assertThat(recorded.getString("items[0].result")).isEqualTo("stored");
        assertThat(recorded.getString("items[0].person.name")).isEqualTo(TestToken.BEARER);
        assertThat(recorded.getString("items[0].stored[0].kind")).isEqualTo("redaction");
        assertThat(recorded.getLong("items[0].stored[0].version")).isEqualTo(3);
        assertThat(recorded.getString("items[0].stored[0].key"))
                .startsWith((position - 1) + "-" + (position + 1) + "-");
        assertThat(count("SELECT count(*) FROM audit_entry a WHERE CAST(a AS text) LIKE '%" + name + "%'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM audit_entry WHERE redaction = '"
                        + recorded.getString("items[0].stored[0].key") + "'"))
                .isEqualTo(3);
        requestWith(TestToken.of("admin", null))
                .body("{\"name\": \" \"}")
                .post(AUDIT + "redactions")
                .then()
                .statusCode(422);
    }

    @Test
    void recordsARedactionThatFoundNoEntry() {
        requestWith(TestToken.of("admin", null))
                .body("{\"name\": \"nobody-" + name + "\"}")
                .post(AUDIT + "redactions")
                .then()
                .statusCode(200)
                .body("entries", equalTo(0));
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
        assertThat(entries("redactions=true&limit=1").get(0)).containsEntry("storedCount", 1);
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        }
    }

    @Test
    void theMigrationRecordsTheRedactionsOfEarlierVersions() throws IOException, SQLException {
        for (long redacted = position - 1; redacted <= position + 1; redacted++) {
            removePerson(redacted, "NULL");
        }
        assertThat(verificationOfAll().getLong("defectCount")).isEqualTo(3);
        Sql.execute(database, statement("V21__recorded_redactions.sql", "DO $$"));
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
        assertThat(entries("name=database migration").get(0)).containsEntry("result", "stored");
    }

    /** The statement of a migration that begins so. */
    private static String statement(String migration, String beginning) throws IOException {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("db/kit/" + migration)) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            int begin = all.indexOf(beginning);
            return all.substring(begin, all.indexOf("END\n$$;", begin) + "END\n$$;".length());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result = 'invented'",
                "versions = ARRAY[1, 2]",
                "stored = ARRAY[NULL], versions = ARRAY[1]",
                "stored = ARRAY['agency X'], versions = ARRAY[NULL]::bigint[]",
                "stored = ARRAY[ARRAY['agency X']], versions = ARRAY[1]",
                "name = NULL",
                "salt = NULL",
                "roles = NULL",
                "roles = ARRAY[NULL]",
                "redaction = 'x'",
                "person_hash = 'x'"
            })
    void theDatabaseRefusesARowThatIsNoEntry(String change) throws SQLException {
        Sql.execute(database, "CREATE TABLE forged AS SELECT * FROM untouched WHERE position = " + position);
        try {
            Sql.execute(database, "UPDATE forged SET position = NULL, hash = NULL, id = id + 1000000, " + change);
            assertThatThrownBy(
                            () -> Sql.execute(database, "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE TABLE forged"))
                    .hasMessageMatching("(?s).*(violates check constraint|multidimensional).*");
        } finally {
            Sql.execute(database, "DROP TABLE forged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result = 'invented'",
                "versions = ARRAY[1, 2, 3]",
                "stored = ARRAY['agency'], versions = ARRAY[1]",
                "stored = ARRAY[NULL], versions = ARRAY[1]",
                "stored = ARRAY[ARRAY['agency X']], versions = ARRAY[1]",
                "roles = NULL"
            })
    void aRowThatCannotBeReadIsADefectAndStopsNeitherTheChainNorTheVerification(String change) throws SQLException {
        String constraints = constraints();
        dropConstraints();
        try {
            tamper(
                    "CREATE TABLE forged AS SELECT * FROM untouched WHERE position = " + position,
                    "UPDATE forged SET position = NULL, hash = NULL, id = (SELECT max(id) FROM audit_entry) + 1, "
                            + change,
                    "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE TABLE forged",
                    "DROP TABLE forged",
                    "SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), (SELECT max(id) FROM audit_entry))");
            long forged = verificationOfAll().getLong("position");
            write();
            assertThat(verificationOfAll().getLong("position")).isEqualTo(forged + 1);
            isOneDefect(forged, "cannot be read");
            assertThat(entries("limit=2").get(1).get("reason")).asString().contains("cannot be read");
            tamper("UPDATE audit_entry SET path = '/' WHERE position = " + (forged + 1));
            assertThat(verificationOfAll().getList("defects.position", Long.class))
                    .containsExactly(forged, forged + 1);
        } finally {
            tamper("DELETE FROM audit_entry WHERE id NOT IN (SELECT id FROM untouched)");
            Sql.execute(database, constraints);
        }
    }

    /** Statements that add the constraints again. */
    private String constraints() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet all = statement.executeQuery(
                        """
                        SELECT string_agg('ALTER TABLE audit_entry ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid), '; ')
                        FROM pg_constraint WHERE conrelid = 'audit_entry'::regclass AND contype = 'c'""")) {
            all.next();
            return all.getString(1);
        }
    }

    private void dropConstraints() throws SQLException {
        Sql.execute(
                database,
                """
                DO $$
                DECLARE
                    one text;
                BEGIN
                    FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = 'audit_entry'::regclass AND contype = 'c' LOOP
                        EXECUTE 'ALTER TABLE audit_entry DROP CONSTRAINT ' || one;
                    END LOOP;
                END
                $$""");
    }

    @Test
    void tellsHowManyEntriesWaitForTheirPositionAndSinceWhen() throws SQLException {
        Instant begin = Instant.now();
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT pg_advisory_xact_lock(hashtext('end of the audit trail'))");
            write();
            JsonPath checked = verification("");
            assertThat(checked.getLong("waiting")).isEqualTo(1);
            assertThat(Instant.parse(checked.getString("waitingSince")))
                    .isBetween(begin.minusSeconds(1), Instant.now().plusSeconds(1));
            await().atMost(Duration.ofSeconds(30)).until(() -> metric("registry_audit_waiting_entries") == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> metric("registry_audit_waiting_age_seconds") > 1);
            holder.rollback();
        }
        assertThat(verificationOfAll().getString("waitingSince")).isNull();
        await().atMost(Duration.ofSeconds(30)).until(() -> metric("registry_audit_waiting_age_seconds") == 0);
    }

    private static double metric(String metric) {
        String all = RestAssured.given().basePath("/q/metrics").get().asString();
        Matcher value =
                Pattern.compile("(?m)^" + metric + "(?:\\{[^}]*})? (\\S+)$").matcher(all);
        return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
    }

    @Test
    void theDatabaseRefusesAPositionOutOfOrder() throws SQLException {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT pg_advisory_xact_lock(hashtext('end of the audit trail'))");
            write();
            assertThatThrownBy(
                            () -> Sql.execute(
                                    database,
                                    "UPDATE audit_entry SET position = 9223372036854775807, hash = sha256('') WHERE position IS NULL"))
                    .hasMessageContaining("An entry of the audit trail is neither changed nor deleted");
            holder.rollback();
        }
        assertThat(verificationOfAll().getLong("defectCount")).isZero();
    }

    @Test
    void showsThatAHashWasRemoved() throws SQLException {
        String constraints = constraints();
        dropConstraints();
        try {
            tamper("UPDATE audit_entry SET hash = NULL WHERE position >= " + position);
            write();
            JsonPath checked = verificationOfAll();
            assertThat(checked.getList("defects.position", Long.class)).containsExactly(position, position + 1);
            assertThat(entries("limit=2").get(1)).containsEntry("hash", "");
        } finally {
            tamper("DELETE FROM audit_entry WHERE position >= " + position);
            Sql.execute(database, constraints);
        }
    }

    @Test
    void refusesASecondVerificationAtTheSameTime() throws SQLException {
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT pg_advisory_xact_lock(hashtext('verification of the audit trail'))");
            auditor()
                    .get(AUDIT + "verification")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "2")
                    .body("detail", containsString("is being verified"));
            holder.rollback();
        }
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
    }

    @Test
    void aRedactionReachesTheKeysOfRequests() throws SQLException {
        String another = TestToken.tokens().token(name + " junior", List.of("admin"), null, Duration.ofMinutes(5));
        for (String token : List.of(token(), another)) {
            requestWith(token)
                    .header("Idempotency-Key", "K")
                    .body("{\"code\": \"AV-%s\", \"name\": {\"en\": \"Land\"}, \"level\": \"national\"}"
                            .formatted(UUID.randomUUID()))
                    .post("territories")
                    .then()
                    .statusCode(201);
        }
        requestWith(TestToken.of("admin", null))
                .body("{\"name\": \"" + name + "\"}")
                .post(AUDIT + "redactions")
                .then()
                .statusCode(200);
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = '" + name + " K'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM idempotency_key WHERE key = '" + name + " junior K'"))
                .isEqualTo(1);
    }

    @Test
    void aPageOfEntriesWithManyFactsEndsEarly() throws SQLException {
        tamper(
                """
                INSERT INTO audit_entry (at, result, path, stored, versions, stored_count, name, roles, salt, person_hash)
                SELECT now(), 'stored', '/many', array_fill(CAST('agency X' AS text), ARRAY[1000]),
                    array_fill(CAST(1 AS bigint), ARRAY[1000]), 1000, 'many', '{}', decode(repeat('00', 16), 'hex'), sha256('')
                FROM generate_series(1, 12)""");
        verificationOfAll();
        JsonPath first = auditor().get(AUDIT + "entries?name=many&limit=100").jsonPath();
        assertThat(first.getList("items")).hasSize(10);
        JsonPath second = auditor()
                .get(AUDIT + "entries?name=many&limit=100&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
    }
}
