package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.interagency.kit.request.Today;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agency belongs to itself, so its registrar and those of the agencies above it confirm its entry. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AgencyConfirmationTest {

    @BeforeEach
    void aMinistryOfTheCentralOfficeWithAnOfficeOfItsOwn() {
        put("territories/AF", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        write(centralOffice(), "AF-ONE", null);
        write(registrarOf("AF-ONE"), "AF-ONE-A", "AF-ONE");
    }

    private static String agency(String parent) {
        return "{\"name\": {\"en\": \"Agency\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"AF\"%s}"
                .formatted(parent == null ? "" : ", \"parent\": \"" + parent + "\"");
    }

    private static void write(RequestSpecification sender, String code, String parent) {
        int status = sender.body(agency(parent)).put("agencies/" + code).statusCode();
        assertThat(status).isIn(200, 201);
    }

    private static RequestSpecification centralOffice() {
        return requestWith(TestToken.of("registrar", "*"));
    }

    private static RequestSpecification registrarOf(String agency) {
        return requestWith(TestToken.of("registrar", agency));
    }

    private static ValidatableResponse confirm(RequestSpecification sender, String code) {
        return sender.body(Map.of("keys", List.of(code)))
                .post("agency-confirmations")
                .then();
    }

    private static ValidatableResponse list(String code) {
        return request().get("agency-confirmations?agency=" + code).then().statusCode(200);
    }

    @Test
    void anAgencyIsConfirmedByItsOwnRegistrarOrThatOfAnAgencyAboveIt() {
        list("AF-ONE-A")
                .body("items.key", equalTo(List.of("AF-ONE-A")))
                .body("items[0].confirmedOn", equalTo(Today.date().toString()))
                .body("items[0].enteredCentrally", equalTo(false));
        confirm(registrarOf("AF-ONE-A"), "AF-ONE-A").statusCode(200);
        confirm(registrarOf("AF-ONE"), "AF-ONE-A").statusCode(200);
        confirm(registrarOf("AF-ONE-A"), "AF-ONE")
                .statusCode(403)
                .body("detail", containsString("The agency AF-ONE belongs to AF-ONE"));
        confirm(registrarOf("AF-ONE"), "AF-NONE").statusCode(422);
    }

    @Test
    void anAgencyThatTheCentralOfficeHasEnteredIsOverdueUntilItConfirms() {
        write(centralOffice(), "AF-NEW", null);
        request()
                .get("agency-confirmations?overdue=true&agency=AF-NEW")
                .then()
                .body("items.enteredCentrally", equalTo(List.of(true)));
        confirm(registrarOf("AF-NEW"), "AF-NEW").statusCode(200);
        request().get("agency-confirmations?overdue=true&agency=AF-NEW").then().body("items", hasSize(0));
        anonymousRequest().get("agencies/AF-NEW/history").then().body("items.enteredCentrally", equalTo(List.of(true)));
    }

    @Test
    void aReorganisationOfACoordinatorNeitherConfirmsNorMarksWhatItWrites() {
        write(registrarOf("AF-ONE"), "AF-ONE-B", "AF-ONE");
        // The caller is also a registrar of the central office, and does not act as such.
        request()
                .body(
                        """
                        {"code": "AF-RENAME", "type": "rename", "from": ["AF-ONE-B"],
                         "to": [{"code": "AF-ONE-C", "name": {"en": "Agency"}, "kind": "ministry", "level": "national",
                                 "territory": "AF", "parent": "AF-ONE"}],
                         "effectiveDate": "2024-01-01"}""")
                .post("agency-changes")
                .then()
                .statusCode(201);
        request()
                .get("agency-confirmations?agency=AF-ONE-C&overdue=true")
                .then()
                .body("items.confirmedOn", equalTo(Collections.singletonList(null)))
                .body("items.enteredCentrally", equalTo(List.of(false)));
        anonymousRequest()
                .get("agencies/AF-ONE-C/history")
                .then()
                .body("items.enteredCentrally", equalTo(List.of(false)));
    }
}
