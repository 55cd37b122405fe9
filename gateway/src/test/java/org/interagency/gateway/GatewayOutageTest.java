package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the agency service runs, behind TLS, so the gateway has no merged document to check answers against. */
@QuarkusTest
@WithTestResource(AgencyBehindTls.class)
class GatewayOutageTest {

    /** Nobody listens at the address of the program service; the mapping service shows a certificate that the gateway does not trust. */
    @ParameterizedTest
    @CsvSource({
        "/api/v1/programmes, program service",
        "/api/v1/responsibilities, mapping service",
        "/q/openapi, (program|mapping) service"
    })
    void saysWhichServiceDoesNotAnswerAndNotWhereItIs(String address, String service) {
        given().get(address)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("detail", matchesPattern("The " + service + " does not answer\\. Try again in a moment\\."));
    }

    @Test
    void pagesSayThatAPartIsMissing() {
        given().get("/").then().statusCode(200).body(containsString("A part of this page cannot be shown"));
        given().get("/findings").then().statusCode(503).body(containsString("A part of the registry does not answer"));
    }

    @Test
    void takesNothingForAServiceThatDoesNotAnswer() {
        given().contentType("application/json")
                .body("{\"code\": \"P\"}")
                .post("/api/v1/programmes")
                .then()
                .statusCode(503);
        given().get("/api/v1/territories").then().statusCode(200);
    }
}
