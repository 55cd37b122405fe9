package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.interagency.gateway.web.CoordinatorBrowser.coordinator;
import static org.interagency.gateway.web.CoordinatorBrowser.hidden;
import static org.interagency.gateway.web.CoordinatorBrowser.visitor;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.atomic.AtomicInteger;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coordinator plans a reorganisation step by step, sees what follows, and carries it out. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class ReorganisationPagesTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();
    private static final String STEPS = "/reorganisations/steps/";

    /** Each test has a country of its own, whose ministry OLD owns two programmes and is accountable for a function of each. */
    private String country;

    @BeforeEach
    void aMinistryWithTwoProgrammes() {
        country = "REO" + COUNTRIES.incrementAndGet();
        put("territories/" + country, "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}");
        for (String name : new String[] {"OLD", "HEIR"}) {
            put(
                    "agencies/" + country + "-" + name,
                    """
                    {"name": {"en": "Ministry %s of %s"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                            .formatted(name, country, country));
        }
        for (String name : new String[] {"SPORT", "PENSION"}) {
            put(
                    "programmes/" + country + "-" + name,
                    """
                    {"name": {"en": "The %s"}, "owner": "%s-OLD", "scheme": "non-contributory", "targeting": "universal",
                     "contingencies": ["education"], "territories": ["%s"], "validFrom": "2020-01-01", "requiredFunctions": ["policy"]}"""
                            .formatted(name, country, country));
            await().untilAsserted(() -> put(
                            "responsibilities/" + country + "-" + name,
                            """
                            {"programme": "%s-%s", "function": "policy", "agency": "%s-OLD", "role": "accountable",
                             "territories": ["%s"], "validFrom": "2020-01-01"}"""
                                    .formatted(country, name, country, country))
                    .statusCode(201));
        }
    }

    /** A dissolution, in which the heir gets the pension, and nobody the sport. */
    private RequestSpecification plan() {
        return coordinator()
                .queryParam("type", "dissolve")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("to", country + "-HEIR")
                .queryParam("goes", country + "-PENSION>" + country + "-HEIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agencies", "successors", "transfers", "check"})
    void planningIsForCoordinators(String step) {
        visitor().get(STEPS + step).then().statusCode(401);
        CoordinatorBrowser.of("auditor").get(STEPS + step).then().statusCode(403);
    }

    @Test
    void theListLeadsCoordinatorsToTheFirstStep() {
        visitor().get("/reorganisations").then().statusCode(200).body(not(containsString("/steps/")));
        coordinator().get("/reorganisations").then().statusCode(200).body(containsString(STEPS + "agencies"));
    }

    @Test
    void findsAgenciesByNameAndKeepsThoseThatAreChosen() {
        await().untilAsserted(() -> coordinator()
                .queryParam("from", country + "-OLD")
                .queryParam("fromWords", "Ministry HEIR of " + country)
                .get(STEPS + "agencies")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("name=\"from\" value=\"" + country + "-OLD\" checked"),
                        containsString("name=\"from\" value=\"" + country + "-HEIR\"> Ministry HEIR"))));
    }

    /** The key Enter sends a form by its first button, which leads to the next step; in the field of the search, it searches. */
    @Test
    void searchesBeforeItGoesOnIfWordsWereWritten() {
        coordinator()
                .queryParam("type", "split")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("fromWords", "Nothing has this name")
                .queryParam("fromSearched", "")
                .get(STEPS + "successors")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("name=\"fromWords\" type=\"search\""),
                        containsString("name=\"fromSearched\" value=\"Nothing has this name\"")));
        coordinator()
                .queryParam("type", "split")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("fromWords", "Nothing has this name")
                .queryParam("fromSearched", "Nothing has this name")
                .get(STEPS + "successors")
                .then()
                .statusCode(200)
                .body(containsString("name=\"toWords\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"successors", "transfers", "check"})
    void asksFirstForWhatIsMissing(String step) {
        coordinator()
                .get(STEPS + step)
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("#field-type"),
                        containsString("#field-from"),
                        containsString("#field-on"),
                        containsString("formaction=\"" + STEPS + "successors\"")));
    }

    @Test
    void asksWhoTakesOver() {
        coordinator()
                .queryParam("type", "split")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("newCode1", "X")
                .get(STEPS + "transfers")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("href=\"#field-newName1\""),
                        containsString("name=\"type\" value=\"split\""),
                        containsString("value=\"X\"")));
    }

    @Test
    void showsWhatCanPassToWhom() {
        plan().get(STEPS + "transfers")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The SPORT (" + country + "-SPORT)"),
                        containsString("<option value=\"" + country + "-PENSION&gt;" + country
                                + "-HEIR\" selected>Ministry HEIR"),
                        containsString("nobody takes it over")));
    }

    @Test
    void aTransferNamesWhatPasses() {
        coordinator()
                .queryParam("type", "transfer")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("to", country + "-HEIR")
                .queryParam("rest", country + "-HEIR")
                .get(STEPS + "check")
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("Who takes over what"),
                        containsString("Name the programmes, the functions or the responsibilities to transfer."),
                        containsString("formaction=\"" + STEPS + "check\""),
                        not(containsString("name=\"rest\""))));
    }

    @Test
    void whereEverythingPassesThereIsNothingToChoose() {
        coordinator()
                .queryParam("type", "merge")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("to", country + "-HEIR")
                .get(STEPS + "transfers")
                .then()
                .statusCode(303)
                .header("Location", containsString(STEPS + "check?type=merge&on=2031-01-01&from=" + country + "-OLD"));
    }

    @Test
    void saysWhatFollowsAndStoresNothing() {
        await().untilAsserted(() -> plan().get(STEPS + "check")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("these agencies end: Ministry OLD of " + country),
                        containsString("Ministry HEIR of " + country + " takes over: The PENSION."),
                        containsString("What nobody takes over"),
                        containsString("findings would open"),
                        containsString("Ministry HEIR of " + country + " (" + country + "-HEIR)"),
                        containsString("value=\"" + country + "-OLD-DISSOLVE-2031-01-01\""))));
        get("agency-changes/" + country + "-OLD-DISSOLVE-2031-01-01").statusCode(404);
    }

    @Test
    void saysWhyItCannotBeCarriedOut() {
        plan().queryParam("from", "NOBODY")
                .get(STEPS + "check")
                .then()
                .statusCode(200)
                .body(allOf(containsString("NOBODY"), containsString("It cannot be carried out as it is.")));
    }

    @Test
    void carriesItOutOnceWithTheFormOfTheLastStep() {
        String page = plan().get(STEPS + "check").asString();
        String code = country + "-LAW";
        RequestSpecification form = coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("once", hidden(page, "once"))
                .formParam("type", hidden(page, "type"))
                .formParam("on", hidden(page, "on"))
                .formParam("from", hidden(page, "from"))
                .formParam("to", hidden(page, "to"))
                .formParam("goes", hidden(page, "goes"))
                .formParam("code", code)
                .formParam("citation", "Law 9");
        for (int sent = 0; sent < 2; sent++) {
            form.post("/reorganisations")
                    .then()
                    .statusCode(303)
                    .header("Location", "/reorganisations/" + code + "?done=true");
        }
        await().untilAsserted(() ->
                get("programmes/" + country + "-PENSION?asOf=2031-01-01").body("owner", equalTo(country + "-HEIR")));
        visitor()
                .get("/reorganisations/" + code)
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("takes over: The PENSION."),
                        containsString("Law 9"),
                        containsString("1 January 2031"),
                        containsString("href=\"/agencies/" + country + "-HEIR\"")));
        visitor()
                .get("/reorganisations?from=" + country + "-OLD")
                .then()
                .body(allOf(containsString("/reorganisations/" + code), containsString("dissolution")));
    }

    /** Before it is carried out, and after. */
    @Test
    void saysBothNamesOfAnAgencyThatKeepsItsCode() {
        String becomes = "Ministry OLD of " + country + " becomes Ministry of the Future.";
        String page = coordinator()
                .queryParam("type", "rename")
                .queryParam("on", "2031-01-01")
                .queryParam("from", country + "-OLD")
                .queryParam("newCode1", country + "-OLD")
                .queryParam("newName1", "Ministry of the Future")
                .queryParam("nameLanguage", "en")
                .get(STEPS + "check")
                .asString();
        assertThat(page).contains(becomes);
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("type", "rename")
                .formParam("on", "2031-01-01")
                .formParam("from", country + "-OLD")
                .formParam("newCode1", country + "-OLD")
                .formParam("newName1", "Ministry of the Future")
                .formParam("nameLanguage", "en")
                .formParam("code", country + "-NAME")
                .post("/reorganisations")
                .then()
                .statusCode(303);
        visitor().get("/reorganisations/" + country + "-NAME").then().body(containsString(becomes));
        String agency = "<a href=\"/agencies/" + country + "-OLD\">";
        visitor()
                .get("/reorganisations?type=rename&from=" + country + "-OLD")
                .then()
                .body(allOf(
                        containsString(agency + "Ministry OLD of " + country + "</a>"),
                        containsString(agency + "Ministry of the Future</a>")));
    }

    @Test
    void showsTheLastStepAgainIfTheFormIsRefused() {
        String page = plan().get(STEPS + "check").asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("type", "dissolve")
                .formParam("on", "2031-01-01")
                .formParam("from", country + "-OLD")
                .formParam("code", "not a code")
                .formParam("citation", "Law \"9\"")
                .post("/reorganisations")
                .then()
                .statusCode(422)
                .body(allOf(
                        containsString("href=\"#field-code\""),
                        containsString("Law &quot;9&quot;"),
                        containsString("href=\"" + STEPS + "check?type=dissolve&amp;on=2031-01-01&amp;from=" + country
                                + "-OLD&amp;")));
    }

    @Test
    void theAddressOfAPlanIsTheSameInAnotherLanguage() {
        plan().queryParam("lang", "es")
                .get(STEPS + "check")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("dejan de existir estos organismos"),
                        containsString("lang=fr"),
                        containsString("from=" + country + "-OLD")));
    }
}
