package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AgencyChangeTest {

    private static final AtomicInteger COUNTRIES = new AtomicInteger();

    Settings settings;

    /** Each test creates its own country, with the ministries A and B and the institute A-1, which is a part of A. */
    private String country;

    @BeforeEach
    void aCountryWithTwoMinistries() {
        country = "G" + COUNTRIES.incrementAndGet();
        put("territories/" + country, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("A", "ministry", "");
        agency("B", "ministry", "");
        agency("A-1", "executive-agency", ", \"parent\": \"" + country + "-A\"");
    }

    private void agency(String code, String kind, String more) {
        put(
                        "agencies/" + code(code),
                        """
                        {"name": {"en": "Agency %s"}, "kind": "%s", "level": "national", "territory": "%s",
                         "validFrom": "2000-01-01"%s}"""
                                .formatted(code, kind, country, more))
                .statusCode(201);
    }

    private String code(String agency) {
        return country + "-" + agency;
    }

    private ValidatableResponse change(String type, String from, String to, String more) {
        return post(
                "agency-changes",
                """
                {"code": "%1$s-CHANGE", "type": "%2$s", "from": [%3$s], "to": [%4$s], "effectiveDate": "2023-01-01",
                 "legalBasis": [{"citation": "Decree 1"}]%5$s}"""
                        .formatted(country, type, from, to, more)
                        .replace("@", country + "-"));
    }

    @Test
    void aRenamedAgencyKeepsItsCodeAndHasItsOldNameBefore() {
        change("rename", "\"@A\"", "{\"code\": \"@A\", \"name\": {\"en\": \"Care\"}}", "")
                .statusCode(201)
                .header("Location", equalTo("/api/v1/agency-changes/" + code("CHANGE")))
                .body("to", equalTo(List.of(code("A"))));
        get("agencies/" + code("A") + "?asOf=2022-12-31").body("name.en", equalTo("Agency A"));
        get("agencies/" + code("A") + "?asOf=2023-01-01")
                .body("name.en", equalTo("Care"))
                .body("validTo", equalTo(null))
                .body("kind", equalTo("ministry"));
        get("agencies/" + code("A") + "/history")
                .body("items.cause", equalTo(Arrays.asList(null, "/agency-changes/" + code("CHANGE"))));
    }

    @Test
    void anAgencyThatGoesOnAsAnotherBodyEndsAndIsLinkedToIt() {
        change("rename", "\"@A\"", "{\"code\": \"@C\", \"name\": {\"en\": \"Care\"}}", "")
                .statusCode(201);
        get("agencies/" + code("A"))
                .body("validTo", equalTo("2023-01-01"))
                .body("successors", equalTo(List.of(code("C"))));
        get("agencies/" + code("C"))
                .body("validFrom", equalTo("2023-01-01"))
                .body("predecessors", equalTo(List.of(code("A"))))
                .body("territory", equalTo(country))
                .body("version", equalTo(1));
        get("agencies/" + code("A-1") + "?asOf=2022-12-31").body("parent", equalTo(code("A")));
        get("agencies/" + code("A-1") + "?asOf=2023-01-01").body("parent", equalTo(code("C")));
        put(
                        "agencies/" + code("C"),
                        """
                        {"name": {"en": "Care"}, "kind": "ministry", "level": "national", "territory": "%s"}"""
                                .formatted(country))
                .statusCode(200)
                .body("predecessors", equalTo(List.of(code("A"))));
    }

    @Test
    void agenciesMergeIntoOneThatStands() {
        change("merge", "\"@A\", \"@B\"", "{\"code\": \"@B\", \"name\": {\"en\": \"Both\"}}", "")
                .statusCode(201);
        get("agencies?territory=" + country + "&kind=ministry&asOf=2023-01-01")
                .body("items.code", equalTo(List.of(code("B"))))
                .body("items[0].name.en", equalTo("Both"))
                .body("items[0].predecessors", equalTo(List.of(code("A"))));
        get("agencies?territory=" + country + "&kind=ministry&asOf=2022-12-31")
                .body("items.name.en", equalTo(List.of("Agency A", "Agency B")));
    }

    @Test
    void anAgencyIsSplitAndSaysWhatPassesToWhom() {
        change(
                        "split",
                        "\"@A\"",
                        "{\"code\": \"@A\"}, {\"code\": \"@C\", \"name\": {\"en\": \"C\"}}",
                        ", \"transfers\": [{\"to\": \"@C\", \"functions\": [\"policy\"]}]")
                .statusCode(201)
                .body("transfers[0].to", equalTo(code("C")));
        get("agencies/" + code("A")).body("validTo", equalTo(null)).body("successors", equalTo(List.of(code("C"))));
    }

    @Test
    void anAgencyIsDissolvedAndNobodyTakesOver() {
        change("dissolve", "\"@A\"", "", "").statusCode(201).body("transfers", empty());
        get("agencies/" + code("A")).body("validTo", equalTo("2023-01-01")).body("successors", empty());
    }

    @Test
    void aPartThatTakesOverIsNoLongerAPartOfWhatEnded() {
        change("dissolve", "\"@A\"", "{\"code\": \"@A-1\"}", ", \"transfers\": [{\"to\": \"@A-1\"}]")
                .statusCode(201);
        get("agencies/" + code("A-1") + "?asOf=2022-12-31").body("parent", equalTo(code("A")));
        get("agencies/" + code("A-1")).body("parent", equalTo(null)).body("predecessors", equalTo(List.of(code("A"))));
    }

    @Test
    void whoPassesSomethingOnGoesOnAsItIs() {
        change(
                        "transfer",
                        "\"@A\"",
                        "{\"code\": \"@B\"}",
                        ", \"transfers\": [{\"to\": \"@B\", \"functions\": [\"policy\"]}]")
                .statusCode(201);
        get("agencies/" + code("A")).body("version", equalTo(1));
        get("agencies/" + code("B")).body("version", equalTo(1));
    }

    @Test
    void eachIsAnEvent() {
        change("dissolve", "\"@B\"", "", "").statusCode(201);
        get("agency-changes/" + code("CHANGE")).statusCode(200).body("type", equalTo("dissolve"));
        get("agency-changes?from=" + code("B")).body("items.code", equalTo(List.of(code("CHANGE"))));
        try (EventReader reader = new EventReader(settings, Topics.AGENCY_CHANGES)) {
            List<EventReader.Event> events = reader.until(event -> event.key().equals(code("CHANGE")));
            EventReader.Event last = events.get(events.size() - 1);
            assertThat(last.type()).isEqualTo("org.interagency.agency-change.registered.v1");
            assertThat(new JsonPath(last.data()).getString("effectiveDate")).isEqualTo("2023-01-01");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            an agency nobody knows           | dissolve | "@X"       |                                              |                     | /from/0
            an agency named twice            | dissolve | "@A", "@A" |                                              |                     | /from
            a successor without a name       | rename   | "@A"       | {"code": "@X"}                               |                     | /to/0/name
            a successor at an unknown level  | rename   | "@A"       | {"code": "@A", "level": "galactic"}          |                     | /to/0/level
            a successor outside of the State | rename   | "@A"       | {"code": "@A", "kind": "private"}            |                     | /to/0/kind
            two successors of a merger       | merge    | "@A"       | {"code": "@A"}, {"code": "@B"}               |                     | /to
            a split into one                 | split    | "@A"       | {"code": "@B"}                               |                     | /to
            a dissolution of what goes on    | dissolve | "@A"       | {"code": "@A"}                               |                     | /to
            a transfer of nothing            | transfer | "@A"       | {"code": "@B"}                               |                     | /transfers
            a transfer to a stranger         | transfer | "@A"       | {"code": "@B"}                               | "@C", "programmes": ["P"] | /transfers/0/to
            a transfer of all there is       | transfer | "@A"       | {"code": "@B"}                               | "@B"                | /transfers/0
            a transfer to oneself            | transfer | "@A"       | {"code": "@A"}                               | "@A", "programmes": ["P"] | /to
            """)
    void refuses(String what, String type, String from, String to, String transfer, String pointer) {
        change(
                        type,
                        from,
                        to == null ? "" : to,
                        transfer == null ? "" : ", \"transfers\": [{\"to\": " + transfer + "}]")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
        get("agencies/" + code("A")).body("version", equalTo(1));
        get("agency-changes/" + code("CHANGE")).statusCode(404);
    }

    @Test
    void refusesToReorganiseWhatIsNotThereOnTheEve() {
        change("dissolve", "\"@A\"", "", "").statusCode(201);
        change("dissolve", "\"@B\"", "", "").statusCode(409).body("errors[0].pointer", equalTo("/code"));
        post(
                        "agency-changes",
                        """
                        {"code": "%s-AGAIN", "type": "dissolve", "from": ["%s"], "effectiveDate": "2024-01-01"}"""
                                .formatted(country, code("A")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from/0"))
                .body("detail", containsString("2023-12-31"));
    }

    @ParameterizedTest
    @CsvSource({"programmes, program service", "responsibilities, mapping service"})
    void refusesToPassOnWhatNobodyCanBeAskedFor(String kind, String owner) {
        change(
                        "transfer",
                        "\"@A\"",
                        "{\"code\": \"@B\"}",
                        ", \"transfers\": [{\"to\": \"@B\", \"%s\": [\"P\"]}]".formatted(kind))
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", startsWith("The " + owner + " is needed for this request"));
        get("agency-changes/" + code("CHANGE")).statusCode(404);
    }

    @Test
    void asksNobodyForATrial() {
        post(
                        "agency-changes/trial",
                        """
                        {"agencyChanges": [
                          {"code": "TRIAL", "type": "transfer", "from": ["%1$s-A"], "to": [{"code": "%1$s-B"}],
                           "effectiveDate": "2023-01-01", "transfers": [{"to": "%1$s-B", "programmes": ["P"]}]}]}"""
                                .formatted(country))
                .statusCode(200)
                .body("agencyChanges[0].transfers[0].programmes", equalTo(List.of("P")));
    }
}
