package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.register;
import static org.interagency.localstack.testing.Api.request;
import static org.interagency.localstack.testing.Api.requestWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.request.Today;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.Sql;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A responsibility is confirmed by the registrar of the agency that holds it, whoever owns the programme. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ResponsibilityConfirmationTest {

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @Inject
    DataSource database;

    @BeforeEach
    void aProgrammeOfOneMinistryAndAResponsibilityOfAnother() {
        register(agencyService, "territories/RF", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        for (String ministry : List.of("RF-ONE", "RF-TWO")) {
            register(
                    agencyService,
                    "agencies/" + ministry,
                    """
                    {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "RF"}""");
        }
        register(
                programService,
                "programmes/RF-P",
                """
                {"name": {"en": "Programme"}, "owner": "RF-ONE", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["RF"], "validFrom": "2000-01-01",
                 "requiredFunctions": ["provision"]}""");
    }

    private static void write(RequestSpecification sender, String id, String function) {
        int status = sender.body(
                        """
                        {"programme": "RF-P", "function": "%s", "agency": "RF-TWO", "role": "accountable",
                         "territories": ["RF"], "validFrom": "2000-01-01", "legalBasis": [{"citation": "Example"}]}"""
                                .formatted(function))
                .put("responsibilities/" + id)
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private static RequestSpecification centralOffice() {
        return requestWith(TestToken.of("registrar", "*"));
    }

    private static RequestSpecification registrarOf(String agency) {
        return requestWith(TestToken.of("registrar", agency));
    }

    private static ValidatableResponse confirm(RequestSpecification sender, String... ids) {
        return sender.body(Map.of("keys", List.of(ids)))
                .post("responsibility-confirmations")
                .then();
    }

    @Test
    void whatTheCentralOfficeEntersIsOverdueUntilTheHolderConfirmsIt() throws SQLException {
        write(centralOffice(), "RF-CENTRAL", "provision");
        write(registrarOf("RF-TWO"), "RF-OWN", "policy");
        write(registrarOf("RF-TWO"), "RF-OLD", "financing");
        String overdue = "responsibility-confirmations?agency=RF-TWO&overdue=true";
        request().get(overdue).then().body("items.key", equalTo(List.of("RF-CENTRAL")));
        Sql.execute(
                database,
                "UPDATE confirmation SET confirmed_on = '" + Today.date().minusDays(400) + "' WHERE key = 'RF-OLD'");
        request()
                .get(overdue)
                .then()
                .body("items.key", equalTo(List.of("RF-CENTRAL", "RF-OLD")))
                .body("items.enteredCentrally", equalTo(List.of(true, false)));
        confirm(registrarOf("RF-ONE"), "RF-CENTRAL", "RF-OLD")
                .statusCode(403)
                .body("errors[0].detail", containsString("The responsibility RF-CENTRAL belongs to RF-TWO"));
        confirm(registrarOf("RF-TWO"), "RF-CENTRAL", "RF-OLD").statusCode(200);
        request().get(overdue).then().body("items", hasSize(0));
        anonymousRequest()
                .get("responsibilities/RF-CENTRAL/history")
                .then()
                .body("items.enteredCentrally", equalTo(List.of(true)));
    }
}
