package org.interagency.agency;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Names and other short texts have to be legible. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class LegibleTextsTest {

    @BeforeEach
    void aCountry() {
        put("territories/TEXTS", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\u200B",
                "\\u00A0",
                "\\u3000 \\u2003",
                "\\uFEFF\\u2060",
                "\\u00AD",
                "\\u200D\\u200E",
                "\\u2800",
                "\\u3164",
                "\\u115F\\u1160\\uFFA0",
                "\\u0301",
                "Minis\\ttry",
                "Ministry\\n",
                "\\rMinistry",
                "Ministry\\u0007",
                "Ministry\\u0085",
                "Minis\\u2028try",
                "Minis\\u202Etry",
                "\\u2066Ministry\\u2069"
            })
    void refusesWhatNobodyCanRead(String text) {
        put(
                        "territories/TEXTS-1",
                        "{\"name\": {\"en\": \"Country\", \"ar\": \"%s\"}, \"level\": \"national\"}".formatted(text))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/name/ar"))
                .body("detail", containsString("This "));
        get("territories/TEXTS-1").statusCode(404);
        for (String field : List.of("address", "hours", "email")) {
            contactPoint(field, text);
        }
        post(
                        "agency-changes",
                        """
                        {"code": "TEXTS", "type": "dissolve", "from": ["TEXTS-2"], "effectiveDate": "2023-01-01",
                         "legalBasis": [{"citation": "%s"}]}"""
                                .formatted(text))
                .statusCode(422)
                .body("errors.pointer", hasItem("/legalBasis/0/citation"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a b",
                "http://",
                "https://\\u00A0",
                "http://a\\u202Eb",
                "http://a\\u200B",
                "ftp://a",
                "http://a\\n"
            })
    void refusesWhatIsNoWebAddress(String text) {
        contactPoint("page", text);
    }

    private static void contactPoint(String field, String text) {
        put(
                        "agencies/TEXTS-2",
                        """
                        {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "TEXTS",
                         "contactPoint": {"telephone": "+55 61", "%s": "%s"}}"""
                                .formatted(field, text))
                .statusCode(422)
                .body("errors.pointer", hasItem("/contactPoint/" + field));
        get("agencies/TEXTS-2").statusCode(404);
    }

    @Test
    void refusesHalfACharacter() {
        put("territories/TEXTS-3", "{\"name\": {\"en\": \"Coun\\uD800try\"}, \"level\": \"national\"}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/name/en"));
        get("territories/TEXTS-3").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ministério da Saúde (MS) – nº 1",
                "وزارة الصحة",
                "\\u200Fوزارة",
                "می\\u200Cخواهم",
                "卫生部",
                "क्\\u200Dष",
                "9",
                "XVI",
                ".",
                "𐐷"
            })
    void takesWhatPeopleWrite(String text) {
        put("territories/TEXTS-4", "{\"name\": {\"en\": \"%s\"}, \"level\": \"national\"}".formatted(text))
                .log()
                .ifError()
                .body("level", equalTo("national"));
    }

    @Test
    void refusesARowThatNobodyCanRead() {
        importCsv(
                        "territories/import?language=en",
                        "code,name,level\nTEXTS-5,\u200B,national\nTEXTS-6,\"a\nb\",national\n")
                .statusCode(200)
                .body("stored", equalTo(0))
                .body("rejected.column", hasItem("name"));
    }
}
