package org.interagency.mapping;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class RightsReportTest {

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    /**
     * A country of two regions. A pension for old people covers both, but its agency pays it in the north only; a grant for poor children
     * and youths covers the north.
     */
    @BeforeEach
    void aCountryOfTwoRegions() {
        territory("R", "");
        territory("R-NORTH", ", 'parent': 'R'");
        territory("R-SOUTH", ", 'parent': 'R'");
        agency("R-MIN");
        agency("R-PAYER");
        programme("R-PENSION", "'rights': ['PSS-9', 'PSS-17'], 'population': {'ageFrom': 65}, 'territories': ['R']");
        programme(
                "R-GRANT",
                "'rights': ['PSS-9'], 'population': {'ageTo': 20, 'groups': ['low-income']}, 'territories': ['R-NORTH'],"
                        + " 'lifeCycleStages': ['childhood', 'youth']");
        responsibility("R-pays", "R-PENSION", "R-NORTH", "accountable");
        responsibility("R-helps", "R-PENSION", "R-SOUTH", "responsible");
        await().untilAsserted(() -> report("").body("programmes.code", contains("R-GRANT", "R-PENSION")));
    }

    private void territory(String code, String more) {
        write(agencyService, "territories/" + code, "{'name': {'en': 'Place'}, 'level': 'national'" + more + "}");
    }

    private void agency(String code) {
        write(
                agencyService,
                "agencies/" + code,
                "{'name': {'en': 'Agency'}, 'kind': 'ministry', 'level': 'national', 'territory': 'R'}");
    }

    private void programme(String code, String more) {
        write(
                programService,
                "programmes/" + code,
                """
                {'name': {'en': 'Programme'}, 'owner': 'R-MIN', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['old-age'], 'validFrom': '2020-01-01', %s}"""
                        .formatted(more));
    }

    private static void responsibility(String id, String programme, String territory, String role) {
        put(
                "responsibilities/" + id,
                """
                {"programme": "%s", "function": "provision", "agency": "R-PAYER", "role": "%s", "territories": ["%s"],
                 "validFrom": "2020-01-01"}"""
                        .formatted(programme, role, territory));
    }

    private static void write(String service, String path, String json) {
        register(service, path, json.replace('\'', '"'));
    }

    private static ValidatableResponse report(String more) {
        return get("reports/rights?territory=R&on=2024-05-01" + more).statusCode(200);
    }

    private static String at(String right, String stage) {
        return "rights.find { it.code == '" + right + "' }.stages.find { it.stage == '" + stage + "' }.";
    }

    @Test
    void saysWhichProgrammesAndAgenciesAnswerForARightAtAStage() {
        report("")
                .body(at("PSS-9", "old-age") + "programmes", contains("R-PENSION"))
                .body(at("PSS-9", "old-age") + "agencies", contains("R-PAYER"))
                .body(at("PSS-17", "old-age") + "programmes", contains("R-PENSION"))
                .body(at("PSS-9", "childhood") + "programmes", contains("R-GRANT"))
                .body(at("PSS-9", "childhood") + "agencies", empty())
                .body("programmes.owner", contains("R-MIN", "R-MIN"))
                .body("agencies.code", contains("R-MIN", "R-PAYER"))
                .body("agencies[0].name.en", equalTo("Agency"))
                .body("rights.find { it.code == 'PSS-9' }.name.pt", equalTo("Direito à previdência social"));
    }

    @Test
    void saysWhereAndForWhomNoneDoes() {
        String pension = at("PSS-9", "old-age") + "unanswered";
        String grant = at("PSS-9", "childhood") + "unanswered";
        report("")
                .body(pension, hasSize(1))
                .body(pension + "[0].ageFrom", equalTo(60))
                .body(pension + "[0].ageTo", equalTo(65))
                .body(pension + "[0].territories", contains("R"))
                .body(grant + ".territories", hasItems(contains("R-NORTH"), contains("R-SOUTH")))
                .body(grant + ".find { it.territories == ['R-NORTH'] }.groupsExcept", contains("low-income"))
                .body(at("PSS-13", "childhood") + "programmes", empty())
                .body(at("PSS-13", "childhood") + "unanswered[0].territories", contains("R"));
    }

    @Test
    void aStageThatAProgrammeDoesNotNameIsNotReached() {
        report("").body(at("PSS-9", "adolescence") + "programmes", empty());
        report("").body(at("PSS-9", "youth") + "programmes", contains("R-GRANT"));
    }

    @Test
    void isOfADayAndAPlace() {
        get("reports/rights?territory=R&on=2019-12-31").body("programmes", empty());
        get("reports/rights?territory=R-SOUTH&on=2024-05-01")
                .body("programmes.code", contains("R-PENSION"))
                .body(at("PSS-9", "old-age") + "agencies", empty())
                .body(at("PSS-9", "old-age") + "unanswered.territories", contains(contains("R-SOUTH")));
    }

    @Test
    void canBeNarrowed() {
        report("&right=PSS-9&right=PSS-10").body("rights.code", contains("PSS-10", "PSS-9"));
        report("&instrument=C102").body("rights", hasSize(9)).body("programmes", empty());
    }

    @Test
    void refusesWhatItCannotAnswer() {
        get("reports/rights").statusCode(400).body("errors.pointer", contains("?territory"));
        get("reports/rights?territory=NONE").statusCode(404);
        get("reports/rights?territory=R&right=PSS-99").statusCode(404);
        get("reports/rights?territory=R&on=someday").statusCode(400).body("errors.pointer", contains("?on"));
        get("who-is-responsible?territory=R&right=PSS-99").statusCode(404);
    }

    @Test
    void aCitizenAsksWhoMustAnswerForARight() {
        get("who-is-responsible?territory=R-NORTH&right=PSS-17&function=provision&on=2024-05-01&age=70")
                .statusCode(200)
                .body("answers.programme", contains("R-PENSION"))
                .body("answers.outcome", contains("one"));
    }
}
