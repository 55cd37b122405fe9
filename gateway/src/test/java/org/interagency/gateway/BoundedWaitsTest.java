package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

/** Neither a service that is paused nor clients that send slowly make others wait without a bound. Only the agency service runs. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        restrictToAnnotatedClass = true,
        initArgs = {@ResourceArg(name = "service", value = "GATEWAY"), @ResourceArg(name = "needs", value = "AGENCY")})
class BoundedWaitsTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}";
    private static final int SLOW_SENDERS = 200;

    @TestHTTPResource
    URI gateway;

    @Test
    void aPausedServiceIsUnavailableAndItIsSaidWhatNobodyKnows() throws IOException, InterruptedException {
        given().get("/api/v1/territories").then().statusCode(200);
        signal("STOP");
        try {
            Instant start = Instant.now();
            given().get("/api/v1/territories")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("detail", allOf(containsString("does not answer"), not(containsString("not known"))));
            assertThat(Duration.between(start, Instant.now()), lessThan(Duration.ofSeconds(20)));
            put("GP")
                    .statusCode(503)
                    .header("Retry-After", equalTo("1"))
                    .body("detail", containsString("It is not known whether"));
        } finally {
            signal("CONT");
        }
        put("GQ").statusCode(201);
    }

    private static ValidatableResponse put(String code) {
        return given().contentType("application/json")
                .body(TERRITORY)
                .put("/api/v1/territories/" + code)
                .then();
    }

    private static void signal(String signal) throws IOException, InterruptedException {
        long pid = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("agency-service/target"))
                .findFirst()
                .orElseThrow()
                .pid();
        int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit, equalTo(0));
    }

    @Test
    void slowSendersOfSmallBodiesBlockNobodyAndAreToldSo() throws IOException {
        List<Socket> senders = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                senders.add(send("PUT /api/v1/territories/GS HTTP/1.1", "Content-Length: 1000", "{\"name\""));
            }
            Instant start = Instant.now();
            put("GT").statusCode(201);
            assertThat(Duration.between(start, Instant.now()), lessThan(Duration.ofSeconds(5)));
            assertThat(statusLine(senders.get(0)), startsWith("HTTP/1.1 408 "));
        } finally {
            close(senders);
        }
    }

    @Test
    void slowSendersOfFilesBlockNoOtherRequests() throws IOException {
        List<Socket> senders = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                senders.add(send(
                        "POST /api/v1/territories/import HTTP/1.1", "Transfer-Encoding: chunked", "4\r\ncode\r\n"));
            }
            Instant start = Instant.now();
            put("GU").statusCode(201);
            assertThat(Duration.between(start, Instant.now()), lessThan(Duration.ofSeconds(5)));
            assertThat(
                    "more files than can wait", statusLine(senders.get(SLOW_SENDERS - 1)), startsWith("HTTP/1.1 503 "));
            assertThat("a file that is not sent on", statusLine(senders.get(0)), startsWith("HTTP/1.1 408 "));
        } finally {
            close(senders);
        }
    }

    private Socket send(String request, String header, String beginning) throws IOException {
        Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(60_000);
        String type = request.contains("import") ? "text/csv" : "application/json";
        socket.getOutputStream()
                .write(String.join("\r\n", request, "Host: gateway", "Content-Type: " + type, header, "", beginning)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String statusLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void metricsAreByRoute() {
        put("GM-1").statusCode(201);
        given().get("/api/v1/territories/GM-1").then().statusCode(200);
        given().get("/api/v1/territories/GM-2").then().statusCode(404);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(allOf(containsString("uri=\"/api/v1/territories/*\""), not(containsString("GM-"))));
    }
}
