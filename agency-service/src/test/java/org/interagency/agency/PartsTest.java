package org.interagency.agency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parents of agencies and territories on every day, and ends that have to come after the beginning. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class PartsTest {

    @BeforeEach
    void registerTheCountry() {
        put("territories/PT", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
    }

    private static String agency(String parent) {
        return """
               {"name": {"en": "Agency"}, "kind": "ministry", "level": "national", "territory": "PT"%s}"""
                .formatted(parent == null ? "" : ", \"parent\": \"" + parent + "\"");
    }

    private static void register(String code, String parent) {
        put("agencies/" + code, agency(parent)).statusCode(201);
    }

    @Test
    void anAgencyCannotBecomeAPartOfWhatIsAPartOfItOnAnotherDay() {
        register("PT-X", null);
        register("PT-Y", "PT-X");
        put("agencies/PT-Y?since=2030-01-01", agency(null)).statusCode(200);
        put("agencies/PT-X?since=2025-01-01", agency("PT-Y"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/parent")));
        put("agencies/PT-X?since=2030-01-01", agency("PT-Y")).statusCode(200);
    }

    @Test
    void aMergerIntoAPartOfAPartLeavesNoCircle() {
        register("PT-A", null);
        register("PT-C", "PT-A");
        register("PT-B", "PT-C");
        post(
                        "agency-changes",
                        """
                        {"code": "PT-MERGER", "type": "merge", "from": ["PT-A"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "PT-B"}]}""")
                .statusCode(201);
        get("agencies/PT-B?asOf=2023-12-31").body("parent", equalTo("PT-C"));
        get("agencies/PT-B?asOf=2024-01-01").body("parent", nullValue());
        get("agencies/PT-C?asOf=2024-01-01").body("parent", equalTo("PT-B"));
    }

    @Test
    void anAgencyCannotBecomeAPartOfWhatWasMergedIntoAPartOfIt() {
        register("PT-M", null);
        register("PT-N", "PT-M");
        register("PT-O", null);
        post(
                        "agency-changes",
                        """
                        {"code": "PT-O-MERGER", "type": "merge", "from": ["PT-O"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "PT-N"}]}""")
                .statusCode(201);
        put("agencies/PT-M", agency("PT-O")).statusCode(422).body("errors.pointer", equalTo(List.of("/parent")));
    }

    @Test
    void aPartPassesThroughReorganisationsInWhateverOrderTheyAreRegistered() {
        register("PT-1", null);
        register("PT-2", null);
        register("PT-1-PART", "PT-1");
        for (String change : List.of("2 PT-2 PT-3 2024-01-01", "1 PT-1 PT-2 2023-01-01")) {
            String[] words = change.split(" ");
            post(
                            "agency-changes",
                            """
                            {"code": "PT-CHAIN-%s", "type": "rename", "from": ["%s"], "effectiveDate": "%s",
                             "to": [{"code": "%s", "name": {"en": "New"}}]}"""
                                    .formatted(words[0], words[1], words[3], words[2]))
                    .statusCode(201);
        }
        get("agencies/PT-1-PART?asOf=2022-12-31").body("parent", equalTo("PT-1"));
        get("agencies/PT-1-PART?asOf=2023-01-01").body("parent", equalTo("PT-2"));
        get("agencies/PT-1-PART?asOf=2024-01-01").body("parent", equalTo("PT-3"));
    }

    @Test
    void aPartOfWhichALaterStateIsPlannedPassesOnInBoth() {
        register("PT-S", null);
        register("PT-SP", "PT-S");
        put("agencies/PT-SP?since=2040-01-01", agency("PT-S").replace("\"Agency\"", "\"Planned\""))
                .statusCode(200);
        post(
                        "agency-changes",
                        """
                        {"code": "PT-S-RENAME", "type": "rename", "from": ["PT-S"], "effectiveDate": "2035-01-01",
                         "to": [{"code": "PT-T", "name": {"en": "New"}}]}""")
                .statusCode(201);
        get("agencies/PT-SP?asOf=2034-12-31").body("parent", equalTo("PT-S"));
        get("agencies/PT-SP?asOf=2035-01-01").body("parent", equalTo("PT-T")).body("name.en", equalTo("Agency"));
        get("agencies/PT-SP?asOf=2040-01-01").body("parent", equalTo("PT-T")).body("name.en", equalTo("Planned"));
    }

    @Test
    void aNewPartOfAnAgencyThatWasMergedBecomesAPartOfWhatCameOutOfIt() {
        register("PT-OLD", null);
        post(
                        "agency-changes",
                        """
                        {"code": "PT-RENAME", "type": "rename", "from": ["PT-OLD"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "PT-NEW", "name": {"en": "New"}}]}""")
                .statusCode(201);
        register("PT-PART", "PT-OLD");
        get("agencies/PT-PART?asOf=2023-12-31").body("parent", equalTo("PT-OLD"));
        get("agencies/PT-PART?asOf=2024-01-01").body("parent", equalTo("PT-NEW"));
        put("agencies/PT-LATE", agency("PT-OLD").replace("\"kind\"", "\"validFrom\": \"2024-01-01\", \"kind\""))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/parent")))
                .body("detail", containsString("has ceased"));
    }

    @Test
    void aFileCanNameAPartBeforeItsWhole() {
        importCsv(
                        "agencies/import?atomic=true",
                        """
                        code,name,kind,level,territory,parent_code
                        PT-F2,Part,ministry,national,PT,PT-F1
                        PT-F1,Whole,ministry,national,PT,
                        """)
                .statusCode(200)
                .body("stored", equalTo(2));
    }

    @Test
    void aFileCanChangeAWholeAndAPartOfItFromADayOn() {
        register("PT-W", null);
        register("PT-WP", "PT-W");
        importCsv(
                        "agencies/import?since=2030-01-01",
                        """
                        code,name,kind,level,territory,parent_code
                        PT-W,Other whole,ministry,national,PT,
                        PT-WP,Other part,ministry,national,PT,PT-W
                        """)
                .statusCode(200)
                .body("stored", equalTo(2));
        for (String code : List.of("PT-W", "PT-WP")) {
            get("agencies/" + code + "/history").body("items.version", equalTo(List.of(1, 2)));
            get("agencies/" + code).body("version", equalTo(2)).body("name.en", equalTo("Agency"));
        }
    }

    @ParameterizedTest
    @CsvSource({"government-levels", "territories", "agencies"})
    void refusesAnEndBeforeTheBeginning(String collection) {
        String address = collection + "/PT-E";
        String more =
                switch (collection) {
                    case "government-levels" -> "\"rank\": 4";
                    case "territories" -> "\"level\": \"national\"";
                    default -> "\"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"PT\"";
                };
        put(address, "{\"name\": {\"en\": \"Thing\"}, \"validFrom\": \"2020-01-01\", " + more + "}")
                .statusCode(201);
        for (String day : List.of("2019-01-01", "2020-01-01")) {
            delete(address + "?on=" + day)
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("?on")))
                    .body("detail", containsString("begins on 2020-01-01"));
        }
        delete(address + "?on=2020-01-02").statusCode(200);
    }

    @Test
    void eachRowThatNamesAnUnknownParentIsRejected() {
        importCsv(
                        "agencies/import?language=en",
                        """
                        code,name,kind,level,territory,parent_code
                        PT-N1,Agency,ministry,national,PT,PT-NOBODY
                        PT-N2,Agency,ministry,national,PT,PT-NOBODY
                        """)
                .statusCode(200)
                .body("rejected.line", equalTo(List.of(2, 3)))
                .body("rejected.column", equalTo(List.of("parent_code", "parent_code")));
    }
}
