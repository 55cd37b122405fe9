package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.interagency.localstack.testing.Concurrently;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two simultaneous writes of each kind that the program service and the mapping service own; the agency service has its own tests. */
@ExtendWith(SharedRegistry.class)
class SimultaneousWritesTest {

    private static final int ROUNDS = 10;
    private static final int WRITERS = 8;

    @BeforeEach
    void registerACountryWithAProgramme() {
        put("territories/SW", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        put(
                "agencies/SW-MIN",
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "SW"}""");
        put("programmes/SW-CARE", "{" + content("programmes", "Care") + "}");
    }

    private static String content(String collection, String mark) {
        return switch (collection) {
            case "programmes" ->
                """
                "name": {"en": "%s"}, "owner": "SW-MIN", "scheme": "non-contributory", "targeting": "universal",
                "contingencies": ["poverty"], "territories": ["SW"], "validFrom": "2000-01-01",
                "requiredFunctions": ["provision"]"""
                        .formatted(mark);
            case "responsibilities" ->
                """
                "programme": "SW-CARE", "function": "provision", "agency": "SW-MIN", "role": "accountable",
                "territories": ["SW"], "validFrom": "2000-01-01", "legalBasis": [{"citation": "%s"}]"""
                        .formatted(mark);
            case "rights" ->
                """
                "name": {"en": "%s"}, "instrument": "PSS", "article": "9", "source": {"citation": "Example"}"""
                        .formatted(mark);
            default -> "\"name\": {\"en\": \"%s\"}, \"source\": {\"citation\": \"Example\"}".formatted(mark);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"programmes", "responsibilities", "rights", "vocabularies/benefits"})
    void ofTwoThatCreateTheSameOneIsRefused(String collection) {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "SW-C" + round;
            String key = collection.equals("responsibilities") ? "id" : "code";
            String identified = "{\"" + key + "\": \"" + code + "\", ";
            List<Callable<Response>> posts = List.of(
                    () -> request()
                            .body(identified + content(collection, "One") + "}")
                            .post(collection),
                    () -> request()
                            .body(identified + content(collection, "Other") + "}")
                            .post(collection));
            assertThat(Concurrently.send(posts))
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(201, 409);
            get(collection + "/" + code + "/history").body("items", hasSize(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"programmes", "responsibilities", "rights", "vocabularies/benefits"})
    void keepsEveryDatedWriteOfOneThing(String collection) {
        String address = collection + "/SW-D";
        put(address, "{" + content(collection, "First") + "}").statusCode(201);
        for (int round = 1; round <= ROUNDS; round++) {
            String mark = "Round " + round + " writer ";
            List<Callable<Response>> puts = IntStream.range(0, WRITERS)
                    .<Callable<Response>>mapToObj(writer -> () -> request()
                            .queryParam("since", "20%02d-01-01".formatted(10 + writer))
                            .body("{" + content(collection, mark + writer) + "}")
                            .put(address))
                    .toList();
            assertThat(Concurrently.send(puts)).extracting(Response::statusCode).containsOnly(200);
            String history = get(address + "/history").extract().asString();
            assertThat(IntStream.range(0, WRITERS)).allMatch(writer -> history.contains(mark + writer + "\""));
        }
        List<Integer> versions = get(address + "/history").extract().path("items.version");
        assertThat(versions)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ROUNDS * WRITERS + 1).boxed().toList());
    }

    @Test
    void ofManyWhoHaveReadTheSameVersionOfAResponsibilityOneWrites() {
        for (int round = 0; round < ROUNDS; round++) {
            String address = "responsibilities/SW-V" + round;
            put(address, "{" + content("responsibilities", "First") + "}").statusCode(201);
            List<Callable<Response>> writes = List.of(
                    () -> request()
                            .header("If-Match", "\"1\"")
                            .body("{" + content("responsibilities", "One") + "}")
                            .put(address),
                    () -> request()
                            .header("If-Match", "\"1\"")
                            .body("{" + content("responsibilities", "Other") + "}")
                            .put(address),
                    () -> request().header("If-Match", "\"1\"").delete(address + "?on=2030-01-01"));
            assertThat(Concurrently.send(writes))
                    .extracting(Response::statusCode)
                    .containsExactlyInAnyOrder(200, 412, 412);
            get(address + "/history").body("items", hasSize(2));
        }
    }
}
