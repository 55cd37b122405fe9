package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A gateway that is configured like that of a site, without links to sign in. No service runs. */
@QuarkusTest
@WithTestResource(ClientTls.class)
class ClientTlsTest {

    @TestHTTPResource(tls = true)
    URI gateway;

    // Not injected, since the classes without it would not start.
    private final String certificate = ConfigProvider.getConfig().getValue("certificate", String.class);

    @Test
    void aClientReachesTheGatewayByTlsAndIsToldToUseNothingElse() {
        given().trustStore(certificate, TestKey.PASSWORD)
                .baseUri("https://localhost")
                .port(gateway.getPort())
                .get("/api/v1/nonsense")
                .then()
                .statusCode(404)
                .header("Strict-Transport-Security", equalTo("max-age=31536000"));
    }

    /** RFC 6797, 7.2. */
    @Test
    void withoutTlsNothingIsSaidOfIt() {
        given().get("/api/v1/nonsense").then().statusCode(404).header("Strict-Transport-Security", nullValue());
    }

    @Test
    void takesNoTokenFromACookieWithoutLinksToSignIn() {
        given().cookie(SignIn.COOKIE, "nonsense")
                .get("/api/v1/nonsense")
                .then()
                .statusCode(404)
                .header("Set-Cookie", nullValue());
    }
}
