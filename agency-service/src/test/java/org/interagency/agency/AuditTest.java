package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each write and each refusal is recorded, and a change of the record shows. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AuditTest {

    private static final String AUDIT = "audit/agency-service/";
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

    private static RequestSpecification auditor() {
        return requestWith(TestToken.of("auditor", null));
    }

    private List<Map<String, Object>> entries(String parameters) {
        return auditor()
                .get(AUDIT + "entries?" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    /** The entries of this test, newest first, once so many are there. */
    private List<Map<String, Object>> entriesOfTest(int count) {
        return await().until(() -> entries("name=" + name), found -> found.size() == count);
    }

    private static JsonPath verification(String parameters) {
        return auditor()
                .get(AUDIT + "verification" + parameters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath verificationOfAll() {
        return await().until(() -> verification(""), checked -> checked.getLong("waiting") == 0);
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
        assertThat((List<?>) entries.get(0).get("stored")).hasSize(100);
        assertThat(entries.get(1)).containsEntry("result", "refused").containsEntry("storedCount", 0);
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

    @Test
    void theDatabaseRefusesToChangeAnEntry() {
        admin().body(TERRITORY).put("territories/AU").then().statusCode(200);
        entriesOfTest(1);
        for (String change : List.of(
                "UPDATE audit_entry SET path = '/'",
                "UPDATE audit_entry SET name = 'another'",
                "UPDATE audit_entry SET position = position + 1000000",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry")) {
            assertThatThrownBy(() -> Sql.execute(database, change))
                    .hasMessageContaining("An entry of the audit trail is neither changed nor deleted");
        }
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
    }

    @Test
    void showsThatAnEntryWasChangedOrRemoved() throws SQLException {
        admin().body(TERRITORY).put("territories/AU").then().statusCode(200);
        Object position = entriesOfTest(1).get(0).get("position");
        admin().body(TERRITORY).put("territories/AU").then().statusCode(200);
        entriesOfTest(2);
        String there = " WHERE position = " + position;
        showsTampering(
                "UPDATE audit_entry SET path = '/api/v1/agencies'" + there, position, "is not as it was recorded");
        showsTampering("UPDATE audit_entry SET name = 'another'" + there, position, "The person of the entry");
        showsTampering("DELETE FROM audit_entry" + there, position, "is missing");
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
    }

    /** Tampers as somebody would who can do everything in the database, and undoes it. */
    private void showsTampering(String change, Object position, String reason) throws SQLException {
        tamper("CREATE TABLE untouched AS TABLE audit_entry", change);
        JsonPath checked = verification("");
        tamper(
                "DELETE FROM audit_entry a USING untouched u WHERE a.id = u.id",
                "INSERT INTO audit_entry OVERRIDING SYSTEM VALUE TABLE untouched",
                "DROP TABLE untouched");
        assertThat(checked.getBoolean("valid")).isFalse();
        assertThat(checked.getString("defect.position")).isEqualTo(position.toString());
        assertThat(checked.getString("defect.reason")).contains(reason);
    }

    private void tamper(String... statements) throws SQLException {
        Sql.execute(database, "ALTER TABLE audit_entry DISABLE TRIGGER USER");
        Sql.execute(database, statements);
        Sql.execute(database, "ALTER TABLE audit_entry ENABLE TRIGGER USER");
    }

    @Test
    void aCheckpointShowsThatTheEndWasRemovedOrTheTrailWrittenAnew() {
        admin().body(TERRITORY).put("territories/AU").then().statusCode(200);
        JsonPath now = verificationOfAll();
        long position = now.getLong("position");
        String hash = now.getString("hash");
        assertThat(verification("?position=" + position + "&hash=" + hash).getBoolean("valid"))
                .isTrue();

        String other = hash.replace(hash.charAt(0), hash.charAt(0) == 'a' ? 'b' : 'a');
        JsonPath anew = verification("?position=" + position + "&hash=" + other);
        assertThat(anew.getBoolean("valid")).isFalse();
        assertThat(anew.getString("defect.reason")).contains("written anew");

        JsonPath removed = verification("?position=" + (position + 1_000_000) + "&hash=" + hash);
        assertThat(removed.getBoolean("valid")).isFalse();
        assertThat(removed.getString("defect.reason")).contains("its end is missing");

        auditor()
                .get(AUDIT + "verification?position=1")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?hash"));
        auditor().get(AUDIT + "verification?hash=" + hash).then().statusCode(400);
    }

    @Test
    void redactsAPersonAndStaysValid() {
        String code = "AU-R" + UUID.randomUUID().toString().substring(0, 8);
        admin().body(TERRITORY).put("territories/" + code).then().statusCode(201);
        entriesOfTest(1);
        request()
                .body("{\"name\": \"" + name + "\"}")
                .post(AUDIT + "redactions")
                .then()
                .statusCode(200)
                .body("entries", equalTo(1));
        assertThat(entries("name=" + name)).isEmpty();
        assertThat(entries("fact=territory " + code)).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("path", "/api/v1/territories/" + code)
                .containsEntry("person", null));
        get("territories/" + code + "/history").body("items[0].by", equalTo("redacted"));
        assertThat(verificationOfAll().getBoolean("valid")).isTrue();
        request().body("{\"name\": \" \"}").post(AUDIT + "redactions").then().statusCode(422);
    }
}
