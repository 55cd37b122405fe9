package org.interagency.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class GatewayTest {

    @Inject
    Services services;

    @Test
    void sendsRequestsToTheServiceOfTheirCollectionAndTheAnswersBack() {
        put("territories/G", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                .statusCode(201)
                .header("Location", equalTo("/api/v1/territories/G"));
        get("territories?code=G").statusCode(200).body("items[0].code", equalTo("G"));
        post("territories", "{")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(""));
    }

    @Test
    void everyAnswerHasOneRequestId() {
        for (String path : List.of("territories", "nonsense")) {
            List<String> chosen = request()
                    .header("X-Request-ID", "case-1")
                    .get(path)
                    .headers()
                    .getValues("X-Request-ID");
            assertThat(chosen, contains("case-1"));
            assertThat(
                    request().get(path).headers().getValues("X-Request-ID"),
                    contains(matchesPattern("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")));
        }
    }

    @Test
    void nothingIsDeprecatedUntilSomebodySaysSo() {
        get("territories").statusCode(200).header("Deprecation", nullValue()).header("Sunset", nullValue());
    }

    @Test
    void letsLongFilesPass() {
        put("territories/L", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        StringBuilder csv = new StringBuilder("code,name,level,parent_code\n");
        String name = "A place with a name that takes some room ".repeat(10).strip();
        for (int i = 0; i < 4_000; i++) {
            csv.append("L-").append(i).append(',').append(name).append(",state,L\n");
        }
        importCsv("territories/import", csv.toString()).statusCode(200).body("stored", equalTo(4_000));
    }

    @Test
    void letsFilesOfUnknownLengthPassOverHttp2() throws IOException, InterruptedException {
        put("territories/H", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        String csv = "code,name,level,parent_code\nH-1,Place,state,H\n";
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest file = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/territories/import?language=en"))
                .header("Authorization", TestToken.authorization())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(csv.getBytes(UTF_8))))
                .build();

        HttpResponse<String> answer = client.send(file, BodyHandlers.ofString());

        assertThat(answer.version(), equalTo(HttpClient.Version.HTTP_2));
        assertThat(answer.body(), containsString("\"stored\":1"));
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/territories/H-1"))
                .build();
        for (HttpClient reader : List.of(client, HttpClient.newHttpClient())) {
            assertThat(reader.send(question, BodyHandlers.ofString()).statusCode(), equalTo(200));
        }
    }

    @Test
    void saysThatThereIsNothingAtAnUnknownAddress() {
        get("nonsense").statusCode(404).contentType("application/problem+json").body("status", equalTo(404));
        get("agenciesandmore").statusCode(404);
    }

    @Test
    void documentsAllThatTheServicesDocument() {
        JsonObject merged = document(RestAssured.get("/q/openapi"));
        for (ServiceAddress service : services.all()) {
            JsonObject own = document(RestAssured.get(service + "/q/openapi?format=json"));
            assertHasAllOf(own.getJsonObject("paths"), merged.getJsonObject("paths"));
            for (String kind : own.getJsonObject("components").fieldNames()) {
                assertHasAllOf(
                        own.getJsonObject("components").getJsonObject(kind),
                        merged.getJsonObject("components").getJsonObject(kind));
            }
        }
    }

    private static JsonObject document(Response answer) {
        return new JsonObject(answer.then().statusCode(200).extract().asString());
    }

    private static void assertHasAllOf(JsonObject own, JsonObject merged) {
        own.fieldNames()
                .forEach(name -> assertThat(name, merged.getJsonObject(name), equalTo(own.getJsonObject(name))));
    }

    @Test
    void servesSwaggerUi() {
        RestAssured.get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
    }
}
