package org.interagency.localstack.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;

/**
 * The registry's API as tests speak to it: paths are relative to {@code /api/v1}. Every answer has to be as the OpenAPI document of the
 * server that gives it says.
 */
public final class Api {

    private Api() {}

    /** A request that is still to be completed. */
    public static RequestSpecification request() {
        return RestAssured.given()
                .filter(new ContractFilter())
                .filter(new PlainProblems())
                .basePath("/api/v1")
                .contentType(ContentType.JSON);
    }

    /** GETs. */
    public static ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    /** POSTs a JSON text. */
    public static ValidatableResponse post(String path, String json) {
        return request().body(json).post(path).then();
    }

    /** PUTs a JSON text. */
    public static ValidatableResponse put(String path, String json) {
        return request().body(json).put(path).then();
    }

    /** Has another service than the one that is tested hold something, whether it does already or not. */
    public static void register(String service, String path, String json) {
        request().baseUri(service).body(json).put(path).then().statusCode(Matchers.oneOf(200, 201));
    }

    /** DELETEs. */
    public static ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    /** POSTs a CSV text to the import of a collection, with or without a query. */
    public static ValidatableResponse importCsv(String path, String csv) {
        return request()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then();
    }

    /** All items of a list, page by page; the path may have a query. */
    public static List<Map<String, Object>> all(String path) {
        List<Map<String, Object>> all = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=1000";
        String cursor = "";
        while (cursor != null) {
            JsonPath page = get(first + cursor).statusCode(200).extract().jsonPath();
            all.addAll(page.getList("items"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        return all;
    }
}
