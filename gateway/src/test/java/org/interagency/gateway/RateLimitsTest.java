package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each test has clients of its own, since what one has sent counts for an hour. No service runs: what the limit lets pass is answered with 404 or 503.
 */
@QuarkusTest
@TestProfile(RateLimitsTest.Low.class)
class RateLimitsTest {

    private static final String READ = "GET /api/v1/nonsense HTTP/1.1\r\nHost: gateway\r\n";
    private static final String WRITE = "POST /api/v1/programmes HTTP/1.1\r\nHost: gateway\r\nContent-Length: 0\r\n";
    private static final String END = "Connection: close\r\n\r\n";

    @TestHTTPResource
    URI gateway;

    /** Three reads and two writes in an hour; a proxy at 127.0.0.1 is trusted. */
    public static final class Low implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(TestToken.unusedKey());
            overrides.putAll(Map.of(
                    "registry.rate-limit.reads", "3",
                    "registry.rate-limit.writes", "2",
                    "registry.rate-limit.window", "1h",
                    "quarkus.http.test-port", "0",
                    "registry.program.url", "http://localhost:1",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
            return overrides;
        }
    }

    @Test
    void aClientIsRefusedBeyondItsQuotaAndToldWhenItCanGoOn() {
        for (int left = 2; left >= 0; left--) {
            given().header("X-Forwarded-For", "192.0.2.1")
                    .get("/api/v1/nonsense")
                    .then()
                    .statusCode(404)
                    .header("RateLimit-Policy", equalTo("\"reads\";q=3;w=3600"))
                    .header("RateLimit", equalTo("\"reads\";r=" + left + ";t=1200"))
                    .header("Retry-After", nullValue());
        }
        given().header("X-Forwarded-For", "192.0.2.1")
                .header("X-Request-ID", "case-429")
                .get("/api/v1/nonsense")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("RateLimit-Policy", equalTo("\"reads\";q=3;w=3600"))
                .header("RateLimit", matchesPattern("\"reads\";r=0;t=(1200|1[01]\\d\\d)"))
                .header("Retry-After", matchesPattern("1200|1[01]\\d\\d"))
                .header("X-Request-ID", equalTo("case-429"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("type", equalTo("about:blank"))
                .body("title", equalTo("Too Many Requests"))
                .body("status", equalTo(429))
                .body("detail", containsString("3 reads in 3600 seconds"));
    }

    @Test
    void aReaderOfPagesIsToldSoOnAPage() {
        for (int i = 0; i < 3; i++) {
            given().header("X-Forwarded-For", "192.0.2.7").get("/search").then().statusCode(200);
        }
        given().header("X-Forwarded-For", "192.0.2.7")
                .header("Accept-Language", "fr")
                .get("/search?q=x")
                .then()
                .statusCode(429)
                .contentType("text/html")
                .header("RateLimit", matchesPattern("\"reads\";r=0;t=(1200|1[01]\\d\\d)"))
                .header("Retry-After", matchesPattern("1200|1[01]\\d\\d"))
                .body(containsString("<html lang=\"fr\">"))
                .body(containsString("Trop de requêtes"))
                .body(containsString("href=\"/search?q=x&amp;lang=en\""));
    }

    @Test
    void readsAndWritesHaveQuotasOfTheirOwn() throws IOException {
        String answers =
                RawConnection.answers(gateway, "127.0.0.2", (WRITE + "\r\n").repeat(3) + (READ + "\r\n") + READ + END);

        assertThat(RawConnection.statuses(answers), contains("503", "503", "429", "404", "404"));
        assertThat(answers, containsString("\"writes\";q=2;w=3600"));
    }

    @Test
    void clientsHaveQuotasOfTheirOwn() throws IOException {
        String four = (READ + "\r\n").repeat(3) + READ + END;
        for (String client : new String[] {"127.0.0.3", "127.0.0.4"}) {
            assertThat(
                    RawConnection.statuses(RawConnection.answers(gateway, client, four)),
                    contains("404", "404", "404", "429"));
        }
    }

    /** Otherwise a client could choose another address for each request, or use up the quota of somebody else. */
    @Test
    void anAddressThatOnlyTheClientSaysDoesNotCount() throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            requests.append(READ)
                    .append("X-Forwarded-For: 198.51.100.")
                    .append(i)
                    .append("\r\n")
                    .append(i < 4 ? "\r\n" : END);
        }
        assertThat(
                RawConnection.statuses(RawConnection.answers(gateway, "127.0.0.5", requests.toString())),
                contains("404", "404", "404", "429"));
        given().header("X-Forwarded-For", "198.51.100.1")
                .get("/api/v1/nonsense")
                .then()
                .statusCode(404)
                .header("RateLimit", equalTo("\"reads\";r=2;t=1200"));
    }

    @Test
    void theDocumentCountsLikeAnyRead() {
        given().header("X-Forwarded-For", "192.0.2.9")
                .get("/q/openapi")
                .then()
                .statusCode(503)
                .header("RateLimit", equalTo("\"reads\";r=2;t=1200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/metrics", "/q/swagger-ui/"})
    void healthMetricsAndPagesAreFree(String path) {
        for (int i = 0; i < 4; i++) {
            given().header("X-Forwarded-For", "192.0.2.2")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("RateLimit", nullValue());
        }
    }

    @Test
    void metricsDoNotGrowWithTheAddressesOfWhatIsRefused() {
        for (int i = 0; i < 5; i++) {
            given().header("X-Forwarded-For", "192.0.2.3").get("/api/v1/agencies/M-" + i);
        }
        given().get("/q/metrics").then().body(containsString("status=\"429\"")).body(not(containsString("M-4")));
    }
}
