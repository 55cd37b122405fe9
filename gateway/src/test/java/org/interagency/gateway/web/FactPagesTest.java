package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of agencies, programmes, territories and rights, as a visitor reads them. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class FactPagesTest {

    private static ValidatableResponse open(String address) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .get(address)
                .then();
    }

    private static void register(String path, String json) {
        put(path, json).statusCode(oneOf(200, 201));
    }

    /** A country with a state, a ministry with a part, and a programme of the ministry that requires two functions. */
    private static void country(String code) {
        register("territories/" + code, "{\"name\": {\"en\": \"Land of " + code + "\"}, \"level\": \"national\"}");
        register(
                "territories/" + code + "-N",
                "{\"name\": {\"en\": \"North of %s\"}, \"level\": \"state\", \"parent\": \"%s\"}"
                        .formatted(code, code));
        register(
                "agencies/" + code + "-MIN",
                """
                {"name": {"en": "Ministry of %s", "es": "Ministerio de %s"}, "kind": "ministry", "level": "national", "territory": "%s",
                 "validFrom": "2000-01-01", "contactPoint": {"telephone": "+56 2 1234"}, "grievanceChannel": {"email": "complaints@example.org"}}"""
                        .formatted(code, code, code));
        register(
                "agencies/" + code + "-SUB",
                """
                {"name": {"en": "Institute of %s"}, "kind": "executive-agency", "level": "national", "territory": "%s", "parent": "%s-MIN",
                 "validFrom": "2000-01-01"}"""
                        .formatted(code, code, code));
        register(
                "programmes/" + code + "-P",
                """
                {"name": {"en": "Pension of %s"}, "owner": "%s-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "rights": ["PSS-9"], "benefits": ["pension"], "territories": ["%s"], "validFrom": "2000-01-01",
                 "population": {"ageFrom": 65, "ageTo": 130}, "requiredFunctions": ["provision", "oversight"],
                 "budgets": [{"fiscalYear": 2023, "amount": "168600.00", "currency": "BRL"}],
                 "legalBasis": [{"citation": "Law 1 of %s", "url": "https://example.org/law"}]}"""
                        .formatted(code, code, code, code));
    }

    private static void accountable(String code, String agency) {
        post(
                        "responsibilities",
                        """
                        {"programme": "%s-P", "function": "provision", "agency": "%s", "role": "accountable", "territories": ["%s"],
                         "validFrom": "2000-01-01", "legalBasis": [{"citation": "Decree 7 of %s"}]}"""
                                .formatted(code, agency, code, code))
                .statusCode(oneOf(200, 201));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/agencies?q=ministry+of+FGA&kind=ministry; /agencies/FGA-MIN; Ministry of FGA",
                "/agencies?parent=FGA-MIN; /agencies/FGA-SUB; Institute of FGA",
                "/programmes?owner=FGA-MIN&contingency=old-age; /programmes/FGA-P; Pension of FGA",
                "/programmes?right=PSS-9&territory=FGA; /programmes/FGA-P; Ministry of FGA",
                "/territories?parent=FGA; /territories/FGA-N; North of FGA",
                "/rights?instrument=PSS; /rights/PSS-9; Right to social security"
            })
    void aListHasNamesAndLeadsToThePagesOfWhatItLists(String list, String page, String name) {
        country("FGA");
        open(list)
                .statusCode(200)
                .body(allOf(containsString("<a href=\"" + page + "\">"), containsString(name), containsString("<h1>")));
        open(page).statusCode(200);
    }

    @Test
    void aListIsAFileWithTheSameFilters() {
        open("/territories?parent=FGA-X")
                .statusCode(200)
                .body(allOf(
                        containsString("/api/v1/territories?parent=FGA-X&amp;format=csv"),
                        containsString("Nothing matches.")));
    }

    @Test
    void everyLinkOfAListIsOfItsDay() {
        country("FGA");
        open("/programmes?owner=FGA-MIN&asOf=2020-01-01")
                .statusCode(200)
                .body(allOf(
                        containsString("<a href=\"/programmes/FGA-P?asOf=2020-01-01\">"),
                        containsString("<a href=\"/agencies/FGA-MIN?asOf=2020-01-01\">")));
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=2024-02-29&year=2023, /agencies/FGA-MIN?asOf=2023-02-28",
        "asOf=2024-03-03&year=2010, /agencies/FGA-MIN?asOf=2010-03-03"
    })
    void theSliderLeadsToTheSameDayOfAnotherYear(String moved, String address) {
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/agencies/FGA-MIN?" + moved)
                .then()
                .statusCode(303)
                .header("Location", address);
    }

    @Test
    void theSliderLeadsBackToToday() {
        int now = LocalDate.now(ZoneOffset.UTC).getYear();
        RestAssured.given()
                .redirects()
                .follow(false)
                .get("/agencies/FGA-MIN?asOf=&year=" + now)
                .then()
                .statusCode(303)
                .header("Location", "/agencies/FGA-MIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "99999", "", "-1"})
    void refusesAYearThatTheRegistryDoesNotKnow(String year) {
        open("/agencies/FGA-MIN?year=" + year).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/agencies?kind=nonsense, #field-kind",
        "/programmes?requiredFunction=nonsense, #field-requiredFunction",
        "/territories?asOf=nonsense, #field-asOf"
    })
    void saysWhichFilterIsWrongBesideTheForm(String address, String field) {
        open(address).statusCode(400).body(allOf(containsString("href=\"" + field + "\""), containsString("<form")));
    }

    @Test
    void aLongListIsReadPageByPage() {
        country("FGB");
        importCsv(
                        "territories/import",
                        "code,name_en,level,parent_code\n"
                                + IntStream.range(0, 60)
                                        .mapToObj(i -> "FGB-%02d,Town %02d,municipal,FGB-N\n".formatted(i, i))
                                        .collect(Collectors.joining()))
                .statusCode(200);
        Set<String> found = new TreeSet<>();
        String address = "/territories?parent=FGB-N";
        int pages = 0;
        while (!address.isEmpty()) {
            String page = open(address).statusCode(200).extract().asString();
            Matcher row =
                    Pattern.compile("<a href=\"/territories/(FGB-[0-9]+)\">").matcher(page);
            while (row.find()) {
                found.add(row.group(1));
            }
            Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
            pages++;
        }
        assertThat(found).hasSize(60);
        assertThat(pages).isEqualTo(2);
    }

    @Test
    void anAgencyHasItsContactItsPlaceInTheTreeAndWhatItAnswersFor() {
        country("FGC");
        await().untilAsserted(() -> accountable("FGC", "FGC-MIN"));
        await().untilAsserted(() -> open("/agencies/FGC-MIN")
                .statusCode(200)
                .body(allOf(
                        containsString("<h1>Ministry of FGC</h1>"),
                        containsString("href=\"tel:+5621234\""),
                        containsString("mailto:complaints@example.org"),
                        containsString("<a href=\"/territories/FGC\">Land of FGC</a>"),
                        containsString("<a href=\"/agencies/FGC-SUB\">Institute of FGC</a>"),
                        containsString("<a href=\"/programmes/FGC-P\">Pension of FGC</a>")))
                .body(allOf(
                        containsString("Decree 7 of FGC"),
                        containsString("accountable"),
                        containsString("from 1 January 2000 on"),
                        containsString("Registered"),
                        not(containsString("cannot be shown")))));
        await().untilAsserted(() -> open("/agencies/FGC-SUB")
                .body(allOf(
                        containsString("<a href=\"/agencies/FGC-MIN\">Ministry of FGC</a>"),
                        containsString("How to reach it has not been registered."),
                        containsString("holds no responsibility by its own name"))));
    }

    @Test
    void anAgencySaysWithWhomItCollides() {
        country("FGD");
        register(
                "agencies/FGD-B",
                """
                {"name": {"en": "Fund of FGD"}, "kind": "ministry", "level": "national", "territory": "FGD"}""");
        await().untilAsserted(() -> accountable("FGD", "FGD-MIN"));
        await().untilAsserted(() -> accountable("FGD", "FGD-B"));
        await().untilAsserted(() -> open("/agencies/FGD-MIN").body(containsString("Fund of FGD · Overlap")));
        open("/programmes/FGD-P")
                .body(allOf(
                        containsString("<a href=\"/agencies/FGD-MIN\">"),
                        containsString("<a href=\"/agencies/FGD-B\">")));
    }

    @Test
    void aProgrammeSaysWhatItIsAndForWhatNobodyIsAccountable() {
        country("FGE");
        await().untilAsserted(() -> accountable("FGE", "FGE-MIN"));
        await().untilAsserted(() -> open("/programmes/FGE-P")
                .statusCode(200)
                .body(allOf(
                        containsString("<a href=\"/agencies/FGE-MIN\">Ministry of FGE</a>"),
                        containsString("<a href=\"/rights/PSS-9\">"),
                        containsString("<a href=\"/territories/FGE\">Land of FGE</a>"),
                        containsString("65 years and older"),
                        containsString("2023: BRL 168,600.00"),
                        containsString("href=\"https://example.org/law\"")))
                .body(allOf(
                        containsString("<a href=\"/territories/FGE-N\">North of FGE</a>  – 65 years and older"),
                        containsString("type=unassigned&amp;function=oversight"),
                        containsString("Nobody accountable"),
                        containsString("/api/v1/responsibilities?programme=FGE-P&amp;asOf="),
                        not(containsString("Open proposals")))));
    }

    @Test
    void aTerritoryHasItsPlaceInTheTreeAndWhoServesIt() {
        country("FGF");
        open("/territories/FGF")
                .statusCode(200)
                .body(allOf(
                        containsString("<a href=\"/territories/FGF-N\">North of FGF</a>"),
                        containsString("<a href=\"/agencies/FGF-MIN\">Ministry of FGF</a>"),
                        containsString("<a href=\"/programmes/FGF-P\">Pension of FGF</a>"),
                        containsString("/who?territory=FGF")));
        open("/territories/FGF-N").body(containsString("<a href=\"/territories/FGF\">Land of FGF</a>"));
        await().untilAsserted(() -> open("/territories/FGF").body(containsString("Nobody accountable")));
    }

    @Test
    void aRightHasItsSourceAndTheProgrammesThatRealiseIt() {
        country("FGG");
        open("/rights/PSS-9")
                .statusCode(200)
                .body(allOf(
                        containsString("<h1>Right to social security</h1>"),
                        containsString("Protocol of San Salvador"),
                        containsString("/who?about=right%3APSS-9"),
                        containsString("/programmes/")));
    }

    @Test
    void namesAreInTheLanguageOfTheReader() {
        country("FGH");
        open("/agencies/FGH-MIN?lang=es")
                .body(allOf(containsString("<h1>Ministerio de FGH</h1>"), containsString("Cómo comunicarse")));
    }

    @Test
    void aPageIsOfTheDayThatTheReaderChooses() {
        register("territories/FGI", "{\"name\": {\"en\": \"Land of FGI\"}, \"level\": \"national\"}");
        String labour =
                """
                {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "FGI", "validFrom": "2000-01-01"}""";
        register("agencies/FGI-1", labour.formatted("Labour"));
        register("agencies/FGI-1?since=2010-01-01", labour.formatted("Labour and Care"));
        open("/agencies/FGI-1")
                .body(allOf(containsString("<h1>Labour and Care</h1>"), containsString("from 1 January 2010 on")));
        open("/agencies/FGI-1?asOf=2009-12-31")
                .statusCode(200)
                .body(allOf(
                        containsString("<h1>Labour</h1>"),
                        containsString("31 December 2009"),
                        containsString("<a href=\"/agencies/FGI-1?asOf=2009-12-31\" aria-current=\"true\">"),
                        containsString("<a href=\"/agencies/FGI-1?asOf=2010-01-01\" aria-current=\"false\">"),
                        containsString("<a href=\"/territories/FGI?asOf=2009-12-31\">")));
        open("/agencies/FGI-1?asOf=1999-12-31")
                .statusCode(200)
                .body(containsString("On 31 December 1999, it does not exist."));
    }

    @Test
    void saysThatADayCannotBeRead() {
        open("/rights/PSS-9?asOf=nonsense").statusCode(400).body(containsString("Write the day as year"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agencies/FG-NONE", "/programmes/FG-NONE", "/territories/FG-NONE", "/rights/FG-NONE"})
    void saysThatThereIsNothing(String address) {
        open(address).statusCode(404).body(containsString("There is nothing here"));
    }

    @Test
    void leadsToAQuestionThatTheReaderCompletes() {
        country("FGK");
        open("/who?territory=FGK")
                .statusCode(200)
                .body(allOf(containsString("value=\"FGK\" checked"), not(containsString("problem-title"))));
        open("/who?about=right%3APSS-9")
                .statusCode(200)
                .body(allOf(containsString("value=\"right:PSS-9\" selected"), not(containsString("problem-title"))));
    }

    /** Who wrote a version, and how many proposals there are, is for those who may read that by the API. */
    @Test
    void thePublicReadsNoAuthorsAndNoProposals() {
        country("FGJ");
        await().untilAsserted(() -> open("/programmes/FGJ-P").body(not(containsString("cannot be shown"))));
        String author = " · " + get("programmes/FGJ-P/history").extract().path("items[0].by");
        open("/programmes/FGJ-P")
                .body(allOf(
                        not(containsString(author)),
                        not(containsString("Open proposals")),
                        containsString("Registered")));
        RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .get("/programmes/FGJ-P")
                .then()
                .body(allOf(containsString(author), containsString("Open proposals: 0")));
    }
}
