package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two clients write at the same time: one write comes first, and neither is lost. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class ConcurrentWritesTest {

    private static final int ROUNDS = 10;
    private static final int WRITERS = 8;

    private static final String LEVEL = "{\"code\": \"%s\", \"name\": {\"en\": \"%s\"}, \"rank\": 4}";
    private static final String TERRITORY = "{\"code\": \"%s\", \"name\": {\"en\": \"%s\"}, \"level\": \"national\"}";
    private static final String AGENCY =
            """
            {"code": "%s", "name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "CW"}""";

    @Inject
    Session session;

    @BeforeEach
    void registerTheCountry() {
        put("territories/CW", TERRITORY.formatted("CW", "Country"));
    }

    private static String body(String collection, String code, String name) {
        return switch (collection) {
            case "government-levels" -> LEVEL.formatted(code, name);
            case "territories" -> TERRITORY.formatted(code, name);
            default -> AGENCY.formatted(code, name);
        };
    }

    @ParameterizedTest
    @CsvSource({"government-levels", "territories", "agencies"})
    void ofTwoThatCreateTheSameOneIsRefused(String collection) {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "CW-C" + round;
            List<Callable<Response>> posts = List.of(
                    () -> request().body(body(collection, code, "One")).post(collection),
                    () -> request().body(body(collection, code, "Other")).post(collection));
            assertThat(Concurrently.send(posts))
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(201, 409);
            get(collection + "/" + code + "/history").body("items", hasSize(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"government-levels", "territories", "agencies"})
    void keepsEveryDatedWriteOfOneThing(String collection) {
        String code = "CW-D";
        put(collection + "/" + code, body(collection, code, "First")).statusCode(201);
        int acknowledged = 1;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> names = names(round);
            List<Callable<Response>> puts = IntStream.range(0, WRITERS)
                    .<Callable<Response>>mapToObj(writer -> () -> request()
                            .queryParam("since", "20%02d-01-01".formatted(10 + writer))
                            .body(body(collection, code, names.get(writer)))
                            .put(collection + "/" + code))
                    .toList();
            List<Response> answers = Concurrently.send(puts);
            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
            acknowledged += WRITERS;
            List<String> history =
                    get(collection + "/" + code + "/history").extract().path("items.fact.name.en");
            assertThat(history).hasSize(acknowledged).containsAll(names);
        }
        assertThat(versions(collection, code))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, acknowledged).boxed().toList());
    }

    private static List<String> names(int round) {
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> "Round " + round + " writer " + writer)
                .toList();
    }

    private static List<Integer> versions(String collection, String code) {
        return get(collection + "/" + code + "/history").extract().path("items.version");
    }

    @Test
    void ofManyWhoHaveReadTheSameVersionOneWrites() {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "CW-V" + round;
            String address = "agencies/" + code;
            put(address, body("agencies", code, "First")).statusCode(201);
            List<Callable<Response>> writes = List.of(
                    () -> request()
                            .header("If-Match", "\"1\"")
                            .body(body("agencies", code, "One"))
                            .put(address),
                    () -> request()
                            .header("If-Match", "\"1\"")
                            .body(body("agencies", code, "Other"))
                            .put(address),
                    () -> request().header("If-Match", "\"1\"").delete(address + "?on=2030-01-01"));
            assertThat(Concurrently.send(writes))
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(200, 412, 412);
            assertThat(versions("agencies", code)).containsExactly(1, 2);
        }
    }

    @Test
    void aReorganisationAndAWriteOfTheSameAgencyKeepBoth() {
        for (int round = 0; round < ROUNDS; round++) {
            String old = "CW-O" + round;
            String other = "CW-N" + round;
            put("agencies/" + old, body("agencies", old, "First")).statusCode(201);
            List<Callable<Response>> writes = List.of(
                    () -> request().body(body("agencies", old, "Corrected")).put("agencies/" + old),
                    () -> request()
                            .body(
                                    """
                                    {"code": "CW-R-%s", "type": "rename", "from": ["%s"], "effectiveDate": "2024-01-01",
                                     "to": [{"code": "%s", "name": {"en": "New"}}]}"""
                                            .formatted(old, old, other))
                            .post("agency-changes"),
                    () -> request()
                            .body(AGENCY.formatted("CW-P-" + old, "Part")
                                    .replace("\"kind\"", "\"parent\": \"" + old + "\", \"kind\""))
                            .put("agencies/CW-P-" + old));
            List<Response> answers = Concurrently.send(writes);
            assertThat(answers.get(0).statusCode()).isIn(200, 422);
            assertThat(answers.get(1).statusCode()).isEqualTo(201);
            assertThat(answers.get(2).statusCode()).isEqualTo(201);
            get("agencies/" + old).body("validTo", equalTo("2024-01-01")).body("successors", equalTo(List.of(other)));
            get("agencies/CW-P-" + old + "?asOf=2023-12-31").body("parent", equalTo(old));
            get("agencies/CW-P-" + old + "?asOf=2024-01-01").body("parent", equalTo(other));
        }
    }

    @Test
    void refusesToReviveAnAgencyThatAReorganisationHasEnded() {
        put("agencies/CW-E", body("agencies", "CW-E", "Old")).statusCode(201);
        post(
                        "agency-changes",
                        """
                {"code": "CW-END", "type": "dissolve", "from": ["CW-E"], "effectiveDate": "2024-01-01"}""")
                .statusCode(201);
        put("agencies/CW-E", body("agencies", "CW-E", "Old"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/validTo")));
        put(
                        "agencies/CW-E",
                        body("agencies", "CW-E", "Old one")
                                .replace("\"kind\"", "\"validTo\": \"2024-01-01\", \"kind\""))
                .statusCode(200);
    }

    @Test
    void theDatabaseRefusesToAnnounceAVersionThatIsNotHigher() {
        put("agencies/CW-G", body("agencies", "CW-G", "One")).statusCode(201);
        put("agencies/CW-G", body("agencies", "CW-G", "Two")).statusCode(200);
        for (int version = 1; version <= 2; version++) {
            String announcement =
                    """
                    INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
                    VALUES (gen_random_uuid(), 'agencies', 'CW-G', 'test', '{"version": %d}')"""
                            .formatted(version);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .run(() -> session.createNativeMutationQuery(announcement)
                                    .executeUpdate()))
                    .hasMessageContaining(
                            "Version " + version + " of agencies CW-G is not higher than the last one announced");
        }
    }
}
