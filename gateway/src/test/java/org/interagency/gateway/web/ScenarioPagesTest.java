package org.interagency.gateway.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.interagency.gateway.web.CoordinatorBrowser.coordinator;
import static org.interagency.gateway.web.CoordinatorBrowser.hidden;
import static org.interagency.gateway.web.CoordinatorBrowser.visitor;
import static org.interagency.localstack.testing.Api.get;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A coordinator tries ways out of an overlap, keeps two of them and compares these. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class ScenarioPagesTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    /** Each test has a country of its own, in which two ministries are accountable for the one function of a programme. */
    private String country;

    private String finding;

    @BeforeEach
    void anOverlap() {
        country = "WAY" + COUNTRIES.incrementAndGet();
        TwoMinistries.in(country);
        String list = "findings?type=overlap&programme=" + country + "-P";
        await().untilAsserted(() -> get(list).body("items", hasSize(1)));
        finding = get(list).extract().path("items[0].id");
    }

    private RequestSpecification wayOut() {
        return coordinator().queryParam("finding", finding);
    }

    /** The first ministry takes over what the second one holds, from the beginning on. */
    private RequestSpecification move() {
        return wayOut().queryParam("try", "true")
                .queryParam("on", "2000-01-01")
                .queryParam("moves", country + "-TWO>" + country + "-ONE");
    }

    private ValidatableResponse keep(String name) {
        String page = move().get("/scenarios").then().statusCode(200).extract().asString();
        return coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("once", hidden(page, "once"))
                .formParam("scenario", hidden(page, "scenario"))
                .formParam("name", name)
                .post("/findings/" + finding + "/options")
                .then();
    }

    @Test
    void thePageOfAFindingLeadsCoordinatorsThere() {
        visitor()
                .get("/findings/" + finding)
                .then()
                .body(allOf(not(containsString("/scenarios")), not(containsString("/options"))));
        coordinator()
                .get("/findings/" + finding)
                .then()
                .body(allOf(
                        containsString("href=\"/scenarios?finding=" + finding + "\""),
                        containsString("href=\"/findings/" + finding + "/options\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scenarios?finding=%s", "/findings/%s/options", "/findings/%s/options/x"})
    void isForCoordinators(String address) {
        visitor().get(address.formatted(finding)).then().statusCode(401);
        CoordinatorBrowser.of("auditor").get(address.formatted(finding)).then().statusCode(403);
    }

    @Test
    void hasTheAgenciesAndResponsibilitiesOfTheFinding() {
        wayOut().get("/scenarios")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("Ministry ONE"),
                        containsString("<option value=\"" + country + "-ONE&gt;" + country + "-TWO\">Ministry TWO"),
                        containsString("name=\"parties\" value=\"" + country + "-ONE\""),
                        containsString("name=\"ends\" value=\"" + country + "-P\""),
                        not(containsString("name=\"scenario\""))));
    }

    @Test
    void saysWhatWouldBeResolvedAndStoresNothing() {
        move().get("/scenarios")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The finding would be resolved."),
                        containsString("1 finding would be resolved"),
                        containsString("Ministry TWO (" + country + "-TWO)"),
                        containsString("-ONE\" selected>Ministry ONE")));
        get("responsibilities/" + country + "-TWO").body("agency", equalTo(country + "-TWO"));
    }

    @Test
    void saysWhatAnAgreementWouldCoordinate() {
        wayOut().queryParam("try", "true")
                .queryParam("on", "2000-01-01")
                .queryParam("parties", country + "-ONE", country + "-TWO")
                .get("/scenarios")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("The finding would change."),
                        containsString("1 finding would change"),
                        containsString("href=\"/desk/agreements?parties=" + country + "-ONE%0A" + country
                                + "-TWO&amp;programmes=" + country
                                + "-P&amp;functions=provision&amp;validFrom=2000-01-01\"")));
    }

    @Test
    void saysWhyItCannotBe() {
        wayOut().queryParam("try", "true")
                .get("/scenarios")
                .then()
                .statusCode(400)
                .body(containsString("nothing is chosen yet"));
        move().queryParam("parties", country + "-ONE")
                .get("/scenarios")
                .then()
                .statusCode(400)
                .body(containsString("at least two agencies"));
        coordinator().get("/scenarios").then().statusCode(400).body(containsString("from the page of a finding"));
        coordinator().get("/scenarios?finding=nonsense").then().statusCode(404);
    }

    @Test
    void keepsOptionsAndSetsThemSideBySide() {
        keep("ONE does it").statusCode(303).header("Location", "/findings/" + finding + "/options");
        keep("ONE does all").statusCode(303);
        get("findings/" + finding + "/options").body("items.name", equalTo(List.of("ONE does it", "ONE does all")));
        String page = coordinator()
                .get("/findings/" + finding + "/options")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("id=\"option-list\""),
                        containsString("ONE does it"),
                        containsString("ONE does all"),
                        containsString("Ministry ONE holds the responsibilities: " + country + "-TWO."),
                        containsString("The finding would be resolved.")))
                .extract()
                .asString();
        String option = get("findings/" + finding + "/options").extract().path("items[0].id");
        coordinator()
                .get("/findings/" + finding + "/options/" + option)
                .then()
                .statusCode(200)
                .body(allOf(containsString("<h1>ONE does it</h1>"), containsString("1 finding would be resolved")));
        coordinator()
                .formParam("token", hidden(page, "token"))
                .post("/findings/" + finding + "/options/" + option + "/removal")
                .then()
                .statusCode(303);
        get("findings/" + finding + "/options").body("items", hasSize(1));
    }

    @Test
    void anOptionThatIsRefusedCanBeKeptUnderAnotherName() {
        keep("The same").statusCode(303);
        keep("The same")
                .statusCode(409)
                .body(allOf(
                        containsString("href=\"#field-name\""),
                        containsString("value=\"The same\""),
                        containsString("name=\"scenario\"")));
    }

    @Test
    void takesNoScenarioThatCannotBeRead() {
        String page = move().get("/scenarios").asString();
        coordinator()
                .formParam("token", hidden(page, "token"))
                .formParam("scenario", "{")
                .formParam("name", "x")
                .post("/findings/" + finding + "/options")
                .then()
                .statusCode(400)
                .body(containsString("did not arrive as a whole"));
    }
}
