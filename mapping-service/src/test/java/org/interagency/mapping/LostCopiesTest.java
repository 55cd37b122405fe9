package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.kit.copy.CopyWorker;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that has lost copies resolves nothing, says so, and gets the copies back by itself. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class LostCopiesTest {

    private static final String RESPONSIBILITY =
            """
            {"programme": "LC-CARE", "function": "%s", "agency": "%s", "role": "accountable",
             "territories": ["LC"], "validFrom": "2020-01-01"}""";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    Session session;

    @Inject
    CopyWorker worker;

    @BeforeEach
    void registerProgrammeWithAnOverlap() {
        register(agencyService, "territories/LC", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String agency : List.of("A", "B")) {
            register(
                    agencyService,
                    "agencies/LC-" + agency,
                    "{\"name\": {\"en\": \"Ministry\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"LC\"}");
        }
        register(
                programService,
                "programmes/LC-CARE",
                """
                {"name": {"en": "Care"}, "owner": "LC-A", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["LC"], "validFrom": "2020-01-01"}""");
        post("responsibilities", RESPONSIBILITY.formatted("provision", "LC-A"));
        post("responsibilities", RESPONSIBILITY.formatted("provision", "LC-B"));
        soon().untilAsserted(() -> {
            assertThat(number("SELECT count(*) FROM copied_fact WHERE key IN ('LC', 'LC-A', 'LC-B', 'LC-CARE')"))
                    .isEqualTo(4);
            get("detection").body("programmes", is(0)).body("contingencies", is(0));
        });
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(100));
    }

    private void sql(String... statements) {
        QuarkusTransaction.requiringNew()
                .run(() -> List.of(statements).forEach(statement -> session.createNativeMutationQuery(statement)
                        .executeUpdate()));
    }

    private long number(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(query, Long.class).getSingleResult());
    }

    private List<String> findings() {
        return get("findings?limit=1000").extract().jsonPath().getList("items.collect { it.id + it.status }");
    }

    /** Requests that only operators send; the API's document does not have them. */
    private static RequestSpecification operator() {
        return RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .basePath("/");
    }

    private static void copiesAre(String status) {
        operator()
                .get("q/health/well")
                .then()
                .body("checks.find { it.name == 'copies are whole' }.status", equalTo(status));
    }

    @Test
    void resolvesNothingWhileAllCopiesAreLostAndGetsThemBack() {
        List<String> before = findings();
        long copies = number("SELECT count(*) FROM copied_fact");
        long resolved = number("SELECT count(*) FROM finding WHERE status = 'resolved'");
        long version = number("SELECT sum(version) FROM finding");
        worker.stop();

        sql("TRUNCATE copied_fact, copied_topic");

        copiesAre("DOWN");
        post("responsibilities", RESPONSIBILITY.formatted("policy", "LC-A"))
                .statusCode(201)
                .body("findings.resolved.size()", is(0));
        assertThat(findings()).containsAll(before);
        worker.start();
        soon().untilAsserted(() -> copiesAre("UP"));
        soon().untilAsserted(() -> get("detection").body("programmes", is(0)).body("contingencies", is(0)));
        assertThat(number("SELECT count(*) FROM copied_fact")).isEqualTo(copies);
        assertThat(number("SELECT count(*) FROM finding WHERE status = 'resolved'"))
                .isEqualTo(resolved);
        assertThat(number("SELECT sum(version) FROM finding WHERE function = 'provision'"))
                .isLessThanOrEqualTo(version);
        assertThat(operator().get("q/metrics").asString())
                .contains("registry_copies_whole{topic=\"registry.agencies\"} 1.0");
    }

    @Test
    void noticesDeletedCopyAtOnce() {
        worker.stop();

        sql("DELETE FROM copied_fact WHERE key = 'LC-B'");

        copiesAre("DOWN");
        worker.start();
        soon().untilAsserted(() -> {
            copiesAre("UP");
            assertThat(number("SELECT count(*) FROM copied_fact WHERE key = 'LC-B'"))
                    .isOne();
        });
    }

    @Test
    void noticesCopiesThatStayBehindTheirOwner() {
        sql(
                "ALTER TABLE copied_fact DISABLE TRIGGER copied_fact_deleted",
                "DELETE FROM copied_fact WHERE key = 'LC-B'",
                "ALTER TABLE copied_fact ENABLE TRIGGER copied_fact_deleted");

        soon().untilAsserted(() -> {
            worker.wake();
            assertThat(number("SELECT count(*) FROM copied_fact WHERE key = 'LC-B'"))
                    .isOne();
        });
        soon().untilAsserted(() -> copiesAre("UP"));
    }

    @Test
    void reorganisationIsNotCarriedOutAgainWhenItsCopyIsRebuilt() {
        put("responsibilities/LC-MOVED", RESPONSIBILITY.formatted("financing", "LC-A"))
                .statusCode(201);
        request()
                .baseUri(agencyService)
                .body(
                        """
                        {"code": "LC-MOVE", "type": "transfer", "from": ["LC-A"], "to": [{"code": "LC-B"}],
                         "effectiveDate": "2021-01-01", "transfers": [{"to": "LC-B", "responsibilities": ["LC-MOVED"]}]}""")
                .post("agency-changes")
                .then()
                .statusCode(201);
        soon().untilAsserted(() -> get("responsibilities/LC-MOVED").body("agency", equalTo("LC-B")));
        // Somebody gives it back; a transfer that was carried out again would take it once more.
        put("responsibilities/LC-MOVED", RESPONSIBILITY.formatted("financing", "LC-A"))
                .statusCode(200);

        sql("TRUNCATE copied_fact");
        worker.wake();

        soon().untilAsserted(() -> copiesAre("UP"));
        assertThat(number("SELECT count(*) FROM copied_fact WHERE key = 'LC-MOVE'"))
                .isOne();
        assertThat(number("SELECT count(*) FROM pending_reorganisation")).isZero();
        get("responsibilities/LC-MOVED").body("agency", equalTo("LC-A"));
    }

    @Test
    void rebuildsAllCopiesOnRequest() {
        long agencies = number("SELECT count(*) FROM copied_fact WHERE topic = 'registry.agencies'");

        operator()
                .post("api/v1/copies/rebuild")
                .then()
                .statusCode(200)
                .body("find { it.topic == 'registry.agencies' }.copies", is((int) agencies));
    }
}
