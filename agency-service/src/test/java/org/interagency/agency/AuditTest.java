package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.agency.AuditCalls.AUDIT;
import static org.interagency.agency.AuditCalls.auditor;
import static org.interagency.agency.AuditCalls.entries;
import static org.interagency.agency.AuditCalls.verificationOfAll;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each write and each refusal is recorded. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AuditTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}";

    @Inject
    DataSource database;

    /** Under which the entries of a test are found. */
    private final String name = "clerk-" + UUID.randomUUID();

    @BeforeEach
    void territory() {
        put("territories/AU", TERRITORY);
    }

    private String token(String role, String agency) {
        return TestToken.tokens().token(name, List.of(role), agency, Duration.ofMinutes(5));
    }

    private RequestSpecification admin() {
        return requestWith(token("admin", null));
    }

    /** The entries of this test, newest first, once so many are there. */
    private List<Map<String, Object>> entriesOfTest(int count) {
        return await().until(() -> entries("name=" + name), found -> found.size() == count);
    }

    @Test
    void recordsWhoStoredWhatWhenAndFromWhere() {
        String requestId = "audit-" + UUID.randomUUID();
        requestWith(token("registrar", "AU-MIN"))
                .header("X-Request-ID", requestId)
                .body(
                        """
                        {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "AU"}""")
                .put("agencies/AU-MIN")
                .then()
                .statusCode(201);
        Map<String, Object> entry = entriesOfTest(1).get(0);
        assertThat(entry)
                .containsEntry("result", "stored")
                .containsEntry("method", "PUT")
                .containsEntry("path", "/api/v1/agencies/AU-MIN")
                .containsEntry("requestId", requestId)
                .containsEntry("stored", List.of(Map.of("kind", "agency", "key", "AU-MIN", "version", 1)))
                .containsEntry("storedCount", 1);
        assertThat(entry.get("person"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("name", name)
                .containsEntry("roles", List.of("registrar"))
                .containsEntry("agency", "AU-MIN")
                .containsEntry("address", "127.0.0.1");
        assertThat(entries("fact=agency AU-MIN"))
                .extracting(found -> found.get("requestId"))
                .contains(requestId);
    }

    @Test
    void recordsRefusals() {
        requestWith(token("auditor", null))
                .body(TERRITORY)
                .put("territories/AU-NO")
                .then()
                .statusCode(403);
        admin().body("{}").put("territories/AU-NO").then().statusCode(422);
        admin().header("If-Match", "\"7\"")
                .body(TERRITORY)
                .put("territories/AU")
                .then()
                .statusCode(412);
        requestWith(token("coordinator", null)).get(AUDIT + "entries").then().statusCode(403);
        List<Map<String, Object>> refused = entriesOfTest(4);
        assertThat(refused).allSatisfy(entry -> assertThat(entry).containsEntry("result", "refused"));
        assertThat(refused).extracting(entry -> entry.get("status")).containsExactly(403, 412, 422, 403);
        assertThat(refused.get(3).get("reason")).asString().contains("needs the role admin");
        assertThat(entries("name=" + name + "&result=stored")).isEmpty();
    }

    @Test
    void recordsWhoIsRefusedWithoutAToken() {
        String requestId = "audit-" + UUID.randomUUID();
        anonymousRequest()
                .header("X-Request-ID", requestId)
                .body(TERRITORY)
                .put("territories/AU-NO")
                .then()
                .statusCode(401);
        await().until(() -> entries("name=anonymous&result=refused"), found -> found.stream()
                .anyMatch(entry -> requestId.equals(entry.get("requestId"))
                        && entry.get("status").equals(401)));
    }

    @Test
    void recordsNoReading() {
        requestWith(token("registrar", "AU-MIN")).get("territories/AU").then().statusCode(200);
        admin().body(TERRITORY).put("territories/AU").then().statusCode(200);
        assertThat(entriesOfTest(1)).allSatisfy(entry -> assertThat(entry).containsEntry("method", "PUT"));
    }

    @Test
    void recordsWhatStoresNothing() {
        String code = "AU-" + UUID.randomUUID();
        String body = "{\"code\": \"%s\", \"name\": {\"en\": \"Land\"}, \"level\": \"national\"}".formatted(code);
        admin().header("Idempotency-Key", name)
                .body(body)
                .post("territories")
                .then()
                .statusCode(201);
        admin().header("Idempotency-Key", name)
                .body(body)
                .post("territories")
                .then()
                .statusCode(201);
        admin().contentType("text/csv")
                .body("code,name,level\nAU-DRY,Land,national\n")
                .post("territories/import?dryRun=true")
                .then()
                .statusCode(200);
        assertThat(entriesOfTest(3))
                .extracting(entry -> entry.get("result"))
                .containsExactly("nothing-stored", "nothing-stored", "stored");
        get("territories/AU-DRY").statusCode(404);
    }

    @Test
    void recordsAnImportWithTheNumberOfItsFacts() {
        String rows = IntStream.range(0, 250)
                .mapToObj(i -> "AU-" + name + "-" + i + ",Land,national\n")
                .collect(Collectors.joining());
        String atomic = "territories/import?atomic=true";
        admin().contentType("text/csv")
                .body("code,name,level\n" + rows + "!,Land,national\n")
                .post(atomic)
                .then()
                .statusCode(422);
        admin().contentType("text/csv")
                .body("code,name,level\n" + rows)
                .post(atomic)
                .then()
                .statusCode(200);
        List<Map<String, Object>> entries = entriesOfTest(2);
        assertThat(entries.get(0)).containsEntry("storedCount", 250);
        assertThat((List<?>) entries.get(0).get("stored")).hasSize(250);
        assertThat(entries.get(1)).containsEntry("result", "refused").containsEntry("storedCount", 0);
        assertThat(entries.get(1).get("reason")).asString().startsWith("Rejected rows: 1; accepted rows: 0.");
    }

    @Test
    void recordsTheRowsThatAnImportRejectsAsARefusal() {
        admin().contentType("text/csv")
                .body("code,name,level\nAU-%1$s,Land,national\n!,Land,national\nAU-%1$s-2,Land,nowhere\n"
                        .formatted(name))
                .post("territories/import")
                .then()
                .statusCode(200)
                .body("rejectedRows", equalTo(2));
        List<Map<String, Object>> entries = entriesOfTest(2);
        assertThat(entries.get(0)).containsEntry("result", "refused").containsEntry("status", 200);
        assertThat(entries.get(0).get("reason"))
                .asString()
                .startsWith("Rejected rows: 2; accepted rows: 1. The first rejected one is in line 3, code:");
        assertThat(entries.get(1)).containsEntry("result", "stored").containsEntry("storedCount", 1);
    }

    /** The database refuses the entry of one request. */
    @Test
    void aLogEntryNamesTheRequestThatCouldNotBeRecorded() throws SQLException {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(entry)));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("org.interagency.kit.audit");
        log.addHandler(handler);
        Sql.execute(
                database,
                "CREATE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'x'; END $$",
                "CREATE TRIGGER refuse_entry BEFORE INSERT ON audit_entry FOR EACH ROW WHEN (NEW.name = '" + name
                        + "') EXECUTE FUNCTION refuse_entry()");
        try {
            admin().header("X-Request-ID", "audit-lacks-it")
                    .body("{}")
                    .put("territories/AU-NO")
                    .then()
                    .statusCode(422);
        } finally {
            Sql.execute(database, "DROP TRIGGER refuse_entry ON audit_entry", "DROP FUNCTION refuse_entry");
            log.removeHandler(handler);
        }
        assertThat(logged)
                .containsExactly("the audit trail lacks an entry: PUT /api/v1/territories/AU-NO of " + name
                        + " was answered 422 (request audit-lacks-it)");
    }

    @Test
    void pagesFromTheNewestEntryOn() {
        for (int i = 0; i < 5; i++) {
            admin().body(TERRITORY.replace("Land", "Land " + i))
                    .put("territories/AU-P")
                    .then();
        }
        entriesOfTest(5);
        JsonPath first = auditor().get(AUDIT + "entries?limit=3&name=" + name).jsonPath();
        JsonPath second = auditor()
                .get(AUDIT + "entries?limit=3&name=" + name + "&cursor=" + first.getString("next"))
                .jsonPath();
        assertThat(first.getList("items.position", Long.class))
                .hasSize(3)
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(second.getLong("items[0].position")).isLessThan(first.getLong("items[2].position"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cursor=x", "limit=0", "limit=1001", "sort=at", "from=yesterday", "to=2026-13-01T00:00:00Z"})
    void refusesParametersThatItCannotRead(String parameter) {
        auditor()
                .get(AUDIT + "entries?" + parameter)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?" + parameter.split("=")[0]));
    }

    @Test
    void isReadByAuditorsAndAdministratorsOnly() {
        anonymousRequest().get(AUDIT + "entries").then().statusCode(401);
        requestWith(TestToken.of("registrar", "*"))
                .get(AUDIT + "verification")
                .then()
                .statusCode(403);
        auditor().body("{\"name\": \"x\"}").post(AUDIT + "redactions").then().statusCode(403);
    }

    @Test
    void chainsTheEntriesOfSimultaneousWriters() {
        List<Callable<Response>> writes = IntStream.range(0, 40)
                .<Callable<Response>>mapToObj(i -> () -> admin().body(TERRITORY).put("territories/AU-" + i))
                .toList();
        assertThat(Concurrently.send(writes)).extracting(Response::statusCode).containsOnly(201);
        assertThat(entriesOfTest(40)).extracting(entry -> entry.get("position")).doesNotHaveDuplicates();
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
    }
}
