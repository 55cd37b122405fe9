package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the agency service runs, behind TLS, so the gateway has no merged document to check answers against. */
@QuarkusTest
@WithTestResource(AgencyBehindTls.class)
class GatewayOutageTest {

    /** Nobody listens at the address of the program service; the mapping service shows a certificate that the gateway does not trust. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/programmes", "/api/v1/responsibilities", "/q/openapi"})
    void saysWhichServiceDoesNotAnswer(String address) {
        given().get(address)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("detail", containsString("does not answer"));
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
