package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Population;
import org.interagency.detection.geometry.Extent;
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
class WordsOfACountryTest {

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    @BeforeEach
    void aCountryWithWordsOfItsOwn() {
        write(agencyService, "territories/W", "{'name': {'en': 'Country'}, 'level': 'national'}");
        agency("W-ONE");
        agency("W-TWO");
        word("contingencies/sequia", "Sequía");
        word("benefits/bono", "Bono");
        word("population-groups/llaneros", "Llaneros");
        programme("W-ALPHA", "W-ONE");
    }

    private void agency(String code) {
        write(
                agencyService,
                "agencies/" + code,
                "{'name': {'en': 'Agency'}, 'kind': 'ministry', 'level': 'national', 'territory': 'W'}");
    }

    private void word(String path, String name) {
        write(
                programService,
                "vocabularies/" + path,
                "{'name': {'es': '" + name + "'}, 'source': {'citation': 'Ley 1'}}");
    }

    private void programme(String code, String owner) {
        write(
                programService,
                "programmes/" + code,
                """
                {'name': {'en': 'Programme'}, 'owner': '%s', 'scheme': 'non-contributory', 'targeting': 'universal',
                 'contingencies': ['sequia'], 'benefits': ['bono'], 'population': {'groups': ['llaneros']},
                 'territories': ['W'], 'validFrom': '2020-01-01', 'requiredFunctions': ['provision']}"""
                        .formatted(owner));
    }

    private static void write(String service, String path, String json) {
        register(service, path, json.replace('\'', '"'));
    }

    @Test
    void findingsSpeakWithThem() {
        programme("W-BETA", "W-TWO");
        await().untilAsserted(() -> get("findings?type=duplication&agency=W-ONE&status=open")
                .body("items.programmes", hasItem(contains("W-ALPHA", "W-BETA")))
                .body("items[0].explanation.en", containsString("give Bono"))
                .body("items[0].explanation.en", containsString("for Sequía"))
                .body("items[0].explanation.en", containsString("for Llaneros"))
                .body("items[0].contingency", equalTo("sequia"))
                .body("items[0].extent.groups", contains(contains("llaneros"))));
    }

    @Test
    void aContingencyThatNoProgrammeNamesAnyMoreIsDoneWith() {
        programme("W-BETA", "W-TWO");
        await().untilAsserted(() ->
                get("findings?type=duplication&agency=W-TWO&status=open").body("items", hasSize(1)));
        for (String programme : List.of("W-ALPHA", "W-BETA")) {
            write(
                    programService,
                    "programmes/" + programme,
                    """
                    {'name': {'en': 'Programme'}, 'owner': 'W-ONE', 'scheme': 'non-contributory', 'targeting': 'universal',
                     'contingencies': ['housing'], 'territories': ['W'], 'validFrom': '2020-01-01'}""");
        }
        await().untilAsserted(() ->
                get("findings?type=duplication&agency=W-TWO&status=open").body("items", empty()));
        await().untilAsserted(() -> get("detection").body("contingencies", equalTo(0)));
    }

    @Test
    void nobodyIsFoundUncoveredForIt() {
        await().untilAsserted(() -> get("findings?type=uncovered&territory=W&status=open")
                .body("items.contingency", hasItem("housing"))
                .body("items.contingency", not(hasItem("sequia"))));
    }

    @Test
    void aGroupThatWasRegisteredAMomentAgoIsKnown() {
        for (int i = 0; i < 10; i++) {
            word("population-groups/llaneros-" + i, "Llaneros " + i);
            write(
                    programService,
                    "programmes/W-" + i,
                    """
                    {'name': {'en': 'Programme'}, 'owner': 'W-ONE', 'scheme': 'non-contributory', 'targeting': 'universal',
                     'contingencies': ['housing'], 'population': {'groups': ['llaneros-%d']}, 'territories': ['W'],
                     'validFrom': '2020-01-01'}"""
                            .formatted(i));
            responsibility("W-" + i, "llaneros-" + i).statusCode(201);
        }
    }

    private static ValidatableResponse responsibility(String programme, String group) {
        return put(
                "responsibilities/of-" + programme,
                """
                {"programme": "%s", "function": "provision", "agency": "W-ONE", "role": "accountable", "territories": ["W"],
                 "population": {"groups": ["%s"]}, "validFrom": "2020-01-01"}"""
                        .formatted(programme, group));
    }

    @Test
    void aQuestionMayNameWordsAndRightsThatWereRegisteredAMomentAgo() {
        for (int i = 0; i < 10; i++) {
            word("population-groups/asked-" + i, "Asked " + i);
            word("contingencies/asked-" + i, "Asked " + i);
            write(
                    programService,
                    "rights/W-" + i,
                    "{'name': {'en': 'Right'}, 'instrument': 'PSS', 'article': '9', 'source': {'citation': 'Law'}}");
            get("who-is-responsible?territory=W&groups=asked-" + i + "&contingency=asked-" + i)
                    .statusCode(200);
            get("who-is-responsible?territory=W&right=W-" + i).statusCode(200);
        }
    }

    @Test
    void aGroupThatThereIsNotIsRefused() {
        responsibility("W-ALPHA", "gauchos").statusCode(422).body("errors.pointer", contains("/population/groups"));
        get("who-is-responsible?programme=W-ALPHA&territory=W&groups=gauchos")
                .statusCode(400)
                .body("errors.pointer", contains("?groups"));
        get("who-is-responsible?programme=W-ALPHA&territory=W&groups=llaneros&on=2024-01-01")
                .statusCode(200)
                .body("answers[0].outcome", equalTo("none"));
    }

    @Test
    void thereAreNoMoreGroupsThanDetectionTellsApart() {
        assertThat(Population.MOST_GROUPS).isEqualTo(Extent.MOST_GROUPS);
    }
}
