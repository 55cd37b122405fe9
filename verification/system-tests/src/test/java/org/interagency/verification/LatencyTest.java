package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.contracts.Topics;
import org.interagency.localstack.testing.EventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures and prints the time from the POST of a responsibility until its finding is read from Kafka; has no limit to fail at. */
@ExtendWith(SharedRegistry.class)
class LatencyTest {

    private static final int WARM_UP = 30;
    private static final int MEASURED = 100;

    private final RunningRegistry registry;

    LatencyTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @Test
    void fromPostToKafka() {
        registerACountryWhereTheMinistryIsAccountable();
        List<Double> millis = new ArrayList<>();
        try (EventReader reader = new EventReader(registry.settings(), Topics.FRAGMENTATION)) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                long posted = System.nanoTime();
                JsonPath answer = post("responsibilities", responsibility("LT-" + i, "LT-" + i))
                        .statusCode(201)
                        .extract()
                        .jsonPath();
                String finding = answer.getString("findings.opened[0].id");
                long read = reader.until(event -> event.key().equals(finding)).stream()
                        .filter(event -> event.key().equals(finding))
                        .findFirst()
                        .orElseThrow()
                        .at();
                millis.add((read - posted) / 1e6);
            }
        }
        List<Double> measured = new ArrayList<>(millis.subList(WARM_UP, millis.size()));
        Collections.sort(measured);
        assertThat(measured).hasSize(MEASURED);
        System.out.printf(
                "From POST to the finding read from Kafka, over %d responsibilities: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                MEASURED,
                measured.get(MEASURED / 2),
                measured.get(MEASURED * 95 / 100),
                measured.get(MEASURED * 99 / 100));
    }

    private static void registerACountryWhereTheMinistryIsAccountable() {
        importAll(
                "territories", "code,name,level,parent_code\nLT,Country,national,", i -> "LT-" + i + ",Part,state,LT");
        importAll(
                "agencies",
                "code,name,kind,level,territory\nLT-MIN,Ministry,ministry,national,LT",
                i -> "LT-" + i + ",Agency,secretariat,state,LT");
        put(
                        "programmes/LT-CARE",
                        """
                        {"name": {"en": "Care"}, "owner": "LT-MIN", "scheme": "non-contributory", "targeting": "universal",
                         "contingencies": ["poverty"], "territories": ["LT"], "validFrom": "2020-01-01",
                         "requiredFunctions": ["provision"]}""")
                .statusCode(201);
        post("responsibilities", responsibility("LT-MIN", "LT")).statusCode(201);
    }

    private static void importAll(String collection, String head, IntFunction<String> row) {
        String rows = IntStream.range(0, WARM_UP + MEASURED).mapToObj(row).collect(Collectors.joining("\n"));
        importCsv(collection + "/import", head + "\n" + rows)
                .statusCode(200)
                .body("stored", equalTo(WARM_UP + MEASURED + 1));
    }

    private static String responsibility(String agency, String territory) {
        return """
               {"programme": "LT-CARE", "function": "provision", "agency": "%s", "role": "accountable",
                "territories": ["%s"], "validFrom": "2020-01-01"}"""
                .formatted(agency, territory);
    }
}
