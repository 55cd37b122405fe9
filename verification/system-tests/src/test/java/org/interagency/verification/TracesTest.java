package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.Sql;
import org.interagency.verification.TraceCollector.TracedSpan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A request can be followed through the services. The registry is its own, since traces are off unless variables switch them on. */
class TracesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CLIENT = "b7ad6b7169203331";

    private static TraceCollector collector;
    private static RunningRegistry registry;

    @BeforeAll
    static void startTheRegistry() throws IOException {
        collector = new TraceCollector();
        Map<String, String> variables = new HashMap<>(collector.variables());
        variables.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        registry = RunningRegistry.start(Settings.forTests().shortLived(), variables)
                .awaitUp();
        put("territories/TR", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        put(
                "agencies/TR-MIN",
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "TR"}""");
        await().atMost(PATIENCE).until(() -> collector.spans().stream()
                .anyMatch(span -> is(span, "mapping-service", "SPAN_KIND_CONSUMER", "process " + Topics.AGENCIES)));
    }

    @AfterAll
    static void endTheRegistry() {
        registry.close();
        collector.close();
    }

    private static RequestSpecification request() {
        return RestAssured.given()
                .header(
                        "Authorization",
                        "Bearer " + registry.settings().tokens().ofEveryRole("tester", Duration.ofHours(1)))
                .contentType("application/json");
    }

    private static String url(String path) {
        return registry.settings().url(Part.GATEWAY) + "/api/v1/" + path;
    }

    private static void put(String path, String body) {
        request().body(body).put(url(path)).then().statusCode(201);
    }

    private static ValidatableResponse postProgramme(String code, String trace, String requestId) {
        return request()
                .header("traceparent", "00-" + trace + "-" + CLIENT + "-01")
                .header("X-Request-ID", requestId)
                .body(
                        """
                        {"code": "%s", "name": {"en": "Care"}, "owner": "TR-MIN", "scheme": "non-contributory",
                         "targeting": "universal", "contingencies": ["poverty"], "territories": ["TR"],
                         "validFrom": "2020-01-01", "requiredFunctions": ["provision"]}"""
                                .formatted(code))
                .post(url("programmes"))
                .then();
    }

    private static boolean is(TracedSpan span, String service, String kind, String name) {
        return span.service().equals(service)
                && span.kind().equals(kind)
                && span.name().equals(name);
    }

    /** The span of a trace, once it has been received. */
    private static TracedSpan received(String trace, String service, String kind, String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spansOf(trace)).anyMatch(span -> is(span, service, kind, name)));
        return spansOf(trace).stream()
                .filter(span -> is(span, service, kind, name))
                .findFirst()
                .orElseThrow();
    }

    private static List<TracedSpan> spansOf(String trace) {
        return collector.spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }

    @Test
    void followsARequestThroughGatewayServiceOutboxKafkaAndDetection() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        postProgramme("TR-CARE", trace, "case-1").statusCode(201).header("X-Request-ID", equalTo("case-1"));

        TracedSpan gateway = received(trace, "gateway", "SPAN_KIND_SERVER", "POST /api/v1/programmes");
        TracedSpan passedOn = received(trace, "gateway", "SPAN_KIND_CLIENT", "POST");
        TracedSpan service = received(trace, "program-service", "SPAN_KIND_SERVER", "POST /programmes");
        TracedSpan sent = received(trace, "program-service", "SPAN_KIND_PRODUCER", "send " + Topics.PROGRAMMES);
        TracedSpan heard = received(trace, "mapping-service", "SPAN_KIND_CONSUMER", "process " + Topics.PROGRAMMES);
        TracedSpan detected = received(trace, "mapping-service", "SPAN_KIND_INTERNAL", "detect programme");
        assertThat(List.of(gateway, passedOn, service, sent, heard, detected))
                .extracting(TracedSpan::parent)
                .containsExactly(CLIENT, gateway.id(), passedOn.id(), service.id(), sent.id(), heard.id());
        assertThat(detected.attributes()).containsEntry("registry.programme", "TR-CARE");
    }

    @Test
    void anEventNamesTheSpanThatSentIt() {
        String trace = "1af7651916cd43dd8448eb211c80319c";
        postProgramme("TR-EVENT", trace, "case-2").statusCode(201);

        TracedSpan sent = received(trace, "program-service", "SPAN_KIND_PRODUCER", "send " + Topics.PROGRAMMES);
        String traceparent = "00-" + trace + "-" + sent.id() + "-01";
        try (EventReader reader = new EventReader(registry.settings(), Topics.PROGRAMMES)) {
            List<EventReader.Event> read = reader.until(event -> event.key().equals("TR-EVENT"));
            assertThat(read.get(read.size() - 1).headers())
                    .containsEntry("traceparent", traceparent)
                    .containsEntry("ce_traceparent", traceparent);
        }
    }

    @Test
    void anEntryInTheLogOfAServiceNamesRequestAndTrace() throws SQLException, IOException {
        String trace = "2af7651916cd43dd8448eb211c80319c";
        try (Connection connection = Sql.connect(registry.settings(), Part.PROGRAM)) {
            Sql.execute(
                    connection,
                    """
                    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$""",
                    """
                    CREATE TRIGGER failure BEFORE INSERT ON programme
                    FOR EACH ROW WHEN (NEW.code = 'TR-FAILS') EXECUTE FUNCTION fail()""");
        }
        postProgramme("TR-FAILS", trace, "case-3").statusCode(503).header("X-Request-ID", equalTo("case-3"));

        Path log = registry.settings().home().resolve("logs/program-service.log");
        String entry = await().until(
                        () -> Files.readAllLines(log).stream()
                                .filter(line -> line.contains("Others are writing the same"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        JsonNode mdc = new ObjectMapper().readTree(entry).get("mdc");
        assertThat(mdc.path("requestId").asText()).isEqualTo("case-3");
        assertThat(mdc.path("traceId").asText()).isEqualTo(trace);
        assertThat(mdc.path("spanId").asText()).matches("[0-9a-f]{16}");
    }
}
