package org.interagency.gateway.web;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.gateway.web.CoordinatorBrowser.coordinator;
import static org.interagency.gateway.web.CoordinatorBrowser.hidden;
import static org.interagency.gateway.web.CoordinatorBrowser.visitor;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coordinator records an agreement about an overlap, changes it and ends it, with pages. */
@QuarkusTest
@WithTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "GATEWAY"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM,MAPPING")
        })
class AgreementPagesTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    /** Each test has a country of its own, in which two ministries are accountable for the one function of a programme. */
    private String country;

    @BeforeEach
    void anOverlap() {
        country = "AGR" + COUNTRIES.incrementAndGet();
        TwoMinistries.in(country);
        overlapIs("open");
    }

    private void overlapIs(String status) {
        await().untilAsserted(() ->
                get("findings?type=overlap&programme=" + country + "-P").body("items[0].status", equalTo(status)));
    }

    private RequestSpecification form(String address) {
        String page =
                coordinator().get(address).then().statusCode(200).extract().asString();
        return coordinator().formParam("token", hidden(page, "token")).formParam("tag", hidden(page, "tag"));
    }

    private RequestSpecification agreement() {
        return form("/desk/agreements")
                .formParam("code", country + "-A")
                .formParam("name-en", "Working together")
                .formParam("parties", country + "-ONE\r\n" + country + "-TWO")
                .formParam("programmes", country + "-P")
                .formParam("functions", "provision")
                .formParam("validFrom", "2000-01-01")
                .formParam("instrument-citation", "Decree 7")
                .formParam("meetingRhythm", "quarterly")
                .formParam("contact-telephone", "+56 2 1234");
    }

    private void storeIt() {
        agreement()
                .formParam("do", "store")
                .post("/desk/agreements")
                .then()
                .statusCode(303)
                .header("Location", "/desk/agreements/" + country + "-A?stored=true");
        overlapIs("coordinated");
    }

    @Test
    void tellsWhatAnAgreementWouldCoordinateAndStoresNothing() {
        agreement()
                .formParam("do", "preview")
                .post("/desk/agreements")
                .then()
                .statusCode(200)
                .body(allOf(containsString("1 finding would change"), containsString("Working together")));
        get("agreements/" + country + "-A").statusCode(404);
    }

    @Test
    void anAddressFillsInTheForm() {
        coordinator()
                .queryParam("parties", country + "-ONE\n" + country + "-TWO")
                .queryParam("functions", "provision")
                .get("/desk/agreements")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString(country + "-ONE\n" + country + "-TWO</textarea>"),
                        containsString("name=\"functions\" value=\"provision\" checked")));
    }

    @Test
    void recordsAnAgreementThatEverybodyReads() {
        storeIt();
        visitor()
                .get("/agreements/" + country + "-A")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("<h1>Working together</h1>"),
                        containsString("Ministry ONE"),
                        containsString("Ministry TWO"),
                        containsString("Decree 7"),
                        containsString("every three months"),
                        containsString("href=\"tel:+5621234\""),
                        not(containsString("method=\"post\""))));
        visitor()
                .get("/agreements?party=" + country + "-ONE")
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("/agreements/" + country + "-A"),
                        containsString("Ministry TWO"),
                        not(containsString("/desk/agreements"))));
        coordinator().get("/agreements").then().body(containsString("href=\"/desk/agreements\""));
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        agreement()
                .formParam("parties", country + "-NOBODY")
                .formParam("do", "store")
                .post("/desk/agreements")
                .then()
                .statusCode(422)
                .body(allOf(containsString("href=\"#field-parties\""), containsString("Decree 7")));
    }

    @Test
    void changesAnAgreementWithoutTheLossOfAnything() {
        storeIt();
        String address = "/desk/agreements/" + country + "-A";
        form(address)
                .formParam("name-en", "Working together")
                .formParam("name", "ht: Ansanm")
                .formParam("parties", country + "-ONE\r\n" + country + "-TWO")
                .formParam("validFrom", "2000-01-01")
                .formParam("do", "store")
                .post(address)
                .then()
                .statusCode(303);
        coordinator()
                .get(address)
                .then()
                .body(allOf(containsString("ht: Ansanm"), containsString(country + "-ONE\n" + country + "-TWO")));
        visitor()
                .get("/agreements/" + country + "-A")
                .then()
                .body(allOf(
                        containsString("All programmes"),
                        containsString("All functions"),
                        containsString("Everywhere")));
    }

    @Test
    void tellsWhatItsEndWouldOpenAndEndsIt() {
        storeIt();
        String address = "/agreements/" + country + "-A";
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        form(address)
                .formParam("on", today)
                .formParam("do", "preview")
                .post(address)
                .then()
                .statusCode(200)
                .body(allOf(containsString("1 finding would open"), containsString("value=\"" + today + "\"")));
        overlapIs("coordinated");
        form(address)
                .formParam("on", today)
                .formParam("do", "end")
                .post(address)
                .then()
                .statusCode(303)
                .header("Location", address);
        overlapIs("open");
    }

    /** The API would end it today. */
    @ParameterizedTest
    @CsvSource({"preview, 200", "end, 422"})
    void doesNotEndAnAgreementWithoutADay(String button, int status) {
        storeIt();
        String address = "/agreements/" + country + "-A";
        form(address)
                .formParam("on", "")
                .formParam("do", button)
                .post(address)
                .then()
                .statusCode(status)
                .body(allOf(
                        containsString("href=\"#field-on\""),
                        containsString("id=\"error-on\">Write the first day on which the agreement no longer holds.")));
        get("agreements/" + country + "-A").body("validTo", nullValue());
    }

    @Test
    void saysBesideTheDayThatItCannotBeRead() {
        storeIt();
        String address = "/agreements/" + country + "-A";
        form(address)
                .formParam("on", "soon")
                .formParam("do", "end")
                .post(address)
                .then()
                .statusCode(400)
                .body(allOf(containsString("href=\"#field-on\""), not(containsString("id=\"error-on\"></p>"))));
    }

    @Test
    void doesNotEndAnAgreementThatSomebodyHasChangedMeanwhile() {
        storeIt();
        String address = "/agreements/" + country + "-A";
        RequestSpecification form = form(address);
        put(
                        "agreements/" + country + "-A",
                        """
                        {"name": {"en": "Changed"}, "parties": ["%s-ONE", "%s-TWO"], "validFrom": "2000-01-01"}"""
                                .formatted(country, country))
                .statusCode(200);
        form.formParam("on", "2001-01-01")
                .formParam("do", "end")
                .post(address)
                .then()
                .statusCode(412)
                .body(containsString("Somebody has changed this entry"));
    }

    @Test
    void theFormsAreForCoordinators() {
        visitor().get("/desk/agreements").then().statusCode(401);
        CoordinatorBrowser.of("auditor")
                .get("/desk/agreements")
                .then()
                .statusCode(403)
                .body(containsString("This is for coordinators"));
    }
}
