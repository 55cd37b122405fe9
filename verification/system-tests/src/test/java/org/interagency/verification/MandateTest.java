package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.anonymousRequest;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.requestWith;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registrar writes what belongs to its agency and those below it, and nothing that belongs to others, in whatever way it names that. */
@ExtendWith(SharedRegistry.class)
class MandateTest {

    @BeforeEach
    void twoMinistriesWithAProgrammeEach() {
        put("territories/MD", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        for (String ministry : new String[] {"MD-ONE", "MD-TWO"}) {
            put("agencies/" + ministry, agency(null));
            put("agencies/" + ministry + "-A", agency(ministry));
            put("programmes/" + ministry + "-P", programme(ministry));
            put("responsibilities/" + ministry + "-R", responsibility(ministry + "-P", ministry + "-A"));
        }
    }

    private static String agency(String parent) {
        return "{\"name\": {\"en\": \"Agency\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"MD\"%s}"
                .formatted(parent == null ? "" : ", \"parent\": \"" + parent + "\"");
    }

    private static String programme(String owner) {
        return """
                {"name": {"en": "Programme"}, "owner": "%s", "scheme": "non-contributory", "targeting": "universal",
                 "contingencies": ["poverty"], "territories": ["MD"], "validFrom": "2000-01-01",
                 "requiredFunctions": ["provision"]}"""
                .formatted(owner);
    }

    private static String responsibility(String programme, String agency) {
        return """
                {"programme": "%s", "function": "provision", "agency": "%s", "role": "accountable",
                 "territories": ["MD"], "validFrom": "2000-01-01", "legalBasis": [{"citation": "Example"}]}"""
                .formatted(programme, agency);
    }

    private static RequestSpecification registrarOfOne() {
        return requestWith(TestToken.of("registrar", "MD-ONE"));
    }

    private static RequestSpecification registrarOfTwo() {
        return requestWith(TestToken.of("registrar", "MD-TWO"));
    }

    private static void refused(ValidatableResponse answer, String owner) {
        answer.statusCode(403).body("detail", containsString("belongs to " + owner));
    }

    @Test
    void aRegistrarWritesTheProgrammesOfItsAgencies() {
        registrarOfOne()
                .body(programme("MD-ONE-A"))
                .put("programmes/MD-ONE-P")
                .then()
                .statusCode(200);
        registrarOfOne()
                .body(programme("MD-ONE"))
                .put("programmes/MD-ONE-P")
                .then()
                .statusCode(200);
    }

    @Test
    void aRegistrarWritesTheResponsibilitiesOfItsAgencies() {
        registrarOfOne()
                .body(responsibility("MD-TWO-P", "MD-ONE-A"))
                .put("responsibilities/MD-ONE-X?dryRun=true")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"MD-TWO-P, MD-TWO", "MD-TWO-P, MD-ONE", "MD-ONE-P, MD-TWO", "MD-NEW-P, MD-TWO"})
    void aRegistrarWritesNoProgrammeOfOthersAndNeitherTakesNorGivesOne(String code, String owner) {
        refused(
                registrarOfOne()
                        .body(programme(owner))
                        .put("programmes/" + code)
                        .then(),
                "MD-TWO");
        refused(
                registrarOfOne()
                        .body(programme(owner))
                        .put("programmes/" + code + "?since=2020-01-01")
                        .then(),
                "MD-TWO");
    }

    @ParameterizedTest
    @CsvSource({"MD-TWO-R, MD-TWO-A", "MD-TWO-R, MD-ONE-A", "MD-ONE-R, MD-TWO-A", "MD-NEW-R, MD-TWO-A"})
    void aRegistrarWritesNoResponsibilityOfOthersAndNeitherTakesNorGivesOne(String id, String agency) {
        String body = responsibility("MD-ONE-P", agency);
        refused(registrarOfOne().body(body).put("responsibilities/" + id).then(), "MD-TWO-A");
        refused(
                registrarOfOne()
                        .body(body)
                        .put("responsibilities/" + id + "?dryRun=true")
                        .then(),
                "MD-TWO-A");
    }

    @Test
    void aRegistrarEndsNothingOfOthers() {
        refused(registrarOfOne().delete("programmes/MD-TWO-P?on=2020-01-01").then(), "MD-TWO");
        refused(
                registrarOfOne()
                        .delete("responsibilities/MD-TWO-R?on=2020-01-01")
                        .then(),
                "MD-TWO-A");
        anonymousRequest().get("programmes/MD-TWO-P").then().body("validTo", nullValue());
        anonymousRequest().get("responsibilities/MD-TWO-R").then().body("validTo", nullValue());
    }

    /** The programme belongs to one ministry until 2020, and to the other one from then on. */
    @Test
    void whoOwnsAProgrammeTodayChangesNothingOfTheTimeOfAFormerOwner() {
        put("programmes/MD-PASSED", programme("MD-TWO"));
        put("programmes/MD-PASSED?since=2020-01-01", programme("MD-ONE"));
        String shorter = programme("MD-ONE").replace("2000-01-01", "2020-01-01");
        String longer = programme("MD-ONE").replace("2000-01-01", "1990-01-01");
        for (String write : List.of("", "?since=2020-01-01")) {
            for (String body : List.of(shorter, longer)) {
                refused(
                        registrarOfOne()
                                .body(body)
                                .put("programmes/MD-PASSED" + write)
                                .then(),
                        "MD-TWO");
            }
        }
        refused(
                registrarOfOne()
                        .body(programme("MD-ONE"))
                        .put("programmes/MD-PASSED?since=2019-12-31")
                        .then(),
                "MD-TWO");
        registrarOfOne()
                .body(programme("MD-ONE").replace("universal", "poverty-targeted"))
                .put("programmes/MD-PASSED")
                .then()
                .statusCode(200)
                .body("otherStates[0].owner", equalTo("MD-TWO"));
    }

    @Test
    void aMinistryProposesAResponsibilityThatAnAgencyOfAnotherOneAccepts() {
        put("programmes/MD-ONE-Q", programme("MD-ONE"));
        String body = responsibility("MD-ONE-Q", "MD-TWO-A");
        registrarOfOne()
                .body(body)
                .post("responsibilities")
                .then()
                .statusCode(403)
                .body("detail", containsString("POST /proposals"));
        String id = registrarOfOne()
                .body(body)
                .post("proposals")
                .then()
                .statusCode(201)
                .body("status", equalTo("open"))
                .extract()
                .path("id");
        registrarOfTwo()
                .get("reports/gaps?programme=MD-ONE-Q")
                .then()
                .body("items", hasSize(1))
                .body("items[0].proposed.ids", equalTo(List.of(id)));
        anonymousRequest()
                .get("reports/gaps?programme=MD-ONE-Q")
                .then()
                .body("items", hasSize(1))
                .body("items[0].proposed", nullValue());

        registrarOfOne().post("proposals/" + id + "/acceptance").then().statusCode(403);
        registrarOfTwo().get("proposals?agency=MD-TWO-A&status=open").then().body("items.id", equalTo(List.of(id)));
        registrarOfTwo()
                .post("proposals/" + id + "/acceptance")
                .then()
                .statusCode(201)
                .body("agency", equalTo("MD-TWO-A"))
                .body("findings.resolved.type", equalTo(List.of("unassigned")));
        anonymousRequest().get("reports/gaps?programme=MD-ONE-Q").then().body("items", hasSize(0));
        registrarOfTwo()
                .body("{\"reason\": \"Too late\"}")
                .post("proposals/" + id + "/refusal")
                .then()
                .statusCode(409)
                .body("detail", containsString("was accepted"));
    }

    @Test
    void nobodyHasTheResponsibilityOfOthersDelegatedToItself() {
        String delegated =
                responsibility("MD-TWO-P", "MD-ONE-A").replaceFirst("\\{", "{\"delegatedFrom\": \"MD-TWO-R\", ");
        refused(
                registrarOfOne()
                        .body(delegated)
                        .put("responsibilities/MD-ONE-D")
                        .then(),
                "MD-TWO-A");
    }

    @Test
    void aRegistrarWritesNothingThatPassesToOthers() {
        put("agencies/MD-ONE-E", agency("MD-ONE"));
        post(
                        "agency-changes",
                        """
                        {"code": "MD-MERGE", "type": "merge", "from": ["MD-ONE-E"], "to": [{"code": "MD-TWO-A"}],
                         "effectiveDate": "2024-01-01"}""")
                .statusCode(201);
        await().untilAsserted(() -> refused(
                registrarOfOne()
                        .body(responsibility("MD-ONE-P", "MD-ONE-E"))
                        .put("responsibilities/MD-ONE-E-R?dryRun=true")
                        .then(),
                "MD-ONE-E"));
    }

    @Test
    void operationsThatTheDocumentDoesNotNameNeedAnAdmin(RunningRegistry registry) {
        Map<Part, List<String>> hidden = Map.of(
                Part.AGENCY, List.of("POST events/republish?topic=registry.agencies"),
                Part.PROGRAM, List.of("POST copies/rebuild", "POST copies/checks", "GET copies/failures"),
                Part.MAPPING, List.of("POST copies/rebuild"));
        hidden.forEach((service, operations) -> operations.forEach(operation -> {
            String[] words = operation.split(" ");
            String url = registry.settings().url(service) + "/api/v1/" + words[1];
            assertThat(RestAssured.given().request(words[0], url).statusCode())
                    .as("%s without a token", operation)
                    .isEqualTo(401);
            assertThat(RestAssured.given()
                            .header("Authorization", "Bearer " + TestToken.of("registrar", "*"))
                            .request(words[0], url)
                            .statusCode())
                    .as("%s as a registrar", operation)
                    .isEqualTo(403);
            assertThat(RestAssured.given()
                            .header("Authorization", "Bearer " + TestToken.of("admin", null))
                            .request(words[0], url)
                            .statusCode())
                    .as("%s as an admin", operation)
                    .isEqualTo(200);
        }));
    }

    /** Fields of the answer that are not for clients to write. */
    @ParameterizedTest
    @ValueSource(strings = {"version", "since", "until", "otherStates", "by"})
    void aRequestSetsNoFieldThatTheRegistrySets(String field) {
        String body = programme("MD-ONE").replaceFirst("\\{", "{\"" + field + "\": null, ");
        registrarOfOne()
                .body(body)
                .put("programmes/MD-ONE-P")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/" + field));
    }

    @Test
    void rowsOfOthersAreRejectedAlone() {
        registrarOfOne()
                .contentType("text/csv; charset=UTF-8")
                .body("code,name,owner,scheme,targeting,contingencies,territories,valid_from,required_functions\n"
                        + "MD-ONE-I,Programme,MD-ONE,non-contributory,universal,poverty,MD,2000-01-01,provision\n"
                        + "MD-TWO-I,Programme,MD-TWO,non-contributory,universal,poverty,MD,2000-01-01,provision\n")
                .post("programmes/import")
                .then()
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected", hasSize(1))
                .body("rejected[0].line", equalTo(3))
                .body("rejected[0].reason", containsString("belongs to MD-TWO"));
        anonymousRequest().get("programmes/MD-TWO-I").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "agency-confirmations, MD-ONE, agencies/MD-ONE, MD-TWO",
        "programme-confirmations, MD-ONE, programmes/MD-ONE-P, MD-TWO-P",
        "responsibility-confirmations, MD-ONE-A, responsibilities/MD-ONE-R, MD-TWO-R"
    })
    void aRegistrarConfirmsWhatTheCentralOfficeHasEnteredForItsAgencies(
            String confirmations, String agency, String entry, String foreign) {
        String key = entry.split("/")[1];
        RequestSpecification central = requestWith(TestToken.of("registrar", "*"));
        String own = "{\"keys\": [\"" + key + "\"]}";
        central.body(own).post(confirmations).then().statusCode(403).body("detail", containsString("cannot confirm"));
        registrarOfOne()
                .body("{\"keys\": [\"" + key + "\", \"" + foreign + "\"]}")
                .post(confirmations)
                .then()
                .statusCode(403)
                .body("errors.pointer", equalTo(List.of("/keys/1")));
        String overdue = confirmations + "?overdue=true&agency=" + agency;
        registrarOfOne()
                .get(overdue)
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + key + "' }.enteredCentrally", equalTo(true));
        registrarOfOne().body(own).post(confirmations).then().statusCode(200).body("items.key", equalTo(List.of(key)));
        registrarOfOne().get(overdue).then().statusCode(200).body("items.key", not(hasItem(key)));
        anonymousRequest()
                .get(entry + "/history")
                .then()
                .statusCode(200)
                .body("items[0].enteredCentrally", equalTo(true));
    }

    @Test
    void aServiceChecksTokensItselfPastTheGateway(RunningRegistry registry) {
        for (Part service : LocalStack.SERVICES) {
            requestWith("nonsense")
                    .baseUri(registry.settings().url(service))
                    .get("agencies/MD-ONE")
                    .then()
                    .statusCode(401);
        }
        anonymousRequest()
                .baseUri(registry.settings().url(Part.AGENCY))
                .body(agency(null))
                .put("agencies/MD-THREE")
                .then()
                .statusCode(401);
    }
}
