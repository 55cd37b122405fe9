package org.interagency.localstack.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hamcrest.Matchers;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;

/**
 * Calls the API of the registry in tests. Paths are relative to {@code /api/v1}. Each answer is checked against the OpenAPI document of the server
 * that gives it.
 */
public final class Api {

    private Api() {}

    /** Sends the requests that name no server to the gateway of a registry from now on. */
    public static void use(Settings registry) {
        RestAssured.baseURI = registry.url(Part.GATEWAY);
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        TestToken.issue(registry);
    }

    /** A new request, to be completed by the caller. */
    public static RequestSpecification request() {
        return anonymousRequest().header("Authorization", TestToken.authorization());
    }

    /** A new request of somebody with another token. */
    public static RequestSpecification requestWith(String token) {
        return anonymousRequest().header("Authorization", "Bearer " + token);
    }

    /** A new request without a token. */
    public static RequestSpecification anonymousRequest() {
        return RestAssured.given()
                .filter(new ContractFilter())
                .filter(new PlainProblems())
                .basePath("/api/v1")
                .contentType(ContentType.JSON);
    }

    /** Sends a GET. */
    public static ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    /** Sends a POST with a JSON body. */
    public static ValidatableResponse post(String path, String json) {
        return request().body(json).post(path).then();
    }

    /** Sends a POST with a JSON body to another service than the tested one. */
    public static ValidatableResponse post(String service, String path, String json) {
        return request().baseUri(service).body(json).post(path).then();
    }

    /** Sends a PUT with a JSON body. */
    public static ValidatableResponse put(String path, String json) {
        return request().body(json).put(path).then();
    }

    /** Registers a fact at another service than the tested one, or replaces it there. */
    public static void register(String service, String path, String json) {
        request().baseUri(service).body(json).put(path).then().statusCode(Matchers.oneOf(200, 201));
    }

    /** Sends a DELETE. */
    public static ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /** Sends a CSV text to the import of a collection; the path may have a query. */
    public static ValidatableResponse importCsv(String path, String csv) {
        return importCsv(request(), path, csv);
    }

    /** Sends a CSV text to an import of another service than the tested one; the path may have a query. */
    public static ValidatableResponse importCsv(String service, String path, String csv) {
        return importCsv(request().baseUri(service), path, csv);
    }

    private static ValidatableResponse importCsv(RequestSpecification request, String path, String csv) {
        return request.contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then();
    }

    /** Scans the mapping service, and returns what it says after each step. */
    public static List<JsonPath> scan() {
        return request()
                .post("detection/scans")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::new)
                .toList();
    }

    /** All items of a list, read page by page; the path may have a query. */
    public static List<Map<String, Object>> all(String path) {
        return all(Api::request, path);
    }

    /** All items of a list of another service than the tested one, read page by page; the path may have a query. */
    public static List<Map<String, Object>> all(String service, String path) {
        return all(() -> request().baseUri(service), path);
    }

    private static List<Map<String, Object>> all(Supplier<RequestSpecification> requests, String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=1000";
        String cursor = "";
        while (cursor != null) {
            JsonPath page = requests.get()
                    .get(first + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }
}
