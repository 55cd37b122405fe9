package org.interagency.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;

/** Neither a service that is paused nor clients that send or read slowly make others wait without a bound. Only the agency service runs. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "GATEWAY"), @ResourceArg(name = "needs", value = "AGENCY")})
class BoundedWaitsTest {

    private static final String TERRITORY = "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}";
    private static final int SLOW_SENDERS = 200;

    /** As many as the gateway keeps at the same time. */
    private static final int SMALL_BODIES = 300;

    private static final int SMALL_BODIES_OF_A_CLIENT = 100;
    private static final int FILES_OF_A_CLIENT = 10;
    private static final int CLIENTS = 50;
    private static final String SLOW_CLIENT = "127.0.2.1";

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
        return given().header("Authorization", TestToken.authorization())
                .config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .setParam("http.socket.timeout", HANGS_AFTER_MILLIS)));
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

    /** A trickle is one byte each second; the reader takes nothing of 60 answers of half a megabyte. */
    @Test
    void slowClientsBlockNobodyAndAreEnded() throws IOException {
        manyTerritoriesWithLongNames();
        List<Socket> files = new ArrayList<>();
        List<Socket> smallBodies = new ArrayList<>();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (Socket trickle = file(client(0), "4\r\ncode\r\n");
                Socket reader = readerOfNothing()) {
            clock.scheduleAtFixedRate(() -> write(trickle, "1\r\nx\r\n"), 1, 1, TimeUnit.SECONDS);
            for (int i = 0; i < SLOW_SENDERS; i++) {
                files.add(file(client(i), "4\r\ncode\r\n"));
                smallBodies.add(smallBody(client(i)));
            }
            put("GT").then().statusCode(201);
            assertThat(
                    "no slow sender was awaited",
                    isAnswered(files.get(0)) || isAnswered(smallBodies.get(0)),
                    is(false));
            assertThat(
                    "more files than can wait", statusLine(files.get(SLOW_SENDERS - 1)), startsWith("HTTP/1.1 503 "));
            while (smallBodies.size() <= SMALL_BODIES) {
                smallBodies.add(smallBody(client(smallBodies.size())));
            }
            assertThat(
                    "one more small body than is kept",
                    statusLine(firstAnswered(smallBodies)),
                    startsWith("HTTP/1.1 503 "));
            request().get("/api/v1/territories/GT").then().statusCode(200);
            assertThat("a file that is not sent on", statusLine(files.get(0)), startsWith("HTTP/1.1 408 "));
            assertThat("a small body", statusLine(smallBodies.get(0)), startsWith("HTTP/1.1 408 "));
            assertThat("a file that trickles", statusLine(trickle), startsWith("HTTP/1.1 408 "));
            await().atMost(HANGS_AFTER_MILLIS, TimeUnit.MILLISECONDS)
                    .untilAsserted(() -> assertThrows(UncheckedIOException.class, () -> write(reader, "\r\n")));
        } finally {
            clock.shutdownNow();
            close(files);
            close(smallBodies);
        }
    }

    private static void manyTerritoriesWithLongNames() {
        String row = "GL-%d,"
                + "A place with a name that takes some room ".repeat(10).strip() + ",national,\n";
        String rows = IntStream.range(0, 1_000).mapToObj(row::formatted).collect(Collectors.joining());
        request()
                .contentType("text/csv")
                .body("code,name,level,parent_code\n" + rows)
                .post("/api/v1/territories/import")
                .then()
                .statusCode(200)
                .body("stored", equalTo(1_000));
    }

    private Socket readerOfNothing() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8_192);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        write(socket, "GET /api/v1/territories?limit=1000 HTTP/1.1\r\nHost: gateway\r\n\r\n".repeat(60));
        return socket;
    }

    private static void write(Socket socket, String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSlowClientTakesNoMoreThanItsShare() throws IOException {
        List<Socket> files = new ArrayList<>();
        List<Socket> smallBodies = new ArrayList<>();
        try {
            while (files.size() <= FILES_OF_A_CLIENT) {
                files.add(file(SLOW_CLIENT, "4\r\ncode\r\n"));
            }
            assertThat("one more file", statusLine(firstAnswered(files)), startsWith("HTTP/1.1 503 "));
            while (smallBodies.size() <= SMALL_BODIES_OF_A_CLIENT) {
                smallBodies.add(smallBody(SLOW_CLIENT));
            }
            assertThat("one more small body", statusLine(firstAnswered(smallBodies)), startsWith("HTTP/1.1 503 "));
            put("GV").then().statusCode(201);
            manyTerritoriesWithLongNames();
        } finally {
            close(files);
            close(smallBodies);
        }
    }

    /** One of many addresses of this machine. */
    private static String client(int number) {
        return "127.0.1." + (1 + number % CLIENTS);
    }

    private Socket file(String client, String beginning) throws IOException {
        return send(client, "POST /api/v1/territories/import HTTP/1.1", "Transfer-Encoding: chunked", beginning);
    }

    private Socket smallBody(String client) throws IOException {
        return send(client, "PUT /api/v1/territories/GS HTTP/1.1", "Content-Length: 1000", "{\"name\"");
    }

    @Test
    void anEnormousFileIsRefusedByTheServiceWithAProblem() throws IOException {
        try (Socket file = send(
                client(0),
                "POST /api/v1/territories/import HTTP/1.1",
                "Content-Length: " + (1L << 40),
                "code,name,level\n")) {
            List<String> head = lines(file).takeWhile(line -> !line.isEmpty()).toList();
            assertThat(head.get(0), startsWith("HTTP/1.1 413 "));
            assertThat(head, hasItem(equalToIgnoringCase("Content-Type: application/problem+json")));
        }
    }

    private Socket send(String client, String request, String header, String beginning) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.getPort(), InetAddress.getByName(client), 0);
        socket.setSoTimeout(HANGS_AFTER_MILLIS);
        String type = request.contains("import") ? "text/csv" : "application/json";
        write(
                socket,
                String.join(
                        "\r\n",
                        request,
                        "Host: gateway",
                        "Authorization: " + TestToken.authorization(),
                        "Content-Type: " + type,
                        header,
                        "",
                        beginning));
        return socket;
    }

    private static Socket firstAnswered(List<Socket> sockets) {
        return await().until(
                        () -> sockets.stream()
                                .filter(BoundedWaitsTest::isAnswered)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
