package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of real findings: what the public reads, and what a coordinator does about them. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class FindingPagesTest {

    /** Registers a programme for whose function nobody is accountable, and waits for the finding about it. */
    private static String gapOf(String code) {
        put("territories/" + code, "{\"name\": {\"en\": \"Land of " + code + "\"}, \"level\": \"national\"}");
        put(
                "agencies/" + code + "-MIN",
                """
                {"name": {"en": "Ministry of %s", "es": "Ministerio de %s"}, "kind": "ministry", "level": "national", "territory": "%s",
                 "contactPoint": {"telephone": "+56 2 1234"}}"""
                        .formatted(code, code, code));
        put(
                "programmes/" + code + "-P",
                """
                {"name": {"en": "Pension of %s"}, "owner": "%s-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "territories": ["%s"], "validFrom": "2000-01-01", "requiredFunctions": ["provision"]}"""
                        .formatted(code, code, code));
        String list = "findings?type=unassigned&programme=" + code + "-P";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !get(list).extract().jsonPath().getList("items").isEmpty());
        return get(list).extract().path("items[0].id");
    }

    private static RequestSpecification visitor() {
        return RestAssured.given().redirects().follow(false);
    }

    private static RequestSpecification coordinator() {
        return visitor().header("Authorization", TestToken.authorization());
    }

    /** The value of a hidden field, as it stands in the page. */
    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1).replace("&quot;", "\"");
    }

    /** The list without filters begins with what was resolved long ago. */
    @Test
    void theNavigationLeadsToWhatIsLeftToDo() {
        Matcher link = Pattern.compile("<a href=\"(/findings\\?[^\"]*)\"")
                .matcher(visitor().get("/").asString());
        assertThat(link.find()).isTrue();
        visitor()
                .urlEncodingEnabled(false)
                .get(link.group(1).replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("value=\"open\" checked"), not(containsString("value=\"resolved\" checked"))));
    }

    @Test
    void theListLeadsToTheFindingWithItsNames() {
        String id = gapOf("PFA");
        visitor()
                .get("/findings?programme=PFA-P&type=unassigned")
                .then()
                .statusCode(200)
                .body(allOf(containsString("/findings/" + id), containsString("Nobody accountable")));
        visitor()
                .get("/findings/" + id)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Ministry of PFA"),
                        containsString("Pension of PFA"),
                        containsString("Land of PFA"),
                        containsString("from 1 January 2000 on")));
    }

    @Test
    void thePlacesStandBelowWhatTheyArePartOf() {
        gapOf("PFT");
        put("territories/PFT-N", "{\"name\": {\"en\": \"North of PFT\"}, \"level\": \"state\", \"parent\": \"PFT\"}");
        put(
                "programmes/PFT-Q",
                """
                {"name": {"en": "Pension of the North"}, "owner": "PFT-MIN", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["old-age"], "territories": ["PFT-N"], "validFrom": "2000-01-01", "requiredFunctions": ["provision"]}""");
        String list = "findings?type=unassigned&programme=PFT-Q";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !get(list).extract().jsonPath().getList("items").isEmpty());
        String page = visitor()
                .get("/findings/" + get(list).extract().<String>path("items[0].id"))
                .asString();
        assertThat(page)
                .containsPattern(
                        "(?s)<ul class=\"tree\"[^>]*>\\s*<li><a href=\"/territories/PFT\">Land of PFT</a>\\s*"
                                + "<ul class=\"tree\"[^>]*>\\s*<li><strong><a href=\"/territories/PFT-N\">North of PFT</a></strong>");
    }

    @Test
    void namesAreInTheLanguageOfTheReader() {
        String id = gapOf("PFB");
        visitor()
                .header("Accept-Language", "es")
                .get("/findings/" + id)
                .then()
                .statusCode(200)
                .body(allOf(containsString("Ministerio de PFB"), containsString("desde el 1 de enero de 2000")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"type", "severity", "status", "programme", "contingency", "agency", "level", "territory", "right"
            })
    void countsLeadToTheFindingsThatTheyCount(String dimension) {
        String id = gapOf("PFC");
        String page = visitor()
                .get("/findings?programme=PFC-P&type=unassigned&groupBy=" + dimension)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher link = Pattern.compile("<th scope=\"row\"><a href=\"([^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        visitor()
                .urlEncodingEnabled(false)
                .get(link.group(1).replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .body(containsString("/findings/" + id));
    }

    @Test
    void theFormKeepsWhatIsCountedBySeveralThings() {
        visitor()
                .get("/findings?groupBy=agency,type")
                .then()
                .statusCode(200)
                .body(containsString("<option value=\"agency,type\" selected>Agency · Type</option>"));
    }

    @Test
    void levelsHaveTheirNames() {
        gapOf("PFL");
        visitor()
                .get("/findings?programme=PFL-P&groupBy=level&lang=es")
                .then()
                .statusCode(200)
                .body(containsString(">Nacional</a></th>"));
    }

    @Test
    void thePublicReadsNoFormAndNothingOfWhatIsDone() {
        String id = gapOf("PFD");
        visitor()
                .get("/findings/" + id)
                .then()
                .body(allOf(not(containsString("method=\"post\"")), not(containsString("What is being done"))));
    }

    @Test
    void aCoordinatorTakesAStepOnceWithAForm() {
        String id = gapOf("PFE");
        String page = coordinator().get("/findings/" + id).asString();
        RequestSpecification form = coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParam("once", hidden(page, "once"))
                .formParam("transition", "acknowledge");
        for (int sent = 0; sent < 2; sent++) {
            form.post("/findings/" + id + "/steps").then().statusCode(303).header("Location", "/findings/" + id);
        }
        get("findings/" + id + "/history")
                .statusCode(200)
                .body("items.findAll { it.change == 'acknowledged' }.size()", equalTo(1));
        visitor().get("/findings/" + id).then().body(containsString("Acknowledged"));
    }

    @Test
    void keepsWhatWasWrittenInAFormThatIsRefused() {
        String id = gapOf("PFF");
        String page = coordinator().get("/findings/" + id).asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParam("transition", "accept")
                .formParam("reason", "for \"now\"")
                .formParam("reviewOn", "2001-01-01")
                .post("/findings/" + id + "/steps")
                .then()
                .statusCode(not(303))
                .body(allOf(
                        containsString("for &quot;now&quot;"),
                        containsString("value=\"2001-01-01\""),
                        containsString("#field-reviewOn"),
                        containsString("href=\"/findings/" + id + "?lang=fr\"")));
    }

    @Test
    void saysThatSomebodyHasChangedTheFindingMeanwhile() {
        String id = gapOf("PFG");
        String page = coordinator().get("/findings/" + id).asString();
        for (String transition : List.of("acknowledge", "dispute")) {
            coordinator()
                    .formParam("token", hidden(page, "token"))
                    .formParam("tag", hidden(page, "tag"))
                    .formParam("transition", transition)
                    .formParam("reason", transition.equals("dispute") ? "wrong" : "")
                    .post("/findings/" + id + "/steps")
                    .then()
                    .statusCode(transition.equals("acknowledge") ? 303 : 412);
        }
    }

    @Test
    void assignsTakesBackAndComments() {
        String id = gapOf("PFH");
        send(id, "assignment", "assignee", "Unit 5");
        coordinator()
                .get("/findings/" + id)
                .then()
                .body(allOf(containsString("name=\"assignee\""), containsString("required value=\"Unit 5\"")));
        send(id, "assignment", "unassign", "yes");
        get("findings/" + id).body("handling.assignee", nullValue());
        coordinator().get("/findings/" + id).then().body(not(containsString("name=\"unassign\"")));
        send(id, "comments", "text", "First line\r\nsecond line");
        coordinator().get("/findings/" + id).then().body(containsString("First line\nsecond line"));
        visitor().get("/findings/" + id).then().body(not(containsString("First line")));
    }

    private static void send(String id, String what, String field, String value) {
        String page = coordinator().get("/findings/" + id).asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("tag", hidden(page, "tag"))
                .formParam(field, value)
                .post("/findings/" + id + "/" + what)
                .then()
                .statusCode(303);
    }

    @Test
    void whoMustAnswerSaysWhomToTurnToWhereNobodyIsAccountable() {
        gapOf("PFI");
        await().untilAsserted(() -> visitor()
                .get("/who?territory=PFI&about=programme:PFI-P&age=70&on=2026-03-03")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("You can turn to"),
                        containsString("Ministry of PFI"),
                        containsString("href=\"tel:+5621234\""),
                        containsString("aged 70 – 3 March 2026"))));
    }
}
