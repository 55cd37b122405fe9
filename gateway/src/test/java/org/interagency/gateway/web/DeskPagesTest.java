package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registrar keeps the entries of an agency with the pages of the desk. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class DeskPagesTest {

    @TempDir
    Path files;

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final String HEADER = "code,name,owner,scheme,targeting,contingencies,territories,valid_from\n";

    /** Each test has a country of its own, in which nobody is accountable for the one function of the one programme of the ministry OWN. */
    private String country;

    @BeforeEach
    void aProgrammeWithAGap() {
        country = "DESK" + COUNTRIES.incrementAndGet();
        put("territories/" + country, "{\"name\": {\"en\": \"Land of " + country + "\"}, \"level\": \"national\"}");
        for (String name : new String[] {"OWN", "OTHER"}) {
            put(
                    "agencies/" + country + "-" + name,
                    """
                    {"name": {"en": "Ministry %s"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                            .formatted(name, country));
        }
        put(
                "programmes/" + country + "-P",
                """
                {"name": {"en": "Pension of %s", "nl": "Pensioen"}, "owner": "%s-OWN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "territories": ["%s"], "validFrom": "2000-01-01", "requiredFunctions": ["provision"],
                 "legalBasis": [{"citation": "Law 1", "url": "https://example.org/1"}]}"""
                        .formatted(country, country, country));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> gaps().body("items", hasSize(1)));
    }

    private ValidatableResponse gaps() {
        return get("findings?type=unassigned&programme=" + country + "-P&status=open");
    }

    private static RequestSpecification browser() {
        return RestAssured.given().redirects().follow(false);
    }

    private RequestSpecification registrar(String agency) {
        return browser().header("Authorization", "Bearer " + TestToken.of("registrar", country + "-" + agency));
    }

    /** The value of a hidden field, as it stands in the page. */
    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1).replace("&quot;", "\"");
    }

    /** The form of a page, with its hidden fields, ready to be filled in. */
    private RequestSpecification form(String agency, String address) {
        String page =
                registrar(agency).get(address).then().statusCode(200).extract().asString();
        return registrar(agency)
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParam("once", hidden(page, "once"));
    }

    private Map<String, String> accountable(String agency) {
        return Map.of(
                "programme", country + "-P",
                "function", "provision",
                "agency", country + "-" + agency,
                "role", "accountable",
                "territories", country,
                "validFrom", "2000-01-01",
                "legalBasis", "Law 2 <https://example.org/2>");
    }

    @ParameterizedTest
    @CsvSource({"/desk", "/desk/programmes", "/desk/responsibilities", "/desk/import"})
    void isForRegistrarsAlone(String address) {
        browser().get(address).then().statusCode(401).body(containsString("for registrars"));
        browser()
                .header("Authorization", "Bearer " + TestToken.of("coordinator", null))
                .get(address)
                .then()
                .statusCode(403)
                .body(allOf(containsString("for registrars"), not(containsString("href=\"/desk\""))));
        registrar("OWN").get(address).then().statusCode(200).body(containsString("href=\"/desk\""));
    }

    @Test
    void showsWhatAnAgencyHasAndWhatItHasToConfirm() {
        registrar("OWN")
                .get("/desk")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Ministry OWN"),
                        containsString("Pension of " + country),
                        containsString("/desk/programmes/" + country + "-P"),
                        containsString("entered by the central registry office"),
                        containsString("This agency holds no responsibility by name.")));
        registrar("OWN")
                .get("/desk?agency=" + country + "-OTHER")
                .then()
                .statusCode(200)
                .body(allOf(containsString("Ministry OTHER"), not(containsString("Pension of " + country))));
    }

    @Test
    void leadsToTheDesksOfTheAgenciesBelow() {
        put(
                "agencies/" + country + "-BELOW",
                """
                {"name": {"en": "Office below"}, "kind": "executive-agency", "level": "national", "territory": "%s", "parent": "%s-OWN"}"""
                        .formatted(country, country));
        registrar("OWN")
                .get("/desk")
                .then()
                .body(containsString("<a href=\"/desk?agency=" + country + "-BELOW\">Office below</a>"));
    }

    @Test
    void aRegistrarOfNoAgencyIsToldSo() {
        browser()
                .header("Authorization", "Bearer " + TestToken.of("registrar", null))
                .get("/desk")
                .then()
                .statusCode(403)
                .body(containsString("Your sign-in names no agency."));
    }

    @Test
    void theCentralOfficeChoosesTheAgency() {
        browser()
                .header("Authorization", TestToken.authorization())
                .get("/desk")
                .then()
                .statusCode(200)
                .body(containsString("Name the one whose desk you want to see"));
    }

    @ParameterizedTest
    @CsvSource({"chosen, keys", "shown, shown"})
    void confirmsManyEntriesAtOnce(String button, String field) {
        String page = registrar("OWN").get("/desk").asString();
        registrar("OWN")
                .formParam("token", hidden(page, "token"))
                .formParam("of", country + "-OWN")
                .formParam("kind", "programme-confirmations")
                .formParam(field, country + "-P")
                .formParam("do", button)
                .post("/desk/confirmations")
                .then()
                .statusCode(303)
                .header("Location", "/desk?agency=" + country + "-OWN&confirmed=true");
        get("programme-confirmations?overdue=true&agency=" + country + "-OWN").body("items", empty());
        registrar("OWN")
                .get("/desk?confirmed=true")
                .then()
                .body(allOf(
                        containsString("The entries are confirmed."),
                        not(containsString("value=\"programme-confirmations\""))));
    }

    @Test
    void saysWhyNothingWasConfirmed() {
        String page = registrar("OTHER").get("/desk").asString();
        RequestSpecification form = registrar("OTHER")
                .formParam("token", hidden(page, "token"))
                .formParam("of", country + "-OTHER")
                .formParam("kind", "programme-confirmations")
                .formParam("do", "chosen");
        form.post("/desk/confirmations")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("Tick at least one entry"),
                        containsString("href=\"/desk?agency=" + country + "-OTHER&amp;lang=fr\"")));
        form.formParam("keys", country + "-P")
                .post("/desk/confirmations")
                .then()
                .statusCode(403)
                .body(allOf(containsString("class=\"problem\""), containsString(country + "-P")));
    }

    @Test
    void whatWasChosenStaysChosenIfTheConfirmationIsRefused() {
        String page = registrar("OWN").get("/desk").asString();
        registrar("OWN")
                .formParam("token", hidden(page, "token"))
                .formParam("of", country + "-OWN")
                .formParam("kind", "programme-confirmations")
                .formParam("cursor", "")
                .formParam("keys", country + "-P", country + "-NONE")
                .formParam("do", "chosen")
                .post("/desk/confirmations")
                .then()
                .statusCode(not(303))
                .body(allOf(
                        containsString("class=\"problem\""),
                        containsString("name=\"keys\" value=\"" + country + "-P\" checked>")));
    }

    @Test
    void tellsWhatAResponsibilityWouldResolveBeforeItIsStored() {
        String address = "/desk/responsibilities";
        form("OWN", address)
                .formParams(accountable("OWN"))
                .formParam("do", "preview")
                .post(address)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("1 finding would be resolved"),
                        containsString("value=\"" + country + "-OWN\""),
                        containsString("Law 2 &lt;https://example.org/2&gt;")));
        get("responsibilities?programme=" + country + "-P").body("items", empty());

        String stored = store("OWN", address, accountable("OWN"));
        assertThat(stored).startsWith("/desk/responsibilities/");
        gaps().body("items", empty());
        registrar("OWN").get(stored).then().statusCode(200).body(containsString("It is stored."));
    }

    private String store(String agency, String address, Map<String, String> fields) {
        return form(agency, address)
                .formParams(fields)
                .formParam("do", "store")
                .post(address)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    @Test
    void aChangeThatLeavesAGapIsForeseen() {
        String address =
                store("OWN", "/desk/responsibilities", accountable("OWN")).replaceFirst("\\?.*", "");
        form("OWN", address)
                .formParams(accountable("OWN"))
                .formParam("validTo", "2010-01-01")
                .formParam("do", "preview")
                .post(address)
                .then()
                .statusCode(200)
                .body(containsString("1 finding would open"));
        gaps().body("items", empty());
    }

    @Test
    void anErrorStandsBesideItsFieldAndWhatWasWrittenStays() {
        form("OWN", "/desk/responsibilities")
                .formParam("programme", "NO-SUCH")
                .formParam("agency", country + "-OWN")
                .formParam("validFrom", "soon")
                .formParam("do", "store")
                .post("/desk/responsibilities")
                .then()
                .statusCode(not(303))
                .body(allOf(
                        containsString("href=\"#field-validFrom\""),
                        containsString("value=\"soon\""),
                        containsString("value=\"NO-SUCH\""),
                        not(containsString("id=\"error-validFrom\"></p>"))));
    }

    /** Scripts put the part of the page with the outcome in its place, which they do not for an answer that is an error. */
    @Test
    void aPreviewOfWhatCannotBeStoredIsNoError() {
        form("OWN", "/desk/programmes")
                .header("HX-Request", "true")
                .formParam("do", "preview")
                .post("/desk/programmes")
                .then()
                .statusCode(200)
                .body(allOf(containsString("This cannot be stored as it is."), containsString("href=\"#field-code\"")));
    }

    /** Otherwise the preview would stay as it was, and the reader would not know that nothing is previewed any more. */
    @Test
    void aPreviewSaysThatTheFormIsNotOfThisPageAnyMore() {
        registrar("OWN")
                .header("HX-Request", "true")
                .formParam("token", "x")
                .formParam("do", "preview")
                .post("/desk/programmes")
                .then()
                .statusCode(200)
                .body(allOf(containsString("id=\"outcome\""), containsString("This cannot be stored as it is.")));
        registrar("OWN")
                .formParam("token", "x")
                .formParam("do", "store")
                .post("/desk/programmes")
                .then()
                .statusCode(403);
    }

    @Test
    void aProgrammeIsChangedWithoutTheLossOfWhatIsNotChanged() {
        String address = "/desk/programmes/" + country + "-P";
        Response before = registrar("OWN").header("Accept-Language", "es").get(address);
        before.then()
                .statusCode(200)
                .body(allOf(
                        containsString("nl: Pensioen"),
                        containsString("Law 1 &lt;https://example.org/1&gt;"),
                        containsString("value=\"old-age\" checked")));
        Map<String, String> fields = Map.of(
                "name-en", "Grant of " + country,
                "name", "nl: Pensioen",
                "owner", country + "-OWN",
                "scheme", "non-contributory",
                "targeting", "universal",
                "contingencies", "old-age",
                "territories", country,
                "validFrom", "2000-01-01",
                "requiredFunctions", "provision",
                "legalBasis", "Law 1 <https://example.org/1>");
        form("OWN", address)
                .formParams(fields)
                .formParam("do", "preview")
                .post(address)
                .then()
                .statusCode(200)
                .body(containsString("This can be stored."));
        get("programmes/" + country + "-P").body("version", equalTo(1));
        RequestSpecification outdated = form("OWN", address);
        assertThat(store("OWN", address, fields)).isEqualTo(address + "?stored=true");
        get("programmes/" + country + "-P")
                .body("version", equalTo(2))
                .body("name.en", equalTo("Grant of " + country))
                .body("name.nl", equalTo("Pensioen"))
                .body("legalBasis[0].url", equalTo("https://example.org/1"));
        outdated.formParams(fields)
                .formParam("do", "store")
                .post(address)
                .then()
                .statusCode(412)
                .body(containsString("Somebody has changed this entry"));
    }

    @Test
    void aChangeOnADayLeavesEarlierDaysAsTheyWere() {
        String address =
                store("OWN", "/desk/responsibilities", accountable("OWN")).replaceFirst("\\?.*", "");
        form("OWN", address)
                .formParams(accountable("OWN"))
                .formParam("bindingness", "may")
                .formParam("since", "2020-01-01")
                .formParam("do", "store")
                .post(address)
                .then()
                .statusCode(303);
        String api = address.replace("/desk/", "");
        get(api + "?asOf=2019-12-31").body("bindingness", equalTo("must"));
        get(api + "?asOf=2020-01-01").body("bindingness", equalTo("may"));
        String page = registrar("OWN").get(address).asString();
        assertThat(page).contains("<p>What is written here holds from 1 January 2020 on");
        form("OWN", address)
                .formParams(accountable("OWN"))
                .formParam("states", hidden(page, "states"))
                .formParam("do", "preview")
                .post(address)
                .then()
                .statusCode(200)
                .body(containsString("<p>What is written here holds from 1 January 2020 on"));
    }

    private String proposal() {
        String proposed = form("OWN", "/desk/responsibilities")
                .formParams(accountable("OTHER"))
                .formParam("do", "propose")
                .post("/desk/responsibilities")
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        assertThat(proposed).startsWith("/desk/proposals/");
        registrar("OTHER").get("/desk").then().body(containsString(proposed));
        return proposed;
    }

    private RequestSpecification answer(String proposal) {
        String page = registrar("OTHER").get(proposal).asString();
        return registrar("OTHER").formParam("token", hidden(page, "token")).formParam("once", hidden(page, "once"));
    }

    @Test
    void aProposalIsAcceptedWithAPreview() {
        String proposal = proposal();
        registrar("OTHER")
                .get(proposal)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Pension of " + country),
                        containsString("Land of " + country),
                        containsString("Ministry OTHER"),
                        containsString("Ask for a preview")));
        answer(proposal)
                .formParam("do", "preview")
                .post(proposal + "/acceptance")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("1 finding would be resolved"),
                        containsString(">Accept</button>"),
                        containsString("href=\"" + proposal + "?lang=fr\"")));
        gaps().body("items", hasSize(1));
        answer(proposal)
                .formParam("do", "accept")
                .post(proposal + "/acceptance")
                .then()
                .statusCode(303)
                .header("Location", startsWith("/desk/responsibilities/"));
        gaps().body("items", empty());
        registrar("OTHER")
                .get(proposal)
                .then()
                .body(allOf(containsString("accepted"), not(containsString("/acceptance\""))));
    }

    @Test
    void aProposalIsRefusedWithAReason() {
        String proposal = proposal();
        answer(proposal)
                .formParam("reason", "")
                .post(proposal + "/refusal")
                .then()
                .statusCode(not(303))
                .body(containsString("#field-reason"));
        answer(proposal)
                .formParam("reason", "No money for it")
                .post(proposal + "/refusal")
                .then()
                .statusCode(303)
                .header("Location", proposal);
        registrar("OTHER").get(proposal).then().body(containsString("No money for it"));
        registrar("OTHER").get("/desk").then().body(containsString("No proposal waits for an answer."));
    }

    /** The proposal is shown to all registrars; one who may not accept it is told so by the preview, and to look carries nothing out. */
    @Test
    void saysWhoMayNotAccept() {
        String proposal = proposal();
        String page = registrar("OWN").get(proposal).asString();
        assertThat(page).doesNotContain("This cannot be stored as it is.");
        registrar("OWN")
                .formParam("token", hidden(page, "token"))
                .formParam("do", "preview")
                .post(proposal + "/acceptance")
                .then()
                .statusCode(200)
                .body(containsString("This cannot be stored as it is."));
    }

    /** Unlike bytes, it has the client say how long the form is, as browsers do. */
    private File file(String csv) {
        try {
            return Files.writeString(files.resolve("programmes.csv"), csv).toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response send(String csv, String button) {
        String page = registrar("OWN").get("/desk/import").asString();
        return registrar("OWN")
                .multiPart("token", hidden(page, "token"))
                .multiPart("kind", "programmes")
                .multiPart("language", "en")
                .multiPart("since", "")
                .multiPart("do", button)
                .multiPart("file", file(csv), "text/csv")
                .post("/desk/import");
    }

    private String row(String code, String scheme) {
        return "%s-%s,School meals,%s-OWN,%s,universal,education,%s,2020-01-01\n"
                .formatted(country, code, country, scheme, country);
    }

    @Test
    void aFileWithAnErrorStoresNothingAndComesBackToBeCorrected() {
        String csv = HEADER + row("A", "non-contributory") + row("B", "bartered");
        send(csv, "check")
                .then()
                .statusCode(200)
                .body(containsString("Rows with errors: 1. Rows that could be stored: 1."));
        send(csv, "import")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Rows with errors: 1. So nothing was stored."),
                        containsString("<td>bartered<p class=\"error\">")));
        get("programmes/" + country + "-A").statusCode(404);

        String rows = send(csv, "rows")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("text/csv"))
                .header("Content-Disposition", containsString("programmes-errors.csv"))
                .extract()
                .asString();
        assertThat(rows.lines()).hasSize(2).first().asString().endsWith(",errors");
        assertThat(rows).contains(country + "-B").doesNotContain(country + "-A");

        String corrected = rows.replaceFirst("bartered", "non-contributory");
        send(corrected, "check").then().body(containsString("The file has no error. Rows that can be stored: 1."));
        get("programmes/" + country + "-B").statusCode(404);
        send(corrected, "import").then().body(containsString("Rows that are stored: 1."));
        get("programmes/" + country + "-B").statusCode(200);
    }

    @Test
    void saysWhatIsWrongWithAFileAsAWhole() {
        send("code,colour\nA,red\n", "check")
                .then()
                .statusCode(not(200))
                .body(allOf(containsString("class=\"problem\""), containsString("colour")));
        send("", "check").then().statusCode(422).body(containsString("#field-file"));
    }

    @Test
    void takesNoFileThatWasNotSentFromAPageOfTheReader() {
        registrar("OWN")
                .multiPart("token", "x")
                .multiPart("kind", "programmes")
                .multiPart("do", "import")
                .multiPart("file", file(HEADER), "text/csv")
                .post("/desk/import")
                .then()
                .statusCode(403);
    }

    private Response progress(String kind, String id, int asked) {
        return registrar("OWN").get("/desk/import/progress?kind=" + kind + "&import=" + id + "&asked=" + asked);
    }

    @Test
    void tellsHowFarAnImportHasComeUntilItHasEnded() {
        String page = registrar("OWN").get("/desk/import").asString();
        String id = hidden(page, "import");
        assertThat(progress("programmes", id, 1).asString())
                .contains("hx-get=\"/desk/import/progress?kind=programmes&amp;import=" + id + "&amp;asked=2\"");
        registrar("OWN")
                .multiPart("token", hidden(page, "token"))
                .multiPart("import", id)
                .multiPart("kind", "programmes")
                .multiPart("do", "check")
                .multiPart("file", file(HEADER + row("PA", "non-contributory") + row("PB", "bartered")), "text/csv")
                .post("/desk/import")
                .then()
                .statusCode(200)
                .body(not(containsString(id)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(progress("programmes", id, 1).asString())
                        .contains("<progress max=\"2\" value=\"2\"", "All rows have been looked at.")
                        .doesNotContain("hx-get"));
    }

    @Test
    void asksForTheProgressOfAnImportSoOftenAndNotForEver() {
        String id = UUID.randomUUID().toString();
        assertThat(progress("programmes", id, 399).asString()).contains("hx-get");
        assertThat(progress("programmes", id, 400).asString()).doesNotContain("hx-get");
        assertThat(progress("programmes", id, 1_000_000).asString()).doesNotContain("hx-get");
        assertThat(progress("nonsense", id, 1).asString()).doesNotContain("hx-get");
    }
}
