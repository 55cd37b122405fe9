package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class AgencyServiceTest {

    Settings settings;

    private static void country(String code) {
        put("territories/" + code, "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
    }

    @Test
    void knowsFourGovernmentLevelsFromTheStart() {
        get("government-levels")
                .statusCode(200)
                .body("items.code", equalTo(List.of("municipal", "national", "state", "supranational")))
                .body("items.rank", equalTo(List.of(3, 1, 2, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "institute, 1",
        "INSTITUTES, 1",
        "prevision, 1",
        "'previsión social', 1",
        "instituto de, 1",
        "previdência, 1",
        "previdencia, 1",
        "oñondivepa, 1",
        "onondivepa, 1",
        "instituto salud, 0",
        "institute prevision, 1",
        "prev, 0",
        "'', 1",
        "!&|:*', 0"
    })
    void findsAgenciesByWordsOfTheirNamesInAllLanguages(String words, int found) {
        country("NS");
        put(
                "agencies/NS-IPS",
                """
                {"name": {"en": "Pensions Institute", "es": "Instituto de Previsión Social", "pt": "Instituto de Previdência",
                          "gn": "Oñondivepa"},
                 "kind": "ministry", "level": "national", "territory": "NS"}""");

        request()
                .queryParam("territory", "NS")
                .queryParam("q", words)
                .get("agencies")
                .then()
                .statusCode(200)
                .body("items", hasSize(found));
    }

    @Test
    void linksEachPageToTheNextUntilTheLast() {
        country("NL");
        List<String> codes = List.of("NL-A", "NL-B", "NL-C");
        codes.forEach(code -> put(
                "territories/" + code,
                "{\"name\": {\"en\": \"Isle & {Coast}\"}, \"level\": \"state\", \"parent\": \"NL\"}"));

        List<String> found = new ArrayList<>();
        String next = "</api/v1/territories?parent=NL&q=isle%20%26%20%7Bcoast%7D&limit=1>; rel=\"next\"";
        while (next != null) {
            ValidatableResponse page = request()
                    .basePath("")
                    .urlEncodingEnabled(false)
                    .get(next.substring(1, next.indexOf('>')))
                    .then()
                    .statusCode(200);
            found.addAll(page.extract().jsonPath().getList("items.code"));
            next = page.extract().header("Link");
        }

        assertThat(found).isEqualTo(codes);
    }

    @Test
    void headAnswersWhatGetAnswersWithoutTheBody() {
        country("NH");
        String tag = get("territories/NH").extract().header("ETag");

        request()
                .head("territories/NH")
                .then()
                .statusCode(200)
                .header("ETag", tag)
                .body(emptyString());
        request().head("territories?limit=1").then().statusCode(200).header("Link", notNullValue());
        request().head("territories/NOWHERE").then().statusCode(404).body(emptyString());
    }

    @Test
    void findsTerritoriesByWordsOfTheirNames() {
        put("territories/NT", "{\"name\": {\"pt\": \"República das Ilhas\"}, \"level\": \"national\"}");

        get("territories?q=republicas ilhas").statusCode(200).body("items.code", equalTo(List.of("NT")));
    }

    @Test
    void registersReadsReplacesAndRetiresAnAgency() {
        country("C1");
        post(
                        "agencies",
                        """
                        {"code": "C1-MIN", "name": {"en": "Ministry"}, "kind": "ministry", "level": "national",
                         "territory": "C1", "validFrom": "2020-01-01"}""")
                .statusCode(201)
                .header("Location", containsString("/api/v1/agencies/C1-MIN"))
                .body("version", equalTo(1));
        put(
                        "agencies/C1-MIN",
                        """
                        {"name": {"en": "Ministry of Care"}, "kind": "ministry", "level": "national", "territory": "C1",
                         "validFrom": "2020-01-01"}""")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("name.en", equalTo("Ministry of Care"));
        delete("agencies/C1-MIN?on=2025-06-01").statusCode(200).body("validTo", equalTo("2025-06-01"));
        get("agencies/C1-MIN").statusCode(200).body("version", equalTo(3));
        get("agencies?territory=C1&asOf=2025-06-01").body("items", hasSize(0));
        get("agencies?territory=C1&asOf=2025-05-31").body("items", hasSize(1));
    }

    @Test
    void eachChangeOfAnAgencyLeavesACloudEvent() {
        country("C10");
        String agency =
                """
                {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "C10", "validFrom": "2020-01-01"}""";
        put("agencies/C10-MIN", agency.formatted("Ministry")).statusCode(201);
        put("agencies/C10-MIN", agency.formatted("Ministry")).statusCode(200);
        put("agencies/C10-MIN", agency.formatted("Ministry of Care")).statusCode(200);
        delete("agencies/C10-MIN?on=2026-01-01").statusCode(200);
        try (EventReader reader = new EventReader(settings, Topics.AGENCIES)) {
            List<Event> events =
                    reader
                            .until(event -> event.key().equals("C10-MIN")
                                    && event.type().endsWith("retired.v1"))
                            .stream()
                            .filter(event -> event.key().equals("C10-MIN"))
                            .toList();
            assertThat(events)
                    .extracting(Event::type)
                    .containsExactly(
                            "org.interagency.agency.registered.v1",
                            "org.interagency.agency.changed.v1",
                            "org.interagency.agency.retired.v1");
            assertThat(events.get(0).headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_subject", "C10-MIN")
                    .containsEntry("ce_source", "urn:interagency:agency-service")
                    .containsEntry("content-type", "application/json")
                    .containsKeys("ce_id", "ce_time");
            JsonPath last = new JsonPath(events.get(2).data());
            assertThat(last.getString("code")).isEqualTo("C10-MIN");
            assertThat(last.getString("validTo")).isEqualTo("2026-01-01");
            assertThat(last.getInt("version")).isEqualTo(3);
        }
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        country("C2");
        country("C2");
        get("territories/C2").body("version", equalTo(1));
    }

    @Test
    void refusesToCreateWhatStandsAlready() {
        country("C3");
        post("territories", "{\"code\": \"C3\", \"name\": {\"en\": \"Other\"}, \"level\": \"national\"}")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/code"));
        get("territories/C3").body("name.en", equalTo("Country"));
    }

    @Test
    void refusesATerritoryThatWouldLieWithinItself() {
        country("C4");
        put("territories/C4-A", "{\"name\": {\"en\": \"A\"}, \"level\": \"state\", \"parent\": \"C4\"}")
                .statusCode(201);
        put("territories/C4", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\", \"parent\": \"C4-A\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/parent"));
        put("territories/C4", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\", \"parent\": \"C4\"}")
                .statusCode(422);
        get("territories/C4").body("parent", equalTo(null)).body("version", equalTo(1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            malformed JSON      | {"code": "X",                                                              | 400 |
            an empty body       | null                                                                       | 400 |
            an unknown field    | {"code": "X", "nmae": {"en": "X"}, "level": "national"}                    | 400 | /nmae
            a number as a text  | {"code": 7, "name": {"en": "X"}, "level": "national"}                      | 400 | /code
            a text as an object | {"code": "X", "name": "X", "level": "national"}                            | 400 | /name
            a field twice       | {"code": "X", "code": "X", "name": {"en": "X"}, "level": "national"}       | 400 |
            a NUL character     | {"code": "X", "name": {"en": "a\\u0000b"}, "level": "national"}            | 400 | /name/en
            half a surrogate    | {"code": "X", "name": {"en": "\\ud800"}, "level": "national"}              | 400 | /name/en
            no code             | {"name": {"en": "X"}, "level": "national"}                                 | 422 | /code
            a code with a space | {"code": "X Y", "name": {"en": "X"}, "level": "national"}                  | 422 | /code
            no name             | {"code": "X", "name": {}, "level": "national"}                             | 422 | /name
            a blank name        | {"code": "X", "name": {"en": " "}, "level": "national"}                    | 422 | /name/en
            an unknown level    | {"code": "X", "name": {"en": "X"}, "level": "galactic"}                    | 422 | /level
            an unknown parent   | {"code": "X", "name": {"en": "X"}, "level": "state", "parent": "NOWHERE"}  | 422 | /parent
            """)
    void refuses(String what, String body, int status, String pointer) {
        post("territories", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", notNullValue())
                .body("errors.pointer", hasItem(pointer == null ? "" : pointer));
        get("territories/X").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void refusesAMegabyteOfName() {
        post(
                        "territories",
                        "{\"code\": \"X\", \"name\": {\"en\": \"" + "x".repeat(1_000_000)
                                + "\"}, \"level\": \"national\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/name/en"));
        get("territories/X").statusCode(404);
    }

    @Test
    void refusesAnUnknownKindAndListsTheKnownOnes() {
        country("C5");
        post(
                        "agencies",
                        """
                        {"code": "C5-X", "name": {"en": "X"}, "kind": "kingdom", "level": "national", "territory": "C5"}""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/kind"))
                .body("errors[0].detail", containsString("ministry, secretariat"));
        get("agencies?kind=kingdom").statusCode(400).body("errors[0].pointer", equalTo("?kind"));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItStarts() {
        country("C6");
        post(
                        "agencies",
                        """
                        {"code": "C6-X", "name": {"en": "X"}, "kind": "ministry", "level": "national", "territory": "C6",
                         "validFrom": "2024-01-01", "validTo": "2024-01-01"}""")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validTo"));
        get("agencies/C6-X").statusCode(404);
    }

    @Test
    void refusesANulInTheAddress() {
        request().urlEncodingEnabled(false).get("agencies?code=%00").then().statusCode(400);
        request().urlEncodingEnabled(false).get("agencies/%00").then().statusCode(400);
    }

    @Test
    void givesEachItemOfAListOnceAcrossPages() {
        country("C7");
        StringBuilder csv = new StringBuilder("code,name,level,parent_code\n");
        for (int i = 0; i < 25; i++) {
            csv.append("C7-%02d,Part,state,C7\n".formatted(i));
        }
        importCsv("territories/import", csv.toString()).statusCode(200).body("stored", equalTo(25));
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = request().queryParam("parent", "C7").queryParam("limit", 10);
            var answer = (cursor == null ? page : page.queryParam("cursor", cursor)).get("territories");
            seen.addAll(answer.jsonPath().getList("items.code"));
            cursor = answer.jsonPath().getString("next");
        } while (cursor != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
        get("territories?limit=0").statusCode(400);
        get("territories?cursor=%25").statusCode(400);
    }

    @Test
    void importStoresTheGoodRowsAndReportsTheBadOnesByLineColumnAndReason() {
        country("C8");
        importCsv(
                        "territories/import?language=pt",
                        """
                        code,name,level,parent_code
                        C8-A-1,"Born before its parent
                        ",municipal,C8-A
                        C8-A,A,state,C8
                        C8-B,B,galactic,C8
                        C8 C,C,state,C8
                        C8-D,D,state,NOWHERE
                        C8-E,E,state,C8,more
                        """)
                .statusCode(200)
                .body("stored", equalTo(2))
                .body("rejected.line", equalTo(List.of(5, 6, 7, 8)))
                .body("rejected.column", equalTo(List.of("level", "code", "parent_code", "")));
        get("territories/C8-A-1").body("parent", equalTo("C8-A"));
    }

    @Test
    void atomicImportStoresNothingIfARowIsBad() {
        country("C9");
        String csv = "code,name,level,parent_code\nC9-A,A,state,C9\nC9-B,B,galactic,C9\n";
        importCsv("territories/import?atomic=true", csv)
                .statusCode(422)
                .body("stored", equalTo(0))
                .body("rejected[0].line", equalTo(3));
        get("territories/C9-A").statusCode(404);
        importCsv("territories/import?dryRun=true", csv).statusCode(200).body("stored", equalTo(1));
        get("territories/C9-A").statusCode(404);
    }

    @Test
    void aFileCanSayFromWhichDayOnItHolds() {
        country("IS");
        String header = "code,name,kind,level,territory\n";
        importCsv("agencies/import?language=en", header + "IS-1,Old,ministry,national,IS\n");
        importCsv("agencies/import?language=en&since=2030-01-01", header + "IS-1,New,ministry,national,IS\n")
                .statusCode(200)
                .body("stored", equalTo(1));
        get("agencies/IS-1?asOf=2029-12-31").body("name.en", equalTo("Old"));
        get("agencies/IS-1?asOf=2030-01-01").body("name.en", equalTo("New"));
    }

    @Test
    void aRowThatWouldOverruleAPlanIsRejectedAndTheOthersAreStored() {
        country("IP");
        String header = "code,name,kind,level,territory\n";
        importCsv("agencies/import?language=en", header + "IP-1,Old,ministry,national,IP\n");
        importCsv("agencies/import?language=en&since=2040-01-01", header + "IP-1,New,ministry,national,IP\n");
        importCsv(
                        "agencies/import?language=en",
                        header + "IP-1,Corrected,ministry,national,IP\nIP-2,Other,ministry,national,IP\n")
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected.line", equalTo(List.of(2)))
                .body("rejected[0].reason", containsString("since"));
        get("agencies/IP-2").statusCode(200);
        get("agencies/IP-1").body("name.en", equalTo("Old"));
    }

    @Test
    void importRefusesAFileWithAnotherHeader() {
        importCsv("agencies/import", "code,title\nA,B\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("\"title\""));
        importCsv("agencies/import", "").statusCode(422);
    }

    static boolean brazilIsAtHand() {
        return Files.exists(brazil());
    }

    private static Path brazil() {
        return Path.of(System.getProperty("registry.root")).resolveSibling("shared/data/br-territories.csv");
    }

    @Test
    @EnabledIf("brazilIsAtHand")
    void importsAllOfBrazilInOneCall() {
        request()
                .contentType("text/csv")
                .body(brazil().toFile())
                .post("territories/import?language=pt&atomic=true")
                .then()
                .statusCode(200)
                .body("stored", equalTo(5599))
                .body("rejected", hasSize(0));
        get("territories/BR-RO").body("name.pt", equalTo("Rondônia")).body("parent", equalTo("BR"));
    }
}
