package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway answers every wrong request with a problem that names the field, and nothing is stored. */
@ExtendWith(SharedRegistry.class)
class BadInputTest {

    private static final String PROGRAMME =
            """
            {"code": "CL-BAD", "name": {"en": "Bad"}, "owner": "CL-MDSF", "scheme": "non-contributory",
             "targeting": "universal", "contingencies": ["poverty"], "territories": ["CL"], "validFrom": "2020-01-01"}""";

    private static final String RESPONSIBILITY =
            """
            {"id": "CL-BAD", "programme": "CL-PGU", "function": "exit", "agency": "CL-IPS", "role": "accountable",
             "territories": ["CL"], "validFrom": "2022-02-01"}""";

    @ParameterizedTest(name = "a programme with {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            malformed JSON             | "owner":       | "owner"               | 400 |
            an unknown field           | "owner":       | "sheriff": 1, "owner": | 400 | /sheriff
            a wrong type               | ["poverty"]    | "poverty"             | 400 | /contingencies
            an unknown word            | ["poverty"]    | ["boredom"]           | 422 | /contingencies
            an end before the start    | "2020-01-01"   | "2020-01-01", "validTo": "2019-12-31" | 422 | /validTo
            a NUL character            | "Bad"          | "B\\u0000d"           | 400 | /name/en
            an unknown owner           | "CL-MDSF"      | "NOBODY"              | 422 | /owner
            an unknown territory       | ["CL"]         | ["CL", "ATLANTIS"]    | 422 | /territories
            no such date               | "2020-01-01"   | "2020-02-30"          | 400 | /validFrom
            """)
    void refusesAProgramme(String what, String right, String wrong, int status, String pointer) {
        assertThat(PROGRAMME).contains(right);
        post("programmes", PROGRAMME.replace(right, wrong))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer == null ? "" : pointer))
                .body("errors.detail", not(hasItem("")));
        get("programmes/CL-BAD").statusCode(404);
    }

    @Test
    void listsTheValidValuesForAnUnknownOne() {
        post("programmes", PROGRAMME.replace("[\"poverty\"]", "[\"boredom\"]"))
                .body(
                        "errors[0].detail",
                        allOf(containsString("boredom"), containsString("medical-care"), containsString("poverty")));
        post("responsibilities", RESPONSIBILITY.replace("exit", "entrance"))
                .statusCode(422)
                .body("errors[0].pointer", containsString("/function"))
                .body("errors[0].detail", containsString("intake-and-registration"));
        get("responsibilities/CL-BAD").statusCode(404);
    }

    @Test
    void refusesAMegabyteOfText() {
        post("programmes", PROGRAMME.replace("\"Bad\"", "\"" + "x".repeat(1_000_000) + "\""))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/name/en"));
        get("programmes/CL-BAD").statusCode(404);
    }

    @Test
    void refusesATerritoryCycle() {
        put("territories/CL", "{\"name\": {\"es\": \"Chile\"}, \"level\": \"national\", \"parent\": \"CL-13101\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/parent"));
        assertThat(get("territories/CL").extract().<Object>path("parent")).isNull();
    }

    @Test
    void refusesUnknownCodesInAResponsibility() {
        for (String code : List.of("CL-PGU", "CL-IPS", "\"CL\"")) {
            post("responsibilities", RESPONSIBILITY.replace(code, code.contains("\"") ? "\"NOWHERE\"" : "NOBODY"))
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
        get("responsibilities/CL-BAD").statusCode(404);
    }
}
