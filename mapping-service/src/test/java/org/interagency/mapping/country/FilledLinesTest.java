package org.interagency.mapping.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test fills in a line of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class FilledLinesTest {

    private static final String REPORT = "reports/countries/ZF";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @BeforeEach
    void aCountry() {
        register(agencyService, "territories/ZF", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        register(
                agencyService,
                "territories/ZF-N",
                "{\"name\": {\"en\": \"North\"}, \"level\": \"state\", \"parent\": \"ZF\"}");
        await().untilAsserted(() ->
                get("reports/countries/ZF-N").statusCode(404).body("detail", containsString("part of ZF")));
    }

    private static String path(String line) {
        return REPORT + "/lines/" + line;
    }

    private static String value(int year, String value) {
        return """
                {"year": %d, "value": %s, "unit": "percent",
                 "source": {"citation": "Household survey", "url": "https://example.org/survey"}}"""
                .formatted(year, value);
    }

    private static String text(int year, String text) {
        return """
                {"year": %d, "text": "%s", "source": {"citation": "Gazette"}}"""
                .formatted(year, text);
    }

    private static ValidatableResponse reported(CountryLineName line, String day) {
        return get(REPORT + "?asOf=" + day + "&limit=1"
                        + (line.ordinal() == 0 ? "" : "&cursor=" + CountryLineName.values()[line.ordinal() - 1].code()))
                .statusCode(200)
                .body("items[0].line", equalTo(line.code()));
    }

    @Test
    void aLineIsFilledInAndReported() {
        String path = path("population-covered");
        get(path).statusCode(404);
        put(path, value(2022, "61.5"))
                .statusCode(201)
                .header("Location", endsWith(path))
                .body("value", equalTo(61.5f))
                .body("version", equalTo(1));
        reported(CountryLineName.POPULATION_COVERED, "2023-01-01")
                .body("items[0].filledIn.value", equalTo(61.5f))
                .body("items[0].filledIn.unit", equalTo("percent"))
                .body("items[0].filledIn.year", equalTo(2022))
                .body("items[0].filledIn.source.citation", equalTo("Household survey"))
                .body("items[0].figure", nullValue());
        String csv = get(REPORT + "?format=csv").statusCode(200).extract().asString();
        assertThat(csv.lines().filter(row -> row.contains(",population-covered,")))
                .singleElement()
                .asString()
                .contains(",country,61.5,percent,")
                .contains(",2022,Household survey,https://example.org/survey,");
    }

    @Test
    void aReportHasTheLatestYearUpToItsDay() {
        String path = path("share-of-public-expenditure");
        put(path, value(2019, "10")).statusCode(201);
        put(path, value(2021, "12")).statusCode(200).body("version", equalTo(2));
        put(path, value(2019, "11")).statusCode(200).body("version", equalTo(3));

        reported(CountryLineName.SHARE_OF_PUBLIC_EXPENDITURE, "2018-12-31").body("items[0].filledIn", nullValue());
        reported(CountryLineName.SHARE_OF_PUBLIC_EXPENDITURE, "2020-06-01")
                .body("items[0].filledIn.value", equalTo(11))
                .body("items[0].filledIn.version", equalTo(3));
        reported(CountryLineName.SHARE_OF_PUBLIC_EXPENDITURE, "2024-01-01")
                .body("items[0].filledIn.value", equalTo(12));
        get(path + "?asOf=2020-06-01").statusCode(200).body("value", equalTo(11));
        get(path + "?asOf=2018-01-01").statusCode(404);
    }

    @Test
    void whatIsSaidAlreadyIsNotWrittenAgain() {
        String path = path("sources-of-financing");
        put(path, text(2022, "Taxes")).statusCode(201);
        put(path, text(2022, "Taxes")).statusCode(200).body("version", equalTo(1));
        get(path + "/history").body("items", hasSize(1));
    }

    @Test
    void aWithdrawnLineIsEmptyAndItsHistoryStays() {
        String path = path("free-legal-aid");
        put(path, text(2020, "None")).statusCode(201);
        put(path, text(2021, "Public defenders")).statusCode(200);
        delete(path).statusCode(204);

        get(path).statusCode(404);
        reported(CountryLineName.FREE_LEGAL_AID, "2024-01-01").body("items[0].filledIn", nullValue());
        delete(path).statusCode(404);
        get(path + "/history")
                .body("items.version", contains(1, 2, 3))
                .body("items[1].filledIn.text", equalTo("Public defenders"))
                .body("items[2].filledIn", nullValue());
        put(path, text(2021, "Public defenders")).statusCode(201).body("version", equalTo(4));
        reported(CountryLineName.FREE_LEGAL_AID, "2020-06-01").body("items[0].filledIn", nullValue());
    }

    @Test
    void aWriteOfAnOldVersionIsRefused() {
        String path = path("legal-remedies");
        request()
                .header("If-Match", "*")
                .body(text(2022, "Courts"))
                .put(path)
                .then()
                .statusCode(412);
        put(path, text(2022, "Courts")).statusCode(201);
        String tag = get(path).extract().header("ETag");
        request()
                .header("If-None-Match", "*")
                .body(text(2022, "Tribunals"))
                .put(path)
                .then()
                .statusCode(412);
        request()
                .header("If-Match", tag)
                .body(text(2022, "Tribunals"))
                .put(path)
                .then()
                .statusCode(200);
        request()
                .header("If-Match", tag)
                .body(text(2022, "Offices"))
                .put(path)
                .then()
                .statusCode(412)
                .body("detail", containsString("version 2"));
        request().header("If-Match", tag).delete(path).then().statusCode(412);
        get(path).body("text", equalTo("Tribunals"));
        request()
                .header("If-None-Match", get(path).extract().header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
    }

    @Test
    void ofTwoWritersOfOneVersionOneWins() {
        String path = path("mechanisms-of-participation");
        put(path, text(2022, "Councils")).statusCode(201);
        String tag = get(path).extract().header("ETag");
        List<Response> answers = Concurrently.send(List.of(
                () -> request().header("If-Match", tag).body(text(2022, "One")).put(path), () -> request()
                        .header("If-Match", tag)
                        .body(text(2022, "Other"))
                        .put(path)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        get(path + "/history").body("items", hasSize(2));
    }

    @Test
    void ofManyWritersWithoutAConditionEachHasAVersion() {
        String path = path("complaints-received");
        List<Response> answers = Concurrently.send(List.of(
                () -> request().body(value(2019, "1")).put(path),
                () -> request().body(value(2020, "2")).put(path),
                () -> request().body(value(2021, "3")).put(path)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 200, 200);
        get(path + "/history").body("items.version", contains(1, 2, 3));
    }

    @Test
    void onlyCoordinatorsWriteAndTheAuthorIsNotForThePublic() {
        String path = path("case-law");
        String body = text(2022, "A judgment");
        anonymousRequest().body(body).put(path).then().statusCode(401);
        for (String role : List.of("registrar", "auditor", "admin")) {
            String token = TestToken.of(role, role.equals("registrar") ? "*" : null);
            requestWith(token).body(body).put(path).then().statusCode(403);
            requestWith(token).delete(path).then().statusCode(403);
        }
        String coordinator = TestToken.of("coordinator", null);
        requestWith(coordinator).body(body).put(path).then().statusCode(201);

        anonymousRequest().get(path).then().statusCode(200).body("text", equalTo("A judgment"));
        anonymousRequest().get(REPORT).then().statusCode(200);
        for (String role : List.of("auditor", "coordinator", "admin")) {
            requestWith(TestToken.of(role, null))
                    .get(path + "/history")
                    .then()
                    .body("items[0].by", equalTo(TestToken.BEARER));
        }
        anonymousRequest().get(path + "/history").then().statusCode(200).body("items.by", everyItem(nullValue()));
        requestWith(TestToken.of("registrar", "*"))
                .get(path + "/history")
                .then()
                .body("items.by", everyItem(nullValue()));
        requestWith(coordinator).delete(path).then().statusCode(204);
    }

    @Test
    void theHistoryIsReadInPages() {
        String path = path("right-in-the-constitution");
        for (int year = 2020; year < 2023; year++) {
            put(path, text(year, "Article 6"));
        }
        String next = get(path + "/history?limit=2")
                .body("items.version", contains(1, 2))
                .extract()
                .path("next");
        get(path + "/history?limit=2&cursor=" + next)
                .body("items.version", contains(3))
                .body("next", nullValue());
        String older = get(path + "/history?sort=-version&limit=2")
                .body("items.version", contains(3, 2))
                .extract()
                .path("next");
        get(path + "/history?sort=-version&limit=2&cursor=" + older)
                .body("items.version", contains(1))
                .body("next", nullValue());
        get(path + "/history?sort=-version&cursor=x").statusCode(400).body("errors[0].pointer", equalTo("?cursor"));
        get(path + "/history?cursor=x").statusCode(400).body("errors[0].pointer", equalTo("?cursor"));
        get(path + "/history?sort=at").statusCode(400).body("errors[0].pointer", equalTo("?sort"));
    }

    @Test
    void aRedactionRemovesTheAuthor() {
        String path = path("ratified-instruments");
        String person = TestToken.tokens().token("ZF-person", List.of("coordinator"), null, Duration.ofMinutes(5));
        requestWith(person).body(text(2022, "ICESCR")).put(path).then().statusCode(201);
        request()
                .body("{\"name\": \"ZF-person\"}")
                .post("audit/mapping-service/redactions")
                .then()
                .statusCode(200);
        get(path + "/history").body("items[0].by", equalTo("redacted"));
        get(path).body("text", equalTo("ICESCR"));
    }

    @Test
    void theAuditTrailRecordsEachWrite() {
        String path = path("law-on-access-to-information");
        put(path, text(2022, "Law 12")).statusCode(201);
        delete(path).statusCode(204);
        await().untilAsserted(
                        () -> get("audit/mapping-service/entries?fact=country-line ZF/law-on-access-to-information")
                                .body("items.stored.version", contains(List.of(2), List.of(1))));
    }

    @Test
    void refusesWhatIsNeitherValueNorText() {
        refused("{\"year\": 2022, \"source\": {\"citation\": \"C\"}}", "/value");
        refused(
                "{\"year\": 2022, \"value\": 1, \"unit\": \"days\", \"text\": \"T\", \"source\": {\"citation\": \"C\"}}",
                "/value");
        refused("{\"year\": 2022, \"value\": 1, \"source\": {\"citation\": \"C\"}}", "/unit");
        refused("{\"year\": 2022, \"text\": \"T\", \"unit\": \"days\", \"source\": {\"citation\": \"C\"}}", "/unit");
        refused("{\"year\": 2022, \"text\": \"T\"}", "/source");
        refused("{\"text\": \"T\", \"source\": {\"citation\": \"C\"}}", "/year");
        refused("{\"year\": 1492, \"text\": \"T\", \"source\": {\"citation\": \"C\"}}", "/year");
        refused("{\"year\": 2022, \"text\": \" \", \"source\": {\"citation\": \"C\"}}", "/text");
        refused("{\"year\": 2022, \"text\": \"" + "x".repeat(4001) + "\", \"source\": {\"citation\": \"C\"}}", "/text");
        refused(value(2022, "1234567890123456"), "/value");
        refused(
                "{\"year\": 2022, \"text\": \"T\", \"source\": {\"citation\": \"C\", \"url\": \"ftp://x\"}}",
                "/source/url");
    }

    private static void refused(String body, String pointer) {
        put(path("users-of-information"), body).statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesLinesThatTheRegistryComputesAndWhatDoesNotExist() {
        put(path("clarity"), value(2022, "1")).statusCode(409).body("detail", containsString("Correct the facts"));
        delete(path("budgets")).statusCode(409);
        get(path("clarity")).statusCode(404);
        get(path("clarity") + "/history").statusCode(404);
        put(path("happiness"), value(2022, "1")).statusCode(404).body("detail", containsString("population-covered"));
        put("reports/countries/ZF-N/lines/case-law", text(2022, "T")).statusCode(404);
        put("reports/countries/ZF-NONE/lines/case-law", text(2022, "T")).statusCode(404);
        get("reports/countries/ZF-NONE/lines/case-law/history").statusCode(404);
        get(path("time-to-benefit") + "/history").statusCode(200).body("items", hasSize(0));
    }
}
