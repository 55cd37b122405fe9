package org.interagency.program;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matcher;
import org.interagency.contracts.Topics;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;

/** Health tells of a consumer that stores nothing. */
@QuarkusTest
@TestProfile(ConsumerHealthTest.NoSecondAttempt.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class ConsumerHealthTest {

    /** A service whose consumer of agencies ends with the first batch that it cannot store. */
    public static class NoSecondAttempt implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("org.interagency.program.copy.AgencyServiceListener/hearAgencies/Retry/maxRetries", "0");
        }
    }

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @Inject
    DataSource database;

    @Test
    void aConsumerThatCannotStoreItsBatchIsNotWellUntilItCan() throws SQLException {
        territory("STUCK");
        soon().untilAsserted(() -> stuck(not(containsString(Topics.TERRITORIES))));
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            Sql.execute(other, "LOCK TABLE copied_fact IN EXCLUSIVE MODE");
            territory("STUCK-LATER");
            soon().untilAsserted(() -> stuck(containsString(Topics.TERRITORIES)).statusCode(503));
            stuckByMetric(1);
            other.rollback();
            other.setAutoCommit(true);
        }
        soon().untilAsserted(() -> stuck(not(containsString(Topics.TERRITORIES))));
        stuckByMetric(0);
    }

    @Test
    void aServiceWithAConsumerThatHasEndedIsNotAliveButReady() throws SQLException {
        territory("ENDED");
        try (Connection connection = database.getConnection()) {
            Sql.execute(
                    connection,
                    "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$");
            Sql.execute(
                    connection,
                    "CREATE TRIGGER fails BEFORE INSERT ON copied_fact FOR EACH ROW WHEN (NEW.key = 'ENDED-A')"
                            + " EXECUTE FUNCTION fails()");
        }
        health("live").statusCode(200);
        register(
                agencyService,
                "agencies/ENDED-A",
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "ENDED"}""");
        soon().untilAsserted(() -> health("live").statusCode(503).body(containsString("agencies")));
        health("ready").statusCode(200);
        health("started").statusCode(200);
    }

    private void territory(String code) {
        register(agencyService, "territories/" + code, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1));
    }

    private static ValidatableResponse stuck(Matcher<String> topics) {
        return health("well").body("checks.find { it.name == 'events that arrive are stored' }.data.stuck", topics);
    }

    private static void stuckByMetric(int value) {
        RestAssured.given()
                .basePath("")
                .get("/q/metrics")
                .then()
                .body(containsString(
                        "registry_consumer_stuck{topic=\"%s\"} %d.0".formatted(Topics.TERRITORIES, value)));
    }

    private static ValidatableResponse health(String kind) {
        return RestAssured.given().basePath("").get("/q/health/" + kind).then();
    }
}
