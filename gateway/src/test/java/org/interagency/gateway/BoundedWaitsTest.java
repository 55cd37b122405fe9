package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

/** Neither a service that is paused nor clients that send slowly make others wait without a bound. Only the agency service runs. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "GATEWAY"), @ResourceArg(name = "needs", value = "AGENCY")})
class BoundedWaitsTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}";
    private static final int SLOW_SENDERS = 200;

    /** Longer than every bound of the gateway, also on a slow machine. */
    private static final int HANGS_AFTER_MILLIS = 120_000;

    @TestHTTPResource
    URI gateway;

    @Test
    void aPausedServiceIsUnavailableAndItIsSaidWhatNobodyKnows() throws IOException, InterruptedException {
        request().get("/api/v1/territories").then().statusCode(200);
        List<Response> answers;
        signal("STOP");
        try {
            answers = Concurrently.send(List.of(() -> request().get("/api/v1/territories"), () -> put("GP")));
        } finally {
            signal("CONT");
        }
        answers.get(0)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("detail", allOf(containsString("does not answer"), not(containsString("not known"))));
        answers.get(1)
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("detail", containsString("It is not known whether"));
        put("GQ").then().statusCode(201);
    }

    /** Fails if it is not answered, instead of waiting for ever. */
    private static RequestSpecification request() {
        return given().config(RestAssured.config()
                .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", HANGS_AFTER_MILLIS)));
    }

    private static Response put(String code) {
        return request().contentType("application/json").body(TERRITORY).put("/api/v1/territories/" + code);
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
    void slowSendersBlockNobodyAndAreToldSo() throws IOException {
        List<Socket> files = new ArrayList<>();
        List<Socket> smallBodies = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_SENDERS; i++) {
                files.add(send(
                        "POST /api/v1/territories/import HTTP/1.1", "Transfer-Encoding: chunked", "4\r\ncode\r\n"));
                smallBodies.add(send("PUT /api/v1/territories/GS HTTP/1.1", "Content-Length: 1000", "{\"name\""));
            }
            put("GT").then().statusCode(201);
            assertThat(
                    "no slow sender was awaited",
                    isAnswered(files.get(0)) || isAnswered(smallBodies.get(0)),
                    is(false));
            assertThat(
                    "more files than can wait", statusLine(files.get(SLOW_SENDERS - 1)), startsWith("HTTP/1.1 503 "));
            assertThat("a file that is not sent on", statusLine(files.get(0)), startsWith("HTTP/1.1 408 "));
            assertThat("a small body", statusLine(smallBodies.get(0)), startsWith("HTTP/1.1 408 "));
        } finally {
            close(files);
            close(smallBodies);
        }
    }

    @Test
    void anEnormousFileIsRefusedByTheServiceWithAProblem() throws IOException {
        try (Socket file = send(
                "POST /api/v1/territories/import HTTP/1.1", "Content-Length: " + (1L << 40), "code,name,level\n")) {
            List<String> head = lines(file).takeWhile(line -> !line.isEmpty()).toList();
            assertThat(head.get(0), startsWith("HTTP/1.1 413 "));
            assertThat(head, hasItem(equalToIgnoringCase("Content-Type: application/problem+json")));
        }
    }

    private Socket send(String request, String header, String beginning) throws IOException {
        Socket socket = new Socket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(HANGS_AFTER_MILLIS);
        String type = request.contains("import") ? "text/csv" : "application/json";
        socket.getOutputStream()
                .write(String.join("\r\n", request, "Host: gateway", "Content-Type: " + type, header, "", beginning)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isAnswered(Socket socket) throws IOException {
        return socket.getInputStream().available() > 0;
    }

    private static String statusLine(Socket socket) throws IOException {
        return lines(socket).findFirst().orElseThrow();
    }

    private static Stream<String> lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).lines();
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void metricsAreByRoute() {
        put("GM-1").then().statusCode(201);
        request().get("/api/v1/territories/GM-1").then().statusCode(200);
        request().get("/api/v1/territories/GM-2").then().statusCode(404);
        request()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(allOf(containsString("uri=\"/api/v1/territories/*\""), not(containsString("GM-"))));
    }
}
