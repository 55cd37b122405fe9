package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through the gateway, auditors read who wrote what in each service. */
@ExtendWith(SharedRegistry.class)
class AuditTrailTest {

    private static final String ELSEWHERE = "203.0.113.7";

    @BeforeEach
    void programmeOfAMinistry() {
        put("territories/AT", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        put(
                "agencies/AT-MIN",
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "AT"}""");
        put(
                "programmes/AT-CARE",
                """
                {"name": {"en": "Care"}, "owner": "AT-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["AT"], "validFrom": "2000-01-01",
                 "requiredFunctions": ["provision"]}""");
        put(
                "responsibilities/AT-R",
                """
                {"programme": "AT-CARE", "function": "provision", "agency": "AT-MIN", "role": "accountable",
                 "territories": ["AT"], "validFrom": "2000-01-01"}""");
    }

    private static JsonPath read(String path) {
        return requestWith(TestToken.of("auditor", null))
                .urlEncodingEnabled(false)
                .get("audit/" + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Map<String, Object>> entriesOf(String service, String fact) {
        return read(service + "/entries?fact=" + URLEncoder.encode(fact, StandardCharsets.UTF_8))
                .getList("items");
    }

    private static void isRecorded(String service, String fact, String path, String name) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(entriesOf(service, fact)).anySatisfy(entry -> {
                    assertThat(entry).containsEntry("path", path).containsEntry("result", "stored");
                    assertThat(((Map<?, ?>) entry.get("person")).get("name")).isEqualTo(name);
                }));
    }

    @Test
    void recordsWritesInEachServiceWithTheAddressOfTheClient() {
        isRecorded("agency-service", "agency AT-MIN", "/api/v1/agencies/AT-MIN", "tester");
        isRecorded("program-service", "programme AT-CARE", "/api/v1/programmes/AT-CARE", "tester");
        isRecorded("mapping-service", "responsibility AT-R", "/api/v1/responsibilities/AT-R", "tester");

        anonymousRequest()
                .header("X-Forwarded-For", ELSEWHERE)
                .header("X-Request-ID", "audit-trail-test")
                .body("{}")
                .put("agencies/AT-MIN")
                .then()
                .statusCode(401);
        await().untilAsserted(() -> assertThat(
                        read("agency-service/entries?name=anonymous").<Map<String, Object>>getList("items"))
                .filteredOn(entry -> "audit-trail-test".equals(entry.get("requestId")))
                .singleElement()
                .satisfies(entry -> assertThat(((Map<?, ?>) entry.get("person")).get("forwardedFor"))
                        .isEqualTo("127.0.0.1")));
    }

    @Test
    void recordsWhatServicesWriteByThemselvesWithItsCause() {
        post(
                        "agency-changes",
                        """
                        {"code": "AT-CHANGE", "type": "rename", "from": ["AT-MIN"], "effectiveDate": "2025-01-01",
                         "to": [{"code": "AT-NEW", "name": {"en": "New ministry"}}]}""")
                .statusCode(201);
        isRecorded("agency-service", "agency AT-NEW", "/api/v1/agency-changes", "tester");
        isRecorded("program-service", "programme AT-CARE", "/agency-changes/AT-CHANGE", "program-service");
        isRecorded("mapping-service", "responsibility AT-R", "/agency-changes/AT-CHANGE", "mapping-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency-service", "program-service", "mapping-service"})
    void theTrailOfEachServiceIsValid(String service) {
        assertThat(read(service + "/verification").getBoolean("valid")).isTrue();
    }
}
