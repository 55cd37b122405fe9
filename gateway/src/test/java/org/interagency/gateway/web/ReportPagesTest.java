package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The matrix, the indices and the report of a country with two states. The ministry makes the policy of its pension in the whole country; in the north, the
 * state does so as well. Nobody provides it in the south. Financing has no accountable agency at all.
 */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class ReportPagesTest {

    private static final String COORDINATION_UNIT = "coordinator";
    private static boolean isRegistered;

    @BeforeEach
    void registerTheCountryOnce() {
        if (isRegistered) {
            return;
        }
        put(
                "territories/PRC",
                "{\"name\": {\"en\": \"Reportland\", \"es\": \"Reportelandia\"}, \"level\": \"national\"}");
        for (String state : List.of("North", "South")) {
            put(
                    "territories/PRC-" + state.charAt(0),
                    "{\"name\": {\"en\": \"%s of Reportland\"}, \"level\": \"state\", \"parent\": \"PRC\"}"
                            .formatted(state));
        }
        agency("PRC-MIN", "Ministry of Reports", "ministry", "national", "PRC");
        agency("PRC-NORTH", "Government of the North", "subnational-government", "state", "PRC-N");
        put(
                "programmes/PRC-P",
                """
                {"name": {"en": "Pension of Reportland"}, "owner": "PRC-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "rights": ["PSS-9"], "territories": ["PRC"], "validFrom": "2000-01-01",
                 "requiredFunctions": ["policy", "financing", "provision"]}""");
        hold("PRC-1", "policy", "PRC-MIN", "accountable", "PRC");
        hold("PRC-2", "policy", "PRC-NORTH", "accountable", "PRC-N");
        hold("PRC-3", "provision", "PRC-NORTH", "accountable", "PRC-N");
        hold("PRC-4", "provision", "PRC-MIN", "informed", "PRC");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("findings?programme=PRC-P&type=unassigned&status=open")
                                .extract()
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 2);
        isRegistered = true;
    }

    private static void agency(String code, String name, String kind, String level, String territory) {
        put(
                        "agencies/" + code,
                        "{\"name\": {\"en\": \"%s\"}, \"kind\": \"%s\", \"level\": \"%s\", \"territory\": \"%s\"}"
                                .formatted(name, kind, level, territory))
                .statusCode(201);
    }

    private static void hold(String id, String function, String agency, String role, String territory) {
        hold(id, function, agency, role, territory, "");
    }

    /** @param more fields, after a comma */
    private static void hold(String id, String function, String agency, String role, String territory, String more) {
        put(
                        "responsibilities/" + id,
                        """
                        {"programme": "PRC-P", "function": "%s", "agency": "%s", "role": "%s", "territories": ["%s"],
                         "validFrom": "2000-01-01", "legalBasis": [{"citation": "Law of %s"}]%s}"""
                                .formatted(function, agency, role, territory, id, more))
                .statusCode(oneOf(200, 201));
    }

    private static RequestSpecification visitor() {
        return RestAssured.given().redirects().follow(false);
    }

    private static RequestSpecification coordinator() {
        return visitor().header("Authorization", "Bearer " + TestToken.of(COORDINATION_UNIT, null));
    }

    private static String page(String address) {
        return visitor()
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The cell of a row and a function, as it stands in the page. */
    private static String cell(String page, String row, int function) {
        Matcher line = Pattern.compile("<tr><th scope=\"row\"><a href=\"[^\"]*\">" + row + "</a></th>(.*)</tr>")
                .matcher(page);
        assertThat(line.find()).as(row).isTrue();
        return line.group(1).split("</td>")[function];
    }

    private static String href(String html) {
        Matcher link = Pattern.compile("href=\"([^\"]*)\"").matcher(html);
        assertThat(link.find()).as(html).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    @Test
    void theMatrixOfAgenciesSaysWhoIsAccountableForWhat() {
        String page = page("/matrix?programme=PRC-P");
        assertThat(cell(page, "Ministry of Reports", 0)).contains("cell one", "one", "accountable: 1");
        assertThat(cell(page, "Ministry of Reports", 1))
                .contains("cell empty", "none")
                .doesNotContain("<a ");
        assertThat(cell(page, "Ministry of Reports", 8)).contains("cell some", "takes part (1)", "informed: 1");
        assertThat(cell(page, "Government of the North", 8)).contains("cell one");
    }

    @Test
    void theMatrixOfTerritoriesSaysWhereNobodyAndWhereSeveralAre() {
        String page = page("/matrix?columns=territory&territory=PRC&programme=PRC-P");
        assertThat(cell(page, "North of Reportland", 0)).contains("cell several", "several (1)");
        assertThat(cell(page, "South of Reportland", 0)).contains("cell one");
        assertThat(cell(page, "North of Reportland", 1)).contains("cell none", "nobody (1)");
        assertThat(cell(page, "South of Reportland", 8)).contains("cell none", "nobody (1)");
        assertThat(cell(page, "North of Reportland", 8)).contains("cell one");
        assertThat(cell(page, "North of Reportland", 12)).contains("cell empty", "not required");
    }

    @Test
    void aCellOfAnAgencyLeadsToItsResponsibilities() {
        String cell = page(href(cell(page("/matrix?programme=PRC-P"), "Government of the North", 0)));
        assertThat(cell)
                .contains("Government of the North", "Pension of Reportland", "North of Reportland", "Law of PRC-2")
                .contains("Overlap")
                .doesNotContain("Law of PRC-1", "Law of PRC-3");
    }

    /** The overlap of the north is below the country; the gap in financing is about the country, of which the north is a part. */
    @Test
    void aCellOfATerritoryLeadsToWhatIsFoundThereAndAbove() {
        String matrix = page("/matrix?columns=territory&territory=PRC&programme=PRC-P");
        assertThat(page(href(cell(matrix, "North of Reportland", 0))))
                .contains("Overlap", "Law of PRC-1", "Law of PRC-2", "accountable");
        assertThat(page(href(cell(matrix, "North of Reportland", 1))))
                .contains("Nobody accountable", ">Reportland</h2>");
    }

    /** The matrix counts who has to, and not who may. */
    @Test
    void aCellOfATerritoryLeavesOutWhoNeedNot() {
        hold("PRC-5", "oversight", "PRC-MIN", "accountable", "PRC-S", ", \"bindingness\": \"may\"");
        String of = "&function=oversight&programme=PRC-P";
        assertThat(page("/matrix/cell?columns=territory&territory=PRC&of=PRC-S" + of))
                .contains("No responsibility names this territory itself")
                .doesNotContain("Law of PRC-5");
        assertThat(page("/matrix/cell?of=PRC-MIN" + of)).contains("Law of PRC-5", "accountable – may, but need not");
    }

    @Test
    void linksFromTheMatrixAreOfItsDay() {
        assertThat(page("/matrix?programme=PRC-P&asOf=2020-01-01")).contains("/agencies/PRC-MIN?asOf=2020-01-01");
    }

    @Test
    void aCellHasTheNamesOfItsDay() {
        String agency =
                "{\"name\": {\"en\": \"%s\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"PRC\"}";
        put("agencies/PRC-RENAMED", agency.formatted("Old name")).statusCode(201);
        put("agencies/PRC-RENAMED?since=2015-01-01", agency.formatted("New name"))
                .statusCode(200);
        String cell = "/matrix/cell?of=PRC-RENAMED&function=policy";
        assertThat(page(cell)).contains("<h1>New name</h1>", "There is no responsibility.");
        assertThat(page(cell + "&asOf=2014-12-31")).contains("<h1>Old name</h1>");
        visitor().get(cell + "&asOf=x").then().statusCode(400).body(containsString("Write the day as year"));
    }

    @Test
    void aMatrixOfTerritoriesNeedsATerritory() {
        visitor()
                .get("/matrix?columns=territory")
                .then()
                .statusCode(400)
                .body(allOf(containsString("#field-territory"), containsString("<form")));
    }

    @ParameterizedTest
    @CsvSource({
        "/matrix?asOf=x, #field-asOf",
        "/matrix?columns=x, #field-columns",
        "/matrix?programme=NOWHERE, #field-programme",
        "/indices?territory=NOWHERE, #field-territory",
        "/indices/clarity?contingency=x, #field-contingency",
        "/indices/clarity?step=x, #field-step",
        "/reports/countries/PRC?asOf=x, #field-asOf"
    })
    void saysWhichFilterIsWrongBesideTheForm(String address, String field) {
        visitor().get(address).then().statusCode(400).body(allOf(containsString(field), containsString("<form")));
    }

    /** A link to a field that the form does not have would lead nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/indices?country=NOWHERE", "/findings?asOf=x"})
    void saysWhatIsWrongWithAFilterThatIsNoField(String address) {
        visitor()
                .get(address)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("class=\"problem\""),
                        containsString("<form"),
                        not(containsString("href=\"#field-"))));
    }

    @Test
    void saysInWordsByWhatElseAPageIsFiltered() {
        assertThat(page("/indices?country=PRC")).contains("<span class=\"tag\">Country: PRC</span>");
        assertThat(page("/findings?function=policy&vertical=true"))
                .contains(">Function: ", ">Agencies of different levels: yes</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/indices/nonsense",
                "/reports/countries/NOWHERE",
                "/reports/countries/PRC-N",
                "/reports/countries/PRC/lines/nonsense",
                "/matrix/cell",
                "/matrix/cell?of=NOWHERE&function=policy"
            })
    void saysThatThereIsNothing(String address) {
        visitor().get(address).then().statusCode(404).body(containsString("There is nothing here"));
    }

    @Test
    void indicesAreThoseOfTheApi() {
        JsonPath indices = get("indices?territory=PRC").extract().jsonPath();
        String page = page("/indices?territory=PRC");
        PageFormats formats = PageTexts.in(ReaderLanguage.of("en", null)).formats();
        for (String index : List.of("clarity", "gapRate", "overlapRate", "fragmentation")) {
            assertThat(page)
                    .as(index)
                    .contains("<strong>" + formats.share(indices.getDouble("items[0].indices." + index + ".value"))
                            + "</strong>")
                    .contains(indices.getString("items[0].indices." + index + ".definition.en")
                            .replace("'", "&#39;"));
        }
        assertThat(page).contains("<polyline", "<caption>Clarity</caption>");
    }

    @Test
    void anIndexIsComparedBetweenTerritories() {
        String page = page("/indices/gap-rate?territory=PRC&programme=PRC-P");
        assertThat(page).contains("North of Reportland", "South of Reportland");
        Matcher south = Pattern.compile(
                        "<a href=\"([^\"]*)\">South of Reportland</a></th><td class=\"number\">([^<]*)<")
                .matcher(page);
        assertThat(south.find()).isTrue();
        assertThat(south.group(2)).isEqualTo("66.7%");
        assertThat(page(south.group(1).replace("&amp;", "&"))).contains("66.7%", "There is nothing to compare");
    }

    @ParameterizedTest
    @CsvSource({"level&lang=es, Nacional", "contingency, old age", "programme, Pension of Reportland"})
    void anIndexIsComparedByOtherThings(String dimension, String row) {
        assertThat(page("/indices/clarity?territory=PRC&programme=PRC-P&by=" + dimension)
                        .toLowerCase(Locale.ROOT))
                .contains(">" + row.toLowerCase(Locale.ROOT) + "</a></th>");
    }

    @Test
    void theReportOfACountryHasAllItsLines() {
        // Other tests register countries too, so that this one may not be on the first page.
        assertThat(page("/reports/countries?cursor=PRB")).contains("/reports/countries/PRC\">Reportland</a>");
        String page = page("/reports/countries/PRC");
        List<Map<String, Object>> lines =
                get("reports/countries/PRC?limit=100").extract().jsonPath().getList("items");
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(page).contains("id=\"line-" + line.get("line")));
        assertThat(page)
                .contains("Country report: Reportland", "State capabilities", "Structural indicators")
                .contains("/indices/clarity?country=PRC", "not filled in yet")
                .doesNotContain("/lines/");
    }

    @Test
    void theReportIsInTheLanguageOfTheReader() {
        visitor()
                .header("Accept-Language", "es")
                .get("/reports/countries/PRC")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Informe de país: Reportelandia"),
                        containsString("Capacidades estatales"),
                        containsString("Indicadores de proceso")));
    }

    @Test
    void aCoordinatorFillsALineInAndWithdrawsIt() {
        String address = "/reports/countries/PRC/lines/population-covered";
        assertThat(coordinator().get("/reports/countries/PRC").asString()).contains(address);
        send(address, "/entry", Map.of("year", "2024", "value", "61.5", "unit", "percent", "citation", "Census"));
        get("reports/countries/PRC/lines/population-covered")
                .statusCode(200)
                .body("value", equalTo(61.5f))
                .body("source.citation", equalTo("Census"));
        assertThat(page("/reports/countries/PRC")).contains("61.5 percent", "2024", "Census");
        assertThat(page(address)).contains("Filled in for 2024").doesNotContain("method=\"post\"");

        send(address, "/entry", Map.of("year", "2025", "statement", "Two thirds.", "citation", "Survey"));
        assertThat(coordinator().get(address).asString()).contains("Two thirds.</textarea>", "value=\"2025\"");

        send(address, "/withdrawal", Map.of());
        get("reports/countries/PRC/lines/population-covered").statusCode(404);
        assertThat(page(address)).contains("Withdrawn for all years", "not filled in yet");
    }

    private static void send(String address, String to, Map<String, String> fields) {
        String page = coordinator().get(address).asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParams(fields)
                .post(address + to)
                .then()
                .statusCode(303)
                .header("Location", address);
    }

    /** The value of a hidden field, as it stands in the page. */
    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1).replace("&quot;", "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5, percent, '', Census, #field-year",
        "2024, 'x1', percent, '', Census, #field-value",
        "2024, 5, '', '', Census, #field-unit",
        "2024, 5, percent, Both, Census, #field-value",
        "2024, '', '', Text, '', #field-citation"
    })
    void keepsWhatWasWrittenInAFormThatIsRefused(
            String year, String value, String unit, String text, String citation, String field) {
        String address = "/reports/countries/PRC/lines/case-law";
        String page = coordinator().get(address).asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParam("year", year)
                .formParam("value", value)
                .formParam("unit", unit)
                .formParam("statement", text)
                .formParam("citation", citation)
                .formParam("citationUrl", "https://example.org/kept")
                .post(address + "/entry")
                .then()
                .statusCode(422)
                .body(allOf(containsString(field), containsString("value=\"https://example.org/kept\"")));
        get("reports/countries/PRC/lines/case-law").statusCode(404);
    }

    @Test
    void saysThatSomebodyHasFilledTheLineInMeanwhile() {
        String address = "/reports/countries/PRC/lines/legal-remedies";
        String page = coordinator().get(address).asString();
        for (int status : List.of(303, 412)) {
            coordinator()
                    .formParam("token", hidden(page, "token"))
                    .formParam("tag", hidden(page, "tag"))
                    .formParam("year", "2024")
                    .formParam("statement", "Said with " + status)
                    .formParam("citation", "Gazette")
                    .post(address + "/entry")
                    .then()
                    .statusCode(status);
        }
        get("reports/countries/PRC/lines/legal-remedies").body("text", equalTo("Said with 303"));
    }

    /** A second send of the same form does not replace what somebody else has written either. */
    @Test
    void aFormThatCameBackIsStillOfTheVersionThatItsReaderHasSeen() {
        String address = "/reports/countries/PRC/lines/mechanisms-of-participation";
        put(
                        "reports/countries/PRC/lines/mechanisms-of-participation",
                        "{\"year\": 2023, \"text\": \"First\", \"source\": {\"citation\": \"Gazette\"}}")
                .statusCode(oneOf(200, 201));
        String page = coordinator().get(address).asString();
        put(
                        "reports/countries/PRC/lines/mechanisms-of-participation",
                        "{\"year\": 2023, \"text\": \"Of somebody else\", \"source\": {\"citation\": \"Gazette\"}}")
                .statusCode(200);
        for (int time = 0; time < 2; time++) {
            page = coordinator()
                    .formParam("token", hidden(page, "token"))
                    .formParam("tag", hidden(page, "tag"))
                    .formParam("year", "2023")
                    .formParam("statement", "Mine")
                    .formParam("citation", "Gazette")
                    .post(address + "/entry")
                    .then()
                    .statusCode(412)
                    .body(allOf(containsString("Somebody has changed this entry"), containsString(">Mine</textarea>")))
                    .extract()
                    .asString();
        }
        get("reports/countries/PRC/lines/mechanisms-of-participation").body("text", equalTo("Of somebody else"));
    }

    @Test
    void whoMayNotFillALineInGetsNoFormAndCannotSendOne() {
        String address = "/reports/countries/PRC/lines/free-legal-aid";
        String authorization = "Bearer " + TestToken.of("auditor", null);
        visitor()
                .header("Authorization", authorization)
                .get(address)
                .then()
                .statusCode(200)
                .body(not(containsString(address + "/entry")));
        visitor()
                .header("Authorization", authorization)
                .formParam("token", FormToken.of(authorization))
                .formParam("year", "2024")
                .formParam("statement", "x")
                .formParam("citation", "x")
                .post(address + "/entry")
                .then()
                .statusCode(403);
    }

    @Test
    void aLineThatTheRegistryComputesHasNoForm() {
        coordinator()
                .get("/reports/countries/PRC/lines/clarity")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("computed by the registry from its facts"),
                        not(containsString("/clarity/entry"))));
    }
}
