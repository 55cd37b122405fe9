package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.interagency.localstack.testing.Api.all;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.importCsv;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Population;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class RightsAndVocabulariesTest {

    private static final String SOURCE = "\"source\": {\"citation\": \"Law 7\"}";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    Settings settings;

    @Test
    void theArticlesNamedInTheInterAmericanSystemAreThereFromTheStart() {
        assertThat(IntStream.rangeClosed(6, 18).mapToObj(article -> "PSS-" + article))
                .allSatisfy(code -> get("rights/" + code).statusCode(200));
        assertThat(IntStream.rangeClosed(5, 31).mapToObj(article -> "OPC-" + article))
                .allSatisfy(code -> get("rights/" + code).statusCode(200));
        Map.of("ADRDM", 27, "PSS", 13, "OPC", 27, "SCA", 3, "C102", 9, "R202", 4, "SDG", 1)
                .forEach((instrument, articles) -> {
                    get("rights?instrument=" + instrument).body("items", hasSize(articles));
                    get("vocabularies/instruments/" + instrument).statusCode(200);
                });
        get("rights/PSS-9")
                .body("name.es", equalTo("Derecho a la seguridad social"))
                .body("instrument", equalTo("PSS"))
                .body("article", equalTo("9"))
                .body("version", equalTo(1));
        get("rights?q=seguridad social").body("items.code", hasItems("PSS-9", "OPC-17", "ADRDM-XVI"));
    }

    @ParameterizedTest
    @EnumSource
    void aVocabularyThatRulesRestOnHasWhatTheyKnow(Vocabulary vocabulary) {
        get("vocabularies")
                .body("items.find { it.code == '" + vocabulary.code() + "' }.open", equalTo(vocabulary.isOpen()));
        List<String> codes = get("vocabularies/" + vocabulary.code() + "?limit=1000")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.code");
        assertThat(codes).isNotEmpty();
        vocabulary.constants().ifPresent(constants -> assertThat(codes)
                .containsExactlyInAnyOrderElementsOf(Coded.codes(constants)));
    }

    @Test
    void aCountryAddsARightOfItsOwn() {
        put("vocabularies/instruments/BR-CF", "{\"name\": {\"pt\": \"Constituição Federal\"}, " + SOURCE + "}")
                .statusCode(201)
                .header("Location", equalTo("/api/v1/vocabularies/instruments/BR-CF"))
                .body("vocabulary", equalTo("instruments"));
        put("rights/BR-CF-203", right("BR-CF", "")).statusCode(201);
        put("rights/BR-CF-203", right("BR-CF", ", \"validFrom\": \"1988-10-05\""))
                .statusCode(200)
                .body("version", equalTo(2));
        get("rights?instrument=BR-CF").body("items.code", contains("BR-CF-203"));
        get("rights/BR-CF-203?asOf=1988-10-04").statusCode(404);
        get("rights/BR-CF-203/history")
                .body("items.version", contains(1, 2))
                .body("items[1].changes.path", contains("/validFrom"));
        delete("rights/BR-CF-203?on=2050-01-01").statusCode(200).body("validTo", equalTo("2050-01-01"));
        try (EventReader reader = new EventReader(settings, Topics.RIGHTS, Topics.VOCABULARIES)) {
            assertThat(reader.untilAll(events -> events.stream()
                                    .anyMatch(event -> event.key().equals("BR-CF-203"))
                            && events.stream().anyMatch(event -> event.key().equals("instruments/BR-CF"))))
                    .extracting(event -> event.headers().get("ce_type"))
                    .contains("org.interagency.right.registered.v1", "org.interagency.vocabulary-entry.registered.v1");
        }
    }

    private static String right(String instrument, String more) {
        return "{\"name\": {\"pt\": \"Assistência social\"}, \"instrument\": \"" + instrument
                + "\", \"article\": \"203\", " + SOURCE + more + "}";
    }

    @Test
    void aCountryAddsManyByFile() {
        importCsv(
                        "vocabularies/import?language=qu",
                        """
                        vocabulary,code,name,name_es,citation
                        instruments,PE-CP,Hatun Kamachiy,Constitución Política,Constitución de 1993
                        benefits,,Bono,,Ley 1
                        roles,boss,Boss,,Ley 2
                        """)
                .statusCode(200)
                .body("stored", equalTo(1))
                .body("rejected.line", contains(3, 4))
                .body("rejected.column", contains("code", "vocabulary"));
        get("vocabularies/instruments/PE-CP")
                .body("name.qu", equalTo("Hatun Kamachiy"))
                .body("name.es", equalTo("Constitución Política"));
        importCsv(
                        "rights/import",
                        "code,name_es,instrument,article,citation\nPE-10,Seguridad social,PE-CP,10,art. 10\n")
                .body("stored", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            rights/R1                           | {'name': {'en': 'R'}, 'instrument': 'NONE', 'article': '1', SOURCE}  | /instrument
            rights/R1                           | {'name': {'en': 'R'}, 'instrument': 'PSS', 'article': ' ', SOURCE}   | /article
            rights/R1                           | {'name': {'en': 'R'}, 'instrument': 'PSS', 'article': '1'}           | /source
            vocabularies/roles/boss             | {'name': {'en': 'Boss'}, SOURCE}                                     | /vocabulary
            vocabularies/roles/accountable      | {'name': {'en': 'Boss'}, SOURCE}                                     | /vocabulary
            vocabularies/instruments/X          | {'vocabulary': 'cofog', 'name': {'en': 'X'}, SOURCE}                 | /vocabulary
            vocabularies/instruments/X          | {'name': {'en': 'X'}, 'ageFrom': 3, SOURCE}                          | /ageFrom
            vocabularies/population-groups/everyone-else | {'name': {'en': 'X'}, SOURCE}                               | /code
            vocabularies/life-cycle-stages/X    | {'name': {'en': 'X'}, 'ageFrom': 3, SOURCE}                          | /ageTo
            vocabularies/life-cycle-stages/X    | {'name': {'en': 'X'}, 'ageFrom': 3, 'ageTo': 3, SOURCE}              | /ageTo
            vocabularies/life-cycle-stages/X    | {'name': {'en': 'X'}, 'ageFrom': 3, 'ageTo': 300, SOURCE}            | /ageTo
            """)
    void refusesWhatCannotBe(String path, String json, String pointer) {
        put(path, json.replace('\'', '"').replace("SOURCE", SOURCE))
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void thereAreNoOtherVocabularies() {
        get("vocabularies/colours").statusCode(404);
        put("vocabularies/colours/red", "{\"name\": {\"en\": \"Red\"}, " + SOURCE + "}")
                .statusCode(404);
        get("vocabularies/roles/boss").statusCode(404);
        delete("vocabularies/roles/accountable").statusCode(422).body("errors.pointer", contains("/vocabulary"));
    }

    @Test
    void aProgrammeNamesRightsAndLifeCycleStagesThatThereAre() {
        programme("L1", "'rights': ['PSS-9'], 'population': {'ageFrom': 60}, 'lifeCycleStages': ['old-age']")
                .statusCode(201)
                .body("rights", contains("PSS-9"))
                .body("lifeCycleStages", contains("old-age"));
        get("programmes?right=PSS-9&lifeCycleStage=old-age").body("items.code", hasItem("L1"));
        get("programmes?right=PSS-9&lifeCycleStage=youth").body("items.code", empty());
        programme("L2", "'rights': ['PSS-9', 'PSS-99']")
                .statusCode(422)
                .body("errors.pointer", contains("/rights"))
                .body("errors.detail", contains(containsString("PSS-99")));
        programme("L2", "'lifeCycleStages': ['teens']")
                .statusCode(422)
                .body("errors.pointer", contains("/lifeCycleStages"));
        programme("L2", "'population': {'ageFrom': 60}, 'lifeCycleStages': ['youth']")
                .statusCode(422)
                .body("errors.pointer", contains("/lifeCycleStages"));
    }

    @Test
    void aProgrammeUsesTheWordsOfItsCountry() {
        programme("L6", "'benefits': ['bono'], 'population': {'groups': ['llaneros']}")
                .statusCode(422)
                .body("errors.pointer", contains("/benefits", "/population/groups"));
        put("vocabularies/benefits/bono", "{\"name\": {\"es\": \"Bono\"}, " + SOURCE + "}")
                .statusCode(201);
        put("vocabularies/population-groups/llaneros", "{\"name\": {\"es\": \"Llaneros\"}, " + SOURCE + "}")
                .statusCode(201);
        programme("L6", "'benefits': ['bono'], 'population': {'groups': ['llaneros']}")
                .statusCode(201);
        get("programmes?benefit=bono").body("items.population.groups", contains(contains("llaneros")));
    }

    @Test
    void thereAreAsManyGroupsAsCanBeToldApart() {
        String rows = IntStream.range(0, Population.MOST_GROUPS)
                .mapToObj(i -> "population-groups,more-" + i + ",More,Law 7\n")
                .reduce("vocabulary,code,name_en,citation\n", String::concat);
        int standing = all("vocabularies/population-groups").size();
        importCsv("vocabularies/import?dryRun=true", rows)
                .body("stored", equalTo(Population.MOST_GROUPS - standing))
                .body("rejected", hasSize(standing))
                .body("rejected.column", everyItem(equalTo("code")));
    }

    @Test
    void aProgrammeThatNamesNoStageReachesThoseThatItsAgesMeet() {
        programme("L3", "'population': {'ageFrom': 12, 'ageTo': 19}")
                .body("lifeCycleStages", contains("adolescence", "youth"));
    }

    @Test
    void aStageOfACountryIsOneToo() {
        post(
                        "vocabularies/life-cycle-stages",
                        "{\"code\": \"first-thousand-days\", \"name\": {\"en\": \"First 1000 days\"}, \"ageFrom\": 0, \"ageTo\": 3, "
                                + SOURCE + "}")
                .statusCode(201);
        programme("L4", "'population': {'ageTo': 2}")
                .body("lifeCycleStages", contains("early-childhood", "first-thousand-days"));
        delete("vocabularies/life-cycle-stages/first-thousand-days?on=2020-01-01")
                .statusCode(200);
        programme("L5", "'population': {'ageTo': 2}").body("lifeCycleStages", contains("early-childhood"));
    }

    private ValidatableResponse programme(String code, String more) {
        register(agencyService, "territories/X", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        register(
                agencyService,
                "agencies/X-MIN",
                "{\"name\": {\"en\": \"Ministry\"}, \"kind\": \"ministry\", \"level\": \"national\", \"territory\": \"X\"}");
        return post(
                "programmes",
                """
                {'code': '%s', 'name': {'en': 'Programme'}, 'owner': 'X-MIN', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['old-age'], 'territories': ['X'], 'validFrom': '2020-01-01', %s}"""
                        .formatted(code, more)
                        .replace('\'', '"'));
    }
}
