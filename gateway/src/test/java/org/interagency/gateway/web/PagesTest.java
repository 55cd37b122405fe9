package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, as a browser asks for them, of a registry whose services all run. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class PagesTest {

    private static RequestSpecification browser() {
        return RestAssured.given()
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .redirects()
                .follow(false);
    }

    private static ValidatableResponse open(String address) {
        return browser().get(address).then().contentType(startsWith("text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/who", "/findings", "/findings?groupBy=type,severity", "/findings?groupBy=agency"})
    void aPageIsForEverybodyAndHasItsPolicy(String address) {
        Response page = open(address)
                .statusCode(200)
                .body(allOf(containsString("<h1>"), containsString("id=\"main\"")))
                .extract()
                .response();
        List<String> policies = page.headers().getValues("Content-Security-Policy");
        assertThat(policies)
                .singleElement()
                .asString()
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().getValues("X-Request-ID")).hasSize(1);
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/registry.css", "/assets/registry.svg", "/webjars/htmx.org/dist/htmx.min.js"})
    void whatAPageLoadsIsHere(String address) {
        RestAssured.get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Who must answer?",
        "es, ¿Quién debe responder?",
        "pt, Quem deve responder?",
        "fr, Qui doit répondre ?"
    })
    void isInTheLanguageOfTheReader(String language, String title) {
        browser()
                .header("Accept-Language", language)
                .get("/who")
                .then()
                .header("Content-Language", language)
                .body(allOf(containsString("<html lang=\"" + language + "\">"), containsString(title)));
    }

    @Test
    void remembersTheLanguageThatTheReaderChooses() {
        Response chosen = browser().header("Accept-Language", "fr").get("/who?lang=es");
        chosen.then().header("Content-Language", "es");
        browser()
                .header("Accept-Language", "fr")
                .cookie("lang", chosen.cookie("lang"))
                .get("/")
                .then()
                .header("Content-Language", "es");
    }

    @Test
    void saysInAPageThatThereIsNothing() {
        open("/nonsense").statusCode(404).body(containsString("There is nothing here"));
        open("/findings/nonsense").statusCode(404).body(containsString("There is nothing here"));
    }

    @Test
    void whoAsksForAFileGetsNoPage() {
        RestAssured.given()
                .header("Accept", "application/json")
                .get("/nonsense")
                .then()
                .statusCode(404)
                .body(not(containsString("<main")));
    }

    @Test
    void saysWhichFilterIsWrongBesideTheForm() {
        open("/findings?severity=nonsense")
                .statusCode(400)
                .body(allOf(containsString("<a href=\"#field-severity\">Severity: "), containsString("<form")));
    }

    @Test
    void findsPlacesByTheirNames() {
        put("territories/PAGES", "{\"name\": {\"en\": \"Pagelandia\"}, \"level\": \"national\"}");
        open("/who/places?place=pagelandia")
                .statusCode(200)
                .body(allOf(containsString("value=\"PAGES\" checked"), not(containsString("<html"))));
        open("/who?place=pagelandia")
                .statusCode(400)
                .body(allOf(containsString("value=\"PAGES\" checked"), containsString("#field-about")));
        // The mapping service hears of the place a moment later.
        await().untilAsserted(() -> open("/who?territory=PAGES&about=contingency:old-age")
                .statusCode(200)
                .body(containsString("No programme covers these people")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "contingency:", "agency:x"})
    void saysThatAQuestionIsAboutNothing(String about) {
        put("territories/PAGES-ABOUT", "{\"name\": {\"en\": \"Aboutland\"}, \"level\": \"national\"}");
        open("/who?territory=PAGES-ABOUT&about=" + about)
                .statusCode(400)
                .body(containsString("<a href=\"#field-about\">Choose a need, a right or a programme.</a>"));
    }

    @Test
    void saysWhatIsWrongInAQuestion() {
        put("territories/PAGES-AGE", "{\"name\": {\"en\": \"Ageland\"}, \"level\": \"national\"}");
        open("/who?territory=PAGES-AGE&about=contingency:old-age&age=x")
                .statusCode(400)
                .body(containsString("#field-age"));
    }

    @Test
    void takesNoFormFromAReaderWhoHasNotSignedIn() {
        browser().formParam("text", "x").post("/findings/x/comments").then().statusCode(403);
    }

    @Test
    void takesNoFormThatWasNotOnAPageOfTheReader() {
        for (String token : List.of("", "x", FormToken.of("Bearer of somebody else"))) {
            browser()
                    .header("Authorization", TestToken.authorization())
                    .formParam("token", token)
                    .formParam("text", "x")
                    .post("/findings/x/comments")
                    .then()
                    .statusCode(403);
        }
    }

    /** The form is taken, and the API says that there is no such finding. */
    @Test
    void passesAFormOfTheReaderOn() {
        browser()
                .header("Authorization", TestToken.authorization())
                .formParam("token", FormToken.of(TestToken.authorization()))
                .formParam("text", "x")
                .post("/findings/x/comments")
                .then()
                .statusCode(404);
    }

    @Test
    void refusesALongForm() {
        browser()
                .header("Authorization", TestToken.authorization())
                .formParam("text", "x".repeat(40_000))
                .post("/findings/x/comments")
                .then()
                .statusCode(413);
    }

    @Test
    void aTokenThatIsNotAcceptedIsSaidInAPage() {
        browser()
                .header("Authorization", "Bearer nonsense")
                .get("/findings")
                .then()
                .statusCode(401)
                .contentType(startsWith("text/html"));
    }
}
