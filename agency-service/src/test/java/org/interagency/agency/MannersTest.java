package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Random;
import java.util.stream.Collectors;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** General rules of HTTP that every address keeps. */
@QuarkusTest
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class MannersTest {

    private static final String NAMED =
            "{\"name\": {\"en\": \"Health\", \"pt\": \"Saúde\", \"pt-BR\": \"Saúde!\", \"qu\": \"Qhali\"}, \"level\": \"national\"}";

    Settings settings;

    @BeforeEach
    void aThingOfManyNames() {
        put("territories/MANNERS", NAMED);
    }

    private static ValidatableResponse read(String path, String languages) {
        return request().header("Accept-Language", languages).get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            pt                     | pt
            PT-br                  | pt-BR
            pt-PT, en;q=0.5        | pt
            fr, qu;q=0.9, en;q=0.1 | qu
            fr                     | en
            en;q=0                 | pt
            en;q=0, pt;q=0, qu     | qu
            *, en;q=0, pt;q=0      | qu
            fr, *;q=0              | en
            """)
    void aReaderGetsTheBestOfTheLanguagesAskedFor(String languages, String best) {
        String name = "name['" + best + "']";
        String expected = get("territories/MANNERS").extract().path(name);
        read("territories/MANNERS", languages)
                .header("Vary", containsString("Accept-Language"))
                .body("name", aMapWithSize(1))
                .body(name, equalTo(expected));
        read("territories?code=MANNERS", languages).body("items[0].name", aMapWithSize(1));
        read("territories/MANNERS/history", languages).body("items[0].fact.name", aMapWithSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"*", "''", "!!", "-", ",", ",,", ";", "-,en", "en;q=much", "*;q=0", "*, fr;q=0.5"})
    void whoeverAsksForNoneGetsAll(String languages) {
        read("territories/MANNERS", languages).body("name", aMapWithSize(4));
        request()
                .header("Accept-Language", languages)
                .get("territories?sort=name")
                .then()
                .statusCode(200);
        request()
                .header("Accept-Language", languages)
                .body(NAMED)
                .put("territories/MANNERS")
                .then()
                .statusCode(200)
                .body("name", aMapWithSize(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "territories?limit=",
                "audit/agency-service/entries?limit=",
                "audit/agency-service/verification?position="
            })
    void refusesANumberWithoutAValue(String path) {
        get(path).statusCode(400).body("errors[0].detail", containsString("has no value"));
    }

    @Test
    void whatIsReadWithoutALanguageHasAnotherTagThanWhatIsReadInIt() {
        assertThat(read("territories/MANNERS", "en;q=0").extract().header("ETag"))
                .isNotEqualTo(read("territories/MANNERS", "en").extract().header("ETag"));
    }

    @Test
    void noHeaderOfLanguagesMakesAReadFail() {
        Random random = new Random(20260725);
        String signs = "enspt,;q=0.1*- x\"";
        for (int i = 0; i < 500; i++) {
            String languages = random.ints(random.nextInt(12), 0, signs.length())
                    .mapToObj(sign -> signs.substring(sign, sign + 1))
                    .collect(Collectors.joining());
            read("territories/MANNERS", languages);
        }
    }

    @Test
    void whatWasReadInOneLanguageCannotBeWrittenBackByMistake() {
        String tag = read("territories/MANNERS", "pt").extract().header("ETag");
        assertThat(tag).isNotEqualTo(get("territories/MANNERS").extract().header("ETag"));
        request()
                .header("If-Match", tag)
                .body("{\"name\": {\"pt\": \"Saúde\"}, \"level\": \"national\"}")
                .put("territories/MANNERS")
                .then()
                .statusCode(412)
                .body("detail", containsString("Accept-Language"));
        get("territories/MANNERS").body("name", aMapWithSize(4));
    }

    @Test
    void whatAReaderHasInItsLanguageIsNotSentAgain() {
        String tag = read("territories/MANNERS", "pt").extract().header("ETag");
        request()
                .header("Accept-Language", "pt")
                .header("If-None-Match", tag)
                .get("territories/MANNERS")
                .then()
                .statusCode(304)
                .body(equalTo(""));
    }

    @Test
    void aWriterWhoAsksForALanguageIsAnsweredInItAndEventsHaveAll() {
        request()
                .header("Accept-Language", "pt")
                .body(NAMED)
                .put("territories/MANNERS-2")
                .then()
                .statusCode(201)
                .body("name", aMapWithSize(1));
        get("territories/MANNERS-2").body("name", aMapWithSize(4));
        try (EventReader reader = new EventReader(settings, Topics.TERRITORIES)) {
            assertThat(reader.untilAll(events ->
                            events.stream().anyMatch(event -> event.key().equals("MANNERS-2"))))
                    .filteredOn(event -> event.key().equals("MANNERS-2"))
                    .allSatisfy(event -> assertThat(event.data()).contains("Health", "Saúde!", "Qhali"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            agencies             | GET, HEAD, OPTIONS, POST
            agencies/X           | DELETE, GET, HEAD, OPTIONS, PUT
            agencies/X/history   | GET, HEAD, OPTIONS
            agencies/import      | OPTIONS, POST
            agencies/import/X    | GET, HEAD, OPTIONS
            agency-changes       | GET, HEAD, OPTIONS, POST
            agency-changes/trial | OPTIONS, POST
            """)
    void anAddressSaysWhichMethodsItTakes(String path, String methods) {
        request().options(path).then().statusCode(200).header("Allow", methods);
        request().patch(path).then().statusCode(405).header("Allow", methods);
    }

    @Test
    void refusesWhatItWouldIgnore() {
        put("territories/MT-I", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .statusCode(201);
        delete("territories/MT-I?on=2030-01-01&since=2030-01-01")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?since"));
        get("territories/MT-I?asOf=2020-01-01&asOf=2021-01-01")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?asOf"));
        request()
                .header("If-Match", "\"7\"")
                .get("territories/MT-I")
                .then()
                .statusCode(412)
                .contentType("application/problem+json");
    }

    @Test
    void nothingHasTheCodeOfAnAddress() {
        put("territories/import", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/code"));
    }
}
