package org.interagency.agency;

import static org.hamcrest.Matchers.oneOf;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems use words that an engineer or a civil servant understands; every request of {@code Api} checks that they contain no Java terms. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class PlainMessagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[",
                "[]",
                "{}",
                "{} {}",
                "1",
                "\"text\"",
                "NaN",
                "{\"rank\": NaN}",
                "{\"rank\": 1.5}",
                "{\"rank\": 01}",
                "{\"rank\": \"one\"}",
                "{\"rank\": 99999999999}",
                "{\"rank\": 1e400}",
                "{\"rank\": {}}",
                "{\"rank\": true}",
                "{\"code\": 1}",
                "{\"code\": [\"A\"]}",
                "{\"code\": \"A\", \"code\": \"B\"}",
                "{\"code\": \"A\\q\"}",
                "{\"code\": \"A\\u0000\"}",
                "{\"code\": \"\\uD800\"}",
                "{\"name\": \"Level\"}",
                "{\"name\": [\"Level\"]}",
                "{\"name\": {\"en\": {}}}",
                "{\"name\": {\"en\": null}}",
                "{\"validFrom\": 1}",
                "{\"validFrom\": [2020, 1, 1]}",
                "{\"sheriff\": 1}",
                "{'code': 'A'}",
                "{\"code\": \"A\"",
                "{\"code\": \"A",
                "{\"code\" \"A\"}",
                "{\"code\": \"A\",}",
                "// nothing"
            })
    void saysInPlainWordsWhatIsWrongWithABody(String body) {
        post("government-levels", body).statusCode(oneOf(400, 422));
        post("agencies", body.replace("rank", "kind")).statusCode(oneOf(400, 422));
        post("agency-changes", body.replace("rank", "to")).statusCode(oneOf(400, 422));
    }

    @Test
    void saysInPlainWordsWhatIsTooMuch() {
        post("government-levels", "[".repeat(100)).statusCode(400);
        post("government-levels", "{\"code\": \"" + "x".repeat(9 << 20) + "\"}").statusCode(413);
        post("government-levels", "{\"rank\": " + "9".repeat(2000) + "}").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agencies?kind=kingdom",
                "agencies?sort=color",
                "agencies?limit=many",
                "agencies?cursor=!",
                "agencies?color=red",
                "agencies?asOf=today",
                "agency-changes?type=war",
                "agencies/NONE",
                "government-levels/NONE?asOf=2020-01-01",
                "nowhere"
            })
    void saysInPlainWordsWhatIsWrongWithAQuestion(String question) {
        get(question).statusCode(oneOf(400, 404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "color\n",
                "code,code\n",
                "code,kind\nA,kingdom\n",
                "code,name\n\"A,open\n",
                "code,name\nA,\"a\"b\n",
                "code,valid_from\nA,today\n",
                "code\nA,B\n"
            })
    void saysInPlainWordsWhatIsWrongWithAFile(String file) {
        importCsv("agencies/import", file).statusCode(oneOf(200, 400, 422));
    }
}
