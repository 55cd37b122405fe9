package org.interagency.program.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class StandardEntriesTest {

    @Inject
    StandardEntries standard;

    @Test
    void eachHasItsSourceAndANameInEachLanguage() throws IOException {
        for (String line : lines("rights.csv")) {
            check("rights/" + line.split(",")[0]);
        }
        for (String line : lines("vocabularies.csv")) {
            check("vocabularies/" + line.split(",")[0] + "/" + line.split(",")[1]);
        }
    }

    @Test
    void eachEntryOfAClosedVocabularyIsAmongThem() {
        for (Vocabulary vocabulary : Vocabulary.values()) {
            vocabulary.constants().ifPresent(type -> Coded.codes(type)
                    .forEach(code -> check("vocabularies/" + vocabulary.keyOf(code))));
        }
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream body = StandardEntriesTest.class.getResourceAsStream("/standard/" + file)) {
            List<String> lines = new String(body.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).hasSizeGreaterThan(50);
            return lines.subList(1, lines.size());
        }
    }

    private static void check(String path) {
        JsonPath entry = get(path).statusCode(200).extract().jsonPath();
        assertThat(entry.getMap("name")).as(path).containsKeys("en", "es", "fr", "pt");
        assertThat(entry.getString("source.citation")).as(path).isNotBlank();
    }

    @Test
    void anotherStartLeavesWhatACountryHasMadeOfThem() {
        get("rights/PSS-14/history").body("items[0].by", equalTo("program-service"));
        put(
                        "rights/PSS-14",
                        """
                        {"name": {"en": "Culture", "es": "Cultura", "fr": "Culture", "pt": "Cultura"}, "instrument": "PSS", "article": "14", "source": {"citation": "Law 7"}}""")
                .statusCode(200);

        standard.register(new StartupEvent());

        get("rights/PSS-14").body("name.en", equalTo("Culture")).body("version", equalTo(2));
        get("vocabularies/roles/accountable").body("version", equalTo(1));
    }
}
