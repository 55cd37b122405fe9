package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.anonymousRequest;

import io.restassured.RestAssured;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A link of {@code ./registry up} or {@code ./registry sign-in} signs a browser in, once. */
@ExtendWith(SharedRegistry.class)
class SignInTest {

    private static final String COOKIE = "registry-token";
    private static final String TERRITORY = "{\"name\": {\"en\": \"Place\"}, \"level\": \"national\"}";

    private static Response open(String link) {
        return RestAssured.given()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(link);
    }

    private static Cookie signedIn(RunningRegistry registry) {
        return open(registry.command("sign-in").strip())
                .then()
                .statusCode(303)
                .extract()
                .detailedCookie(COOKIE);
    }

    @Test
    void aLinkWorksOnceAndSetsACookieForThisSiteAlone(RunningRegistry registry) {
        String link = registry.command("sign-in").strip();
        Response answer = open(link);
        answer.then().statusCode(303).header("Location", "/").header("Cache-Control", "no-store");
        Cookie cookie = answer.detailedCookie(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).as("ends with the browser").isEqualTo(-1);

        Response again = open(link);
        again.then().statusCode(403).body(containsString("has been used"));
        assertThat(again.cookies()).isEmpty();
    }

    @Test
    void upPrintsALink(RunningRegistry registry) {
        assertThat(registry.output())
                .anyMatch(line -> line.matches(" +sign in +http://localhost:\\d+/sign-in\\?code=[\\w-]{43} .*"));
    }

    @Test
    void anUnknownCodeSignsNobodyIn() {
        for (String code : new String[] {"?code=", "?code=x", "?code=..%2F..%2Fsecrets%2Ftoken-key"}) {
            Response refused = open(RestAssured.baseURI + "/sign-in" + code);
            refused.then().statusCode(403).contentType(containsString("text/html"));
            assertThat(refused.cookies()).isEmpty();
        }
    }

    @Test
    void aPageSaysHowToGetALinkAndLeadsBackWhoIsSignedIn(RunningRegistry registry) {
        open(RestAssured.baseURI + "/sign-in").then().statusCode(200).body(containsString("./registry sign-in"));
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookie(signedIn(registry))
                .get(RestAssured.baseURI + "/sign-in?returnTo=/findings")
                .then()
                .statusCode(303)
                .header("Location", "/findings");
    }

    @Test
    void theCookieWritesFromPagesOfThisSiteAlone(RunningRegistry registry) {
        Cookie cookie = signedIn(registry);
        String path = "territories/SIGN-IN";
        anonymousRequest().cookie(cookie).body(TERRITORY).put(path).then().statusCode(401);
        for (String elsewhere : new String[] {"cross-site", "same-site", "none"}) {
            anonymousRequest()
                    .cookie(cookie)
                    .header("Sec-Fetch-Site", elsewhere)
                    .body(TERRITORY)
                    .put(path)
                    .then()
                    .statusCode(401);
        }
        anonymousRequest()
                .cookie(cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .body(TERRITORY)
                .put(path)
                .then()
                .statusCode(201);
        anonymousRequest().get(path + "/history").then().body("items[0].by", nullValue());
        anonymousRequest()
                .cookie(cookie)
                .get(path + "/history")
                .then()
                .body("items.by", hasItem(System.getProperty("user.name")));
    }

    @Test
    void aCookieThatIsNotAcceptedIsRemoved() {
        Response refused = RestAssured.given().cookie(COOKIE, "a.b.c").get(RestAssured.baseURI + "/api/v1/territories");
        refused.then().statusCode(401);
        assertThat(refused.detailedCookie(COOKIE).getMaxAge()).isZero();
        assertThat(refused.detailedCookie(COOKIE).getPath()).isEqualTo("/");
        anonymousRequest().get("territories").then().statusCode(200);
    }
}
