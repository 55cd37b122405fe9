package org.interagency.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are not as the published schema says are stored nowhere, go to the dead letters once, and stop nothing. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {@ResourceArg(name = "service", value = "PROGRAM"), @ResourceArg(name = "needs", value = "AGENCY")})
class RefusedMessagesTest {

    private static final String AGENCY =
            """
            {"code": "Z", "name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "X", "parent": null,
            "contactPoint": null, "grievanceChannel": null, "predecessors": [], "successors": [], "validFrom": null,
            "validTo": null, "version": 1, "since": null, "until": null, "otherStates": []}""";

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    Settings settings;

    @Inject
    CopiedFacts copies;

    @BeforeEach
    void theTopicsAreThere() {
        register(agencyService, "territories/X", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("X-REFUSED");
    }

    private void agency(String code) {
        register(
                agencyService,
                "agencies/" + code,
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "X"}""");
        await().until(() -> isCopied(code));
    }

    private boolean isCopied(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !copies.agencies().find(List.of(code)).isEmpty());
    }

    private RecordMetadata send(String key, String value) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                settings.kafkaClient(KafkaUser.BROKER), new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(Topics.AGENCIES, key, value))
                    .get();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            a text                 | {"code                  | this is no agency {"code | Unrecognized token
            no fields              | "name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "X", | ~~ | not as the schema says: required property 'kind' not found
            a name of null         | {"en": "Ministry"}      | null                     | /name: null found
            a nameless language    | {"en": "Ministry"}      | {"en": null}             | /name/en: null found
            a kind of the future   | "kind": "ministry"      | "kind": "metaverse"      | does not have a value in the enumeration
            no day                 | "validFrom": null       | "validFrom": "someday"   | /validFrom: does not match
            a state without fields | "otherStates": []       | "otherStates": [{"code": "Z"}] | /otherStates/0: required property
            a NUL                  | Ministry                | Mini\\u0000stry          | PostgreSQL cannot store
            half a character       | Ministry                | Mini\\ud800stry          | PostgreSQL cannot store
            no version             | "version": 1            | "version": 0             | less than 1
            a version too large    | "version": 1            | "version": 99999999999999999999 | out of range
            the largest number     | "version": 1            | "version": 9223372036854775807 | more than 1000000000000
            the key of another     | "code": "Z"             | "code": "X-REFUSED"      | the message's key is Z
            """)
    void refuses(String what, String right, String wrong, String reason) throws Exception {
        refuses("Z", AGENCY.replace("\n", " ").replace(right, wrong), reason);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() throws Exception {
        refuses(
                "Z",
                AGENCY.replace("\"parent\": null", "\"new\": " + "[".repeat(900) + "]".repeat(900)),
                "nesting depth");
    }

    @Test
    void refusesAKeyThatIsTooLongForAnIndex() throws Exception {
        String key = new Random(0)
                .ints(5_000, 'A', 'Z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        refuses(key, AGENCY.replace("\"Z\"", "\"" + key + "\""), "5000 characters");
    }

    private void refuses(String key, String value, String reason) throws Exception {
        assertThat(value).isNotEqualTo(AGENCY.replace("\n", " "));
        RecordMetadata sent = send(key, value);
        try (EventReader letters = new EventReader(settings, Topics.DEAD_LETTERS)) {
            List<Event> read = letters.until(letter -> isAbout(letter, sent));
            Event letter = read.get(read.size() - 1);
            assertThat(letter.data()).isEqualTo(value);
            assertThat(letter.headers())
                    .containsEntry("service", "program-service")
                    .containsEntry("topic", Topics.AGENCIES)
                    .containsEntry("partition", Integer.toString(sent.partition()))
                    .containsEntry("key", key);
            assertThat(letter.headers().get("reason")).contains(reason);
        }
        assertThat(isCopied(key)).isFalse();
        RestAssured.given()
                .basePath("")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("registry_dead_letters_total{topic=\"" + Topics.AGENCIES + "\""));
    }

    private static boolean isAbout(Event letter, RecordMetadata message) {
        return letter.headers().get("offset").equals(Long.toString(message.offset()))
                && letter.headers().get("partition").equals(Integer.toString(message.partition()))
                && letter.headers().get("topic").equals(message.topic());
    }

    @Test
    void fieldsThatAreNewAndFieldsThatWereNotThereYetAreNoFaults() throws Exception {
        send(
                "NEW",
                AGENCY.replace("\"Z\"", "\"NEW\"")
                        .replace("\"parent\": null,", "\"motto\": {\"en\": [1, 2]},")
                        .replace("\"contactPoint\": null, ", ""));
        await().until(() -> isCopied("NEW"));
    }
}
