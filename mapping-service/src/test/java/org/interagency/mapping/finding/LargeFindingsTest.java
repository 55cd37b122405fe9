package org.interagency.mapping.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.mapping.UnusualSettings;
import org.junit.jupiter.api.Test;

/** A finding whose event is larger than Kafka takes stops neither detection nor a write: its event is parked. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class LargeFindingsTest {

    private static final int AREAS = 800;

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    Session session;

    @Test
    void aFindingThatIsTooLargeForAMessageIsStoredAndItsEventIsParked() {
        register(agencyService, "territories/LF", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        register(
                agencyService,
                "agencies/LF-A",
                "{\"name\": {\"en\": \"Ministry\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"LF\"}");
        request()
                .baseUri(agencyService)
                .contentType("text/csv")
                // One more than the programme has, so that its areas are not the whole country.
                .body(IntStream.rangeClosed(0, AREAS)
                        .mapToObj(area -> area(area) + ",Area,state,LF")
                        .collect(Collectors.joining("\n", "code,name,level,parent_code\n", "\n")))
                .post("territories/import?language=en&atomic=true")
                .then()
                .statusCode(200);
        register(
                programService,
                "programmes/LF-CARE",
                """
                {"name": {"en": "Care"}, "owner": "LF-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": [%s], "validFrom": "2020-01-01", "requiredFunctions": ["policy"]}"""
                        .formatted(IntStream.range(0, AREAS)
                                .mapToObj(area -> "\"" + area(area) + "\"")
                                .collect(Collectors.joining(", "))));

        soon().untilAsserted(
                        () -> get("reports/gaps?programme=LF-CARE").body("items.function", equalTo(List.of("policy"))));
        String gap = get("reports/gaps?programme=LF-CARE").extract().path("items[0].id");
        soon().untilAsserted(() -> assertThat(parkedVersion(gap)).isEqualTo("1"));

        put(
                        "responsibilities/LF-POLICY",
                        """
                        {"programme": "LF-CARE", "function": "policy", "agency": "LF-A", "role": "accountable",
                         "territories": ["%s"], "validFrom": "2020-01-01"}"""
                                .formatted(area(0)))
                .statusCode(201)
                .body("findings.changed", hasSize(1))
                .body("findings.changed[0].id", equalTo(gap));
        soon().untilAsserted(() -> assertThat(parkedVersion(gap)).isEqualTo("2"));
        get("detection").body("failures.count", equalTo(0));

        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("DELETE FROM parked_event")
                .executeUpdate());
    }

    private static String area(int number) {
        return "LF-AREA-WITH-LONG-CODE-%04d".formatted(number);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private Object parkedVersion(String key) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT max(payload ->> 'version') FROM parked_event WHERE aggregateid = :key", Object.class)
                .setParameter("key", key)
                .getSingleResult());
    }
}
