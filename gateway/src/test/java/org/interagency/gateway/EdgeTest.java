package org.interagency.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway takes from strangers, what it passes on, and what it tells them. Only the agency service runs, and what it is sent is recorded. */
@QuarkusTest
@WithTestResource(RecordedAgency.class)
class EdgeTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String STRICT = "default-src 'none'; frame-ancestors 'none'";

    @TestHTTPResource
    URI gateway;

    // Not injected, since the classes without it would not start.
    private final Path recording = ConfigProvider.getConfig().getValue("recording", Path.class);

    @ConfigProperty(name = "registry.agency.url")
    URI agency;

    /** Each could be understood in two ways: what follows as its body, or as the next request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: LENGTH\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: LENGTH",
                "Content-Length: LENGTH\r\nContent-Length: 5",
                "Content-Length: 5, LENGTH",
                "Content-Length: +5",
                "Content-Length: 0x5",
                "Content-Length: -5",
                "Content-Length : 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "X-A: a\rTransfer-Encoding: chunked",
                "X-A: a\0b",
                "X A: b",
                "X-A"
            })
    void refusesARequestWhoseEndIsUnclearAndReadsNoFurther(String headers) throws IOException {
        String hidden = address();
        String next = "GET " + hidden + " HTTP/1.1\r\nHost: gateway\r\n\r\n";
        String body = "0\r\n\r\n" + next;
        String address = address();
        String answers = RawConnection.answers(
                gateway,
                "PUT " + address + " HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                        + headers.replace("LENGTH", Integer.toString(body.length()))
                        + "\r\n\r\n" + body + next);

        assertThat(RawConnection.statuses(answers), contains("400"));
        assertThat(forwarded(), not(anyOf(containsString(address), containsString(hidden))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
    void passesNoRequestOnWhoseTokenIsNotAccepted(String token) throws IOException {
        String address = address();
        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .header("X-Request-ID", "refused-1")
                .get(address)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                .header("X-Request-ID", "refused-1")
                .body("detail", containsString("not accepted"));
        assertThat(forwarded(), not(containsString(address)));
    }

    @Test
    void refusesChunksOfAnOldClient() throws IOException {
        String address = address();
        String answers = RawConnection.answers(
                gateway,
                "PUT " + address + " HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + RawConnection.LAST);

        assertThat(RawConnection.statuses(answers), contains("400"));
        assertThat(forwarded(), not(containsString(address)));
    }

    /** A folded line is part of the header before it (RFC 9112, 5.2). */
    @ParameterizedTest
    @ValueSource(strings = {"X-A: a\r\n X-B: b", "X-A: a\r\n\tb", "X-A: a", "Content-Length: 0"})
    void passesAClearRequestOnOnce(String headers) throws IOException {
        String address = address();
        String answers = RawConnection.answers(
                gateway,
                "GET " + address + " HTTP/1.1\r\nHost: gateway\r\n" + headers + "\r\n\r\n" + RawConnection.LAST);

        assertThat(RawConnection.statuses(answers), contains("404", "404"));
        String request = forwarded(address);
        assertThat(names(request), not(hasItem("x-b")));
        assertThat(forwarded().split(Pattern.quote(address), -1).length - 1, equalTo(1));
    }

    @Test
    void doesNotPassOnWhatIsAboutTheConnection() throws IOException {
        String address = address();
        RawConnection.answers(
                gateway,
                "GET " + address
                        + " HTTP/1.1\r\nHost: gateway\r\nConnection: X-Hop, X-Request-ID\r\nX-Hop: a\r\n"
                        + "Keep-Alive: timeout=5\r\nTE: trailers\r\nUpgrade: example/1\r\nProxy-Authorization: Basic YTpi\r\n"
                        + "X-Request-ID: case-7\r\nX-End: b\r\n\r\n" + RawConnection.LAST);

        String request = forwarded(address);
        assertThat(names(request), hasItem("x-end"));
        for (String name : List.of("connection", "x-hop", "keep-alive", "te", "upgrade", "proxy-authorization")) {
            assertThat(names(request), not(hasItem(name)));
        }
        assertThat(request.toLowerCase(Locale.ROOT), containsString("x-request-id: case-7"));
    }

    /** A WebSocket would be a tunnel to the service. */
    @Test
    void opensNoTunnelToAService() throws IOException {
        String address = address();
        String answers = RawConnection.answers(
                gateway,
                "GET " + address + " HTTP/1.1\r\nHost: gateway\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
                        + RawConnection.LAST);

        assertThat(RawConnection.statuses(answers), contains("404", "404"));
        assertThat(names(forwarded(address)), not(hasItem("upgrade")));
    }

    @Test
    void passesOnFromWhereARequestComesAndNotWhereTheClientSaysThatItComesFrom() throws IOException {
        String address = address();
        RestAssured.given()
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Host", "example.org")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/other")
                .header("Forwarded", "for=192.0.2.1")
                .get(address)
                .then()
                .statusCode(404);

        assertThat(forwarded(address), not(anyOf(containsString("192.0.2.1"), containsString("example.org"))));
        assertThat(
                names(forwarded(address)).stream()
                        .filter(name -> name.contains("forwarded"))
                        .toList(),
                contains("x-forwarded-for"));
    }

    @Test
    void saysWhenTheHeadersAreTooLarge() throws IOException {
        String address = address();
        String answers = RawConnection.answers(
                gateway, "GET " + address + " HTTP/1.1\r\nHost: gateway\r\nX-A: " + "a".repeat(30_000) + "\r\n\r\n");
        assertThat(RawConnection.statuses(answers), contains("431"));

        String many = RawConnection.answers(
                gateway, "GET " + address + " HTTP/1.1\r\nHost: gateway\r\n" + "X-A: a\r\n".repeat(4_000) + "\r\n");
        assertThat(RawConnection.statuses(many), contains("431"));

        String line = RawConnection.answers(
                gateway, "GET " + address + "?q=" + "a".repeat(17_000) + " HTTP/1.1\r\nHost: gateway\r\n\r\n");
        assertThat(RawConnection.statuses(line), contains("414"));
        assertThat(forwarded(), not(containsString(address)));

        RestAssured.given()
                .header("X-A", "a".repeat(16_000))
                .get(address)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/territories",
                "/api/v1/programmes",
                "/api/v1/nonsense",
                "/q/openapi",
                "/q/health",
                "/nonsense"
            })
    void everyAnswerHasTheHeadersForBrowsersOnce(String path) {
        Response answer = RestAssured.get(path);

        assertThat(answer.headers().getValues("X-Content-Type-Options"), contains("nosniff"));
        assertThat(answer.headers().getValues("Referrer-Policy"), contains("no-referrer"));
        assertThat(answer.headers().getValues("Cross-Origin-Resource-Policy"), contains("same-origin"));
        assertThat(answer.headers().getValues("Content-Security-Policy"), contains(STRICT));
        assertThat(answer.header("Strict-Transport-Security"), nullValue());
        assertThat(answer.header("Server"), nullValue());
        assertThat(answer.header("Via"), nullValue());
        assertThat(answer.header("X-Powered-By"), nullValue());
    }

    @Test
    void aServiceHasThemTooForThoseWhoReachItDirectly() {
        Response answer = RestAssured.get(agency + "/api/v1/territories");

        assertThat(answer.headers().getValues("X-Content-Type-Options"), contains("nosniff"));
        assertThat(answer.headers().getValues("Referrer-Policy"), contains("no-referrer"));
        assertThat(answer.headers().getValues("Cross-Origin-Resource-Policy"), contains("same-origin"));
        assertThat(answer.headers().getValues("Content-Security-Policy"), contains(STRICT));
        assertThat(answer.header("Server"), nullValue());
    }

    /** {@code SwaggerUiTest} of the system tests compares its hashes with the page, which is another one in tests of the gateway alone. */
    @Test
    void theSwaggerUiHasAPolicyOfItsOwn() {
        List<String> policies = RestAssured.get("/q/swagger-ui/").headers().getValues("Content-Security-Policy");

        assertThat(policies, contains(startsWith("default-src 'none'; script-src 'self' 'sha256-")));
        assertThat(policies, everyItem(not(containsString("unsafe"))));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/territories, PUT", "/api/v1/territories, GET", "/q/openapi, GET"})
    void aPageOfAnotherSiteMaySendNothing(String path, String method) {
        RestAssured.given()
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type")
                .options(path)
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
        RestAssured.given()
                .header("Origin", "https://example.org")
                .get(path)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    /** What is wrong differs; whatever it is, nobody learns how the registry is built. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/programmes, 503",
        "PUT, /api/v1/programmes/P, 503",
        "GET, /api/v1/nonsense, 404",
        "GET, /api/v1/%zz, 400",
        "GET, /nonsense, 404",
        "GET, /q/info, 404",
        "GET, /q/dev-ui, 404",
        "POST, /q/openapi, 405",
        "GET, /q/openapi, 503",
        "DELETE, /api/v1/territories, 405",
        "TRACE, /api/v1/territories, 405",
        "PATCH, /api/v1/territories/X, 405"
    })
    void anErrorTellsNothingOfTheInside(String method, String path, String status) throws IOException {
        String answer = RawConnection.answers(
                gateway, method + " " + path + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");

        assertThat(answer, RawConnection.statuses(answer), contains(status));
        for (String inside : List.of(
                "localhost",
                "127.0.0.1",
                Integer.toString(agency.getPort()),
                "http://",
                "java.",
                "io.vertx",
                "\tat ",
                "Quarkus",
                "SNAPSHOT",
                "Netty")) {
            assertThat(answer, not(containsString(inside)));
        }
    }

    @Test
    void theDocumentOfTheGatewayItselfNamesNoVersionAndNoAddress() {
        RestAssured.get("/q/openapi-of-gateway")
                .then()
                .body(not(anyOf(containsString("SNAPSHOT"), containsString("localhost"))));
    }

    /** What was sent and not answered may be stored; nobody listens at the address of the program service, so nothing was sent. */
    @ParameterizedTest
    @CsvSource({
        "responsibility-confirmations, It is not known whether this was stored. Look before you repeat it.",
        "programme-confirmations, A part of the registry does not answer. Try again in a minute."
    })
    void aPageSaysWhetherAFormMayHaveBeenStored(String kind, String text) {
        String page = RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .get("/search")
                .asString();
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find(), equalTo(true));
        RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .formParam("token", token.group(1))
                .formParam("of", "A")
                .formParam("kind", kind)
                .formParam("keys", "K")
                .post("/desk/confirmations")
                .then()
                .statusCode(503)
                .body(containsString(text));
    }

    private static String address() {
        return "/api/v1/territories/EDGE-" + NUMBERS.incrementAndGet() + "-";
    }

    private String forwarded() throws IOException {
        return Files.readString(recording, StandardCharsets.ISO_8859_1);
    }

    /** The head of the request for an address. */
    private String forwarded(String address) throws IOException {
        String all = forwarded();
        int start = all.indexOf(" " + address);
        assertThat("it is passed on", start, not(equalTo(-1)));
        return all.substring(start, all.indexOf("\r\n\r\n", start));
    }

    private static List<String> names(String request) {
        return request.lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                .toList();
    }
}
