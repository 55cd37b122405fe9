package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.RepeatedBytes;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies have a maximum size: a JSON body 1 MiB, a CSV file {@code registry.import.max-size}. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class BodyLimitTest {

    private static final int MIB = 1024 * 1024;
    private static final int MOST_REQUESTS = 180;
    private static final int HANGS_AFTER_MILLIS = 120_000;
    private static final String START = "{\"code\": \"LIMIT\", \"level\": \"national\", \"name\": {\"en\": \"";
    private static final String END = "\"}}";

    private static String body(int size) {
        return START + "x".repeat(size - START.length() - END.length()) + END;
    }

    @Test
    void aBodyOfOneMebibyteIsRead() {
        post("territories", body(MIB)).statusCode(422).body("errors[0].pointer", equalTo("/name/en"));
    }

    @Test
    void ofManyWrongValuesTheFirstThousandAreTold() {
        post("agency-changes", changeFrom(5_000)).statusCode(422).body("errors", hasSize(1_000));
    }

    /** Each of them would be an error in memory. */
    @Test
    void aBodyOfTooManyValuesIsNotRead() {
        post("agency-changes", changeFrom(200_000)).statusCode(400).body("detail", containsString("too many values"));
    }

    private static String changeFrom(int wrongCodes) {
        return "{\"code\": \"LIMIT\", \"type\": \"merge\", \"from\": ["
                + String.join(",", Collections.nCopies(wrongCodes, "\"\"")) + "], \"to\": [{\"code\": \"L\"}],"
                + " \"effectiveDate\": \"2024-01-01\"}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limit-1"})
    void aLargerOneIsRefused(String key) {
        (key.isEmpty() ? request() : request().header("Idempotency-Key", key))
                .body(body(MIB + 1))
                .post("territories")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("title", equalTo("Content Too Large"))
                .body("detail", containsString("1048576 bytes"));
        get("territories/LIMIT").statusCode(404);
    }

    /** The limit is met before the JSON object, in a field, in a field of a field, and after the object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      |",
                "''                      | limit-2",
                "{\"code\": \"            |",
                "{\"code\": \"            | limit-3",
                "{\"name\": {\"en\": \"   | limit-4",
                "{\"code\": \"LIMIT\", \"level\": \"national\", \"name\": {\"en\": \"Land\"}} | limit-5",
            })
    void aLargerOneWithoutALengthIsRefused(String start, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("territories"))
                .header("Authorization", TestToken.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> RepeatedBytes.after(start, " ", 20L * MIB)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        assertTooLarge(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()), "1048576 bytes");
        get("territories/LIMIT").statusCode(404);
    }

    private static URI address(String path) {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/" + path);
    }

    private static void assertTooLarge(HttpResponse<String> answer, String limit) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonPath(answer.body()).getString("detail")).contains(limit);
    }

    /** Only the head of the request is sent: the answer does not wait for the body. */
    @Test
    void aFileThatSaysItIsTooLargeIsRefusedUnread() throws IOException {
        assertThat(answerToTheHead("territories/import", "text/csv", 256L * MIB + 1))
                .startsWith("HTTP/1.1 413")
                .contains("application/problem+json")
                .contains("268435456 bytes");
        assertThat(answerToTheHead("territories", "application/json", 300L * MIB))
                .startsWith("HTTP/1.1 413")
                .contains("1048576 bytes");
    }

    private static String answerToTheHead(String path, String type, long length) throws IOException {
        URI address = address(path);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                    + TestToken.authorization() + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                                    + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder read = new StringBuilder();
            for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
                read.append(line).append('\n');
            }
            char[] rest = new char[2000];
            return read.append(rest, 0, answer.read(rest)).toString();
        }
    }

    /** Otherwise what is left of a body that was answered early would count as the next request. */
    @Test
    void aConnectionCanBeUsedAgainAfterARefusal() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> refused = client.send(
                    HttpRequest.newBuilder(address("territories/import?language=!"))
                            .header("Authorization", TestToken.authorization())
                            .header("Content-Type", "text/csv")
                            .POST(BodyPublishers.ofInputStream(() -> RepeatedBytes.after("", "x", 5L * MIB)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(400);
            HttpResponse<String> next =
                    client.send(HttpRequest.newBuilder(address("territories")).build(), BodyHandlers.ofString());
            assertThat(next.statusCode()).isEqualTo(200);
        }
    }

    /** The slow senders are one more than there can be requests in progress; each holds its place until it is gone or given up. */
    @Test
    void slowSendersAreGivenUpAndRequestsBeyondTheLimitAreRefused() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (Socket alone = beginningOfABody()) {
            for (int i = 0; i < MOST_REQUESTS; i++) {
                slow.add(beginningOfABody());
            }
            await().atMost(Duration.ofSeconds(15)).until(() -> isOneAnswered(slow));
            get("territories")
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("detail", containsString("too many requests"));
            RestAssured.given().basePath("/").get("q/health/live").then().statusCode(200);
            for (Socket socket : slow) {
                socket.close();
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> get("territories").statusCode(200));
            // It is read to its end, so it is closed. The framework closes it before the answer is written, which may
            // be in time or not.
            assertThat(new String(alone.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .as("what is answered before the connection is closed")
                    .matches(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 408 "));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean isOneAnswered(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() > 0) {
                return true;
            }
        }
        return false;
    }

    private static Socket beginningOfABody() throws IOException {
        URI address = address("territories");
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(HANGS_AFTER_MILLIS);
        socket.getOutputStream()
                .write(("POST " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                + TestToken.authorization() + "\r\nContent-Type: application/json"
                                + "\r\nContent-Length: 1000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
