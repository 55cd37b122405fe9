package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.get;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.interagency.localstack.testing.RepeatedBytes;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Large bodies do not fill the memory of a service, which has less of it than they are large together, nor keep it from answering others. */
@ExtendWith(SharedRegistry.class)
class BoundedMemoryTest {

    private static final long MIB = 1024 * 1024;
    private static final String HEADER = "code,name,level,parent_code\n";

    /** 100 bytes; the code is no code. */
    private static final String BAD_ROW = "not a code," + "x".repeat(76) + ",state,LAND1\n";

    /** With HTTP/1.1, since this client upgrades to HTTP/2 only after it has sent the whole body, and cannot read an earlier answer. */
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private CompletableFuture<HttpResponse<String>> post(
            String path, String type, String key, Supplier<InputStream> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + "/api/v1/" + path))
                .header("Authorization", TestToken.authorization())
                .header("Content-Type", type)
                .header("Idempotency-Key", key)
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofInputStream(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    @Test
    void fiftyMegabytesOfBadRowsAreCounted() {
        assertThat(BAD_ROW).hasSize(100);
        int rows = 500_000;
        CompletableFuture<HttpResponse<String>> imported = post(
                "territories/import?atomic=true",
                "text/csv",
                "bounded-1",
                () -> RepeatedBytes.after(HEADER, BAD_ROW, 100L * rows));
        int answers = 0;
        while (!imported.isDone()) {
            get("territories/CL").statusCode(200);
            answers++;
        }
        HttpResponse<String> answer = imported.join();
        assertThat(answers).isPositive();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonPath report = new JsonPath(answer.body());
        assertThat(report.getInt("stored")).isZero();
        assertThat(report.getInt("rejectedRows")).isEqualTo(rows);
        assertThat(report.getList("rejected")).hasSize(1000);
        assertThat(report.getInt("rejected[999].line")).isEqualTo(1001);
    }

    @Test
    void bodiesOf300MebibytesAreRefused() {
        List<CompletableFuture<HttpResponse<String>>> refused = IntStream.range(0, 3)
                .mapToObj(number -> post(
                        "territories",
                        "application/json",
                        "bounded-2-" + number,
                        () -> RepeatedBytes.after("{\"code\": \"", "x", 300 * MIB)))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : refused) {
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(413);
            assertThat(new JsonPath(answer.join().body()).getString("detail")).contains("1048576 bytes");
        }
        get("territories/CL").statusCode(200);
    }

    @Test
    void aFileOfAGibibyteIsRefused() {
        HttpResponse<String> refused = post(
                        "territories/import",
                        "text/csv",
                        "bounded-4",
                        () -> RepeatedBytes.after(HEADER, BAD_ROW, 1024 * MIB))
                .join();
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        get("territories/CL").statusCode(200);
    }

    /** The parameter is wrong, so that nobody reads the body. */
    @Test
    void filesThatNobodyReadsAreDiscarded() {
        List<CompletableFuture<HttpResponse<String>>> refused = IntStream.range(0, 3)
                .mapToObj(number -> post(
                        "territories/import?language=!",
                        "text/csv",
                        "bounded-3-" + number,
                        () -> RepeatedBytes.after(HEADER, BAD_ROW, 200 * MIB)))
                .toList();
        for (CompletableFuture<HttpResponse<String>> answer : refused) {
            assertThat(answer.join().statusCode()).as(answer.join().body()).isEqualTo(400);
        }
        get("territories/CL").statusCode(200);
    }
}
