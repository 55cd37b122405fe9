package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.interagency.kit.retention.Retention;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;

/** A POST with an Idempotency-Key is carried out once, however often it is sent. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class IdempotencyTest {

    @Inject
    Session session;

    @Inject
    Retention retention;

    private static Response register(String key, String code) {
        return request()
                .header("Idempotency-Key", key)
                .body("{\"code\": \"" + code + "\", \"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .post("territories");
    }

    @Test
    void aRetryIsAnsweredAsTheFirstTime() {
        Response first = register("a-1", "I1");
        Response again = register("a-1", "I1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        get("territories/I1/history").body("items", hasSize(1));
    }

    @Test
    void aHundredParallelRetriesMakeOneThing() throws Exception {
        List<Callable<Response>> retries = Collections.nCopies(100, () -> register("a-2", "I2"));
        ExecutorService pool = Executors.newFixedThreadPool(retries.size());
        List<Response> answers = new ArrayList<>();
        try {
            for (Future<Response> answer : pool.invokeAll(retries)) {
                answers.add(answer.get());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .allSatisfy(busy -> {
                    assertThat(busy.jsonPath().getString("detail")).contains("still being carried out");
                    assertThat(busy.header("Retry-After")).isEqualTo("2");
                });
        assertThat(register("a-2", "I2").statusCode()).isEqualTo(201);
        get("territories/I2/history").body("items", hasSize(1));
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        register("a-3", "I3").then().statusCode(201);
        register("a-3", "I4")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
        register("a".repeat(256), "I5").then().statusCode(400);
        get("territories/I5").statusCode(404);
    }

    @Test
    void whatWasRefusedCanBeSentAgainUnderItsKey() {
        register("a-4", "not a code").then().statusCode(422);
        register("a-4", "I6").then().statusCode(201);
    }

    @Test
    void forgetsAKeyAfterADayAndDeletesIt() {
        register("a-12", "I16").then().statusCode(201);
        register("a-13", "I17").then().statusCode(201);
        sql("UPDATE idempotency_key SET answered_at = now() - interval '24 hours 1 second' WHERE key = 'tester a-12'");
        sql("UPDATE idempotency_key SET answered_at = now() - interval '23 hours' WHERE key = 'tester a-13'");

        register("a-12", "I18").then().statusCode(201);
        register("a-13", "I17").then().statusCode(201);
        sql("UPDATE idempotency_key SET answered_at = now() - interval '24 hours 1 second' WHERE key = 'tester a-12'");

        retention.deleteExpired();

        assertThat(keys("key = 'tester a-12'")).isZero();
        assertThat(keys("key = 'tester a-13'")).isOne();
        register("a-13", "I17").then().statusCode(201);
    }

    @Test
    void deletesExpiredKeysInAsManyBatchesAsTheyNeed() {
        sql(
                """
                INSERT INTO idempotency_key (key, request, answered_at, status, body)
                SELECT 'expired-' || number, gen_random_uuid(), now() - interval '25 hours', 201, ''
                FROM generate_series(1, 2500) AS number""");

        retention.deleteExpired();

        assertThat(keys("key LIKE 'expired-%'")).isZero();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(statement).executeUpdate());
    }

    private long keys(String condition) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT count(*) FROM idempotency_key WHERE " + condition, Long.class)
                .getSingleResult());
    }

    @Test
    void anImportIsCarriedOutOnceToo() {
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", "a-5")
                    .contentType("text/csv; charset=UTF-8")
                    .body("code,name,level,parent_code\nI7,Land,national,\n")
                    .post("territories/import")
                    .then()
                    .statusCode(200)
                    .body("stored", equalTo(1));
        }
        get("territories/I7/history").body("items", hasSize(1));
    }

    private static Response importFile(String key, String file) {
        return request()
                .header("Idempotency-Key", key)
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("territories/import");
    }

    @Test
    void tellsFilesOfOneLengthApart() {
        importFile("a-6", "code,name,level\nI8,Land,national\n").then().statusCode(200);
        importFile("a-6", "code,name,level\nI9,Land,national\n")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
        get("territories/I9").statusCode(404);
    }

    @Test
    void tellsFilesWithoutALengthApart() throws Exception {
        assertThat(importChunked("a-7", "I10").statusCode()).isEqualTo(200);
        assertThat(importChunked("a-7", "I11").statusCode()).isEqualTo(422);
        assertThat(importChunked("a-7", "I10").statusCode()).isEqualTo(200);
        get("territories/I11").statusCode(404);
    }

    private static HttpResponse<String> importChunked(String key, String code) throws Exception {
        byte[] file = ("code,name,level\n" + code + ",Land,national\n").getBytes(StandardCharsets.UTF_8);
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/territories/import");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", TestToken.authorization())
                .header("Idempotency-Key", key)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void aRowThatIsRejectedIsRejectedAgain() {
        String file = "code,name,level\nI12,Land,national\nI13,Land,nowhere\n";
        String first = importFile("a-8", file)
                .then()
                .statusCode(200)
                .body("stored", equalTo(1))
                .extract()
                .asString();
        assertThat(importFile("a-8", file).asString()).isEqualTo(first);
        get("territories/I12").statusCode(200);
    }

    @Test
    void aRetryIsAnsweredInTheLanguageThatItAsksFor() {
        String body = """
                {"code": "I14", "name": {"en": "Land", "es": "País"}, "level": "national"}""";
        request()
                .header("Idempotency-Key", "a-9")
                .body(body)
                .post("territories")
                .then()
                .statusCode(201)
                .body("name", equalTo(Map.of("en", "Land", "es", "País")));
        request()
                .header("Idempotency-Key", "a-9")
                .header("Accept-Language", "es")
                .body(body)
                .post("territories")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1;es\""))
                .body("name", equalTo(Map.of("es", "País")));
    }

    @Test
    void aReorganisationIsCarriedOutOnce() {
        register("a-10", "I15").then().statusCode(201);
        put(
                        "agencies/I-A",
                        """
                {"name": {"en": "Office"}, "kind": "ministry", "level": "national", "territory": "I15"}""")
                .statusCode(201);
        for (int i = 0; i < 2; i++) {
            request()
                    .header("Idempotency-Key", "a-11")
                    .body(
                            """
                            {"code": "I-CHANGE", "type": "dissolve", "from": ["I-A"], "effectiveDate": "2024-01-01"}""")
                    .post("agency-changes")
                    .then()
                    .statusCode(201)
                    .header("Location", equalTo("/api/v1/agency-changes/I-CHANGE"));
        }
        get("agencies/I-A/history").body("items", hasSize(2));
    }
}
