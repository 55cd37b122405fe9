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
    @ValueSource(
            strings = {
                "/",
                "/search",
                "/search?q=nonsense",
                "/who",
                "/findings",
                "/findings?groupBy=type,severity",
                "/findings?groupBy=agency",
                "/agencies",
                "/programmes",
                "/territories",
                "/rights",
                "/rights/PSS-9",
                "/agreements",
                "/reorganisations"
            })
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
    @ValueSource(
            strings = {
                "/assets/registry.css",
                "/assets/registry.svg",
                "/assets/registry.js",
                "/webjars/htmx.org/dist/htmx.min.js"
            })
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

    /** The mapping service hears of the place a moment later. */
    @Test
    void findsByNamesWithSlipsAndLinksToWhatIsFound() {
        put("territories/PAGES-S", "{\"name\": {\"pt\": \"Serquelândia\"}, \"level\": \"national\"}");
        await().untilAsserted(() -> open("/search?q=serquelandja")
                .statusCode(200)
                .body(allOf(
                        containsString("<a href=\"/territories/PAGES-S\" lang=\"pt\">Serquelândia</a>"),
                        containsString("value=\"serquelandja\""),
                        containsString("<h2 id=\"territories\">Territories</h2>"),
                        not(containsString("<h2 id=\"agencies\">")))));
        open("/search?q=qqqqqqqq").statusCode(200).body(containsString("Nothing is called “qqqqqqqq”"));
    }

    @Test
    void showsWhatIsLookedForAsItWasWritten() {
        browser()
                .queryParam("q", "<b>\" onfocus=\"x")
                .get("/search")
                .then()
                .statusCode(200)
                .body(allOf(not(containsString("<b>\"")), containsString("value=\"&lt;b&gt;&quot; onfocus=")));
    }

    @Test
    void saysBesideTheSearchThatItIsTooLong() {
        open("/search?q=" + "x".repeat(501))
                .statusCode(400)
                .body(allOf(containsString("href=\"#field-q\""), containsString("at most 500 characters")));
    }

    @Test
    void theFirstPageHasTheSearch() {
        open("/").body(allOf(containsString("action=\"/search\""), containsString("name=\"q\"")));
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
        browser()
                .formParam("text", "x")
                .post("/findings/x/comments")
                .then()
                .statusCode(403)
                .body(allOf(
                        containsString("href=\"/findings/x?lang=fr\""), containsString("returnTo=%2Ffindings%2Fx\"")));
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
    void everyPageLeadsToTheSignInAndBack() {
        open("/findings?type=overlap&lang=es")
                .body(containsString(
                        "<a href=\"/sign-in?ui_locales=es&amp;returnTo=%2Ffindings%3Ftype%3Doverlap%26lang%3Des\">"
                                + "Iniciar sesión</a>"));
        open("/nonsense").statusCode(404).body(containsString("<a href=\"/sign-in?"));
        browser()
                .header("Authorization", TestToken.authorization())
                .get("/")
                .then()
                .body(allOf(not(containsString("<a href=\"/sign-in?")), containsString("action=\"/sign-out\"")));
    }

    @Test
    void saysHowToSignInWithoutAProvider() {
        open("/sign-in")
                .statusCode(200)
                .body(allOf(containsString("<h1>Sign in</h1>"), containsString("<code>./registry sign-in</code>")));
        open("/sign-in?code=x").statusCode(403).body(containsString("The link has been used"));
    }

    @ParameterizedTest
    @CsvSource({"/findings?type=overlap, /findings?type=overlap", "//example.org, /", "https://example.org, /"})
    void whoHasSignedInComesBackToAPageOfTheRegistry(String asked, String location) {
        browser()
                .header("Authorization", TestToken.authorization())
                .queryParam("returnTo", asked)
                .get("/sign-in")
                .then()
                .statusCode(303)
                .header("Location", location);
    }

    /** Here nobody signs in at a provider, so such a cookie must not keep the gateway from checking tokens. */
    @ParameterizedTest
    @ValueSource(strings = {"q_session_pages", "q_session_pages_chunk_1", "q_session_pages_chunk_x", "q_session"})
    void aCookieOfAProviderMeansNothingWithoutOne(String cookie) {
        browser().cookie(cookie, "x").get("/").then().statusCode(200);
        browser()
                .cookie(cookie, "x")
                .header("Authorization", "Bearer nonsense")
                .get("/api/v1/territories")
                .then()
                .statusCode(401);
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
