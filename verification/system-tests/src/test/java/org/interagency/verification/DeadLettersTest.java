package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.interagency.contracts.Topics;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.EventReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A refused message as an operator meets it. */
@ExtendWith(SharedRegistry.class)
class DeadLettersTest {

    private static final String KNOWN = "BR-INSS";

    private final RunningRegistry registry;

    DeadLettersTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @Test
    void aMessageThatTwoServicesRefuseIsListedOnceAndReplayedByItsOwner()
            throws ExecutionException, InterruptedException {
        double program = refused(Part.PROGRAM);
        double mapping = refused(Part.MAPPING);
        RecordMetadata unknown = send("P", "{\"code\": \"P\", \"version\": 1}");
        RecordMetadata known = send(KNOWN, "{\"code\": \"" + KNOWN + "\", \"version\": 1000}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> refused(Part.PROGRAM) == program + 2 && refused(Part.MAPPING) == mapping + 2);

        assertThat(listed(unknown)).singleElement().satisfies(letter -> {
            assertThat(letter.getString("key")).isEqualTo("P");
            assertThat(letter.getString("service")).isIn("program-service", "mapping-service");
            assertThat(letter.getString("reason")).contains("required property 'kind' not found");
        });
        assertThat(listed(known)).hasSize(1);
        assertThat(registry.command("dead-letters", "list"))
                .containsPattern("(?m)^\\d+[smh]  registry\\.agencies  %d  %d  P  \\S+-service  not as the schema says"
                        .formatted(unknown.partition(), unknown.offset()));

        assertThat(registry.command("dead-letters", "replay"))
                .contains("announced  registry.agencies " + KNOWN + "\n")
                .contains("unknown    registry.agencies P (agency-service has no such fact)");
        try (EventReader agencies = new EventReader(registry.settings().bootstrapServers(), Topics.AGENCIES)) {
            // The refused message has no CloudEvents headers; the one that follows it is the owner's.
            agencies.until(event -> KNOWN.equals(event.key())
                    && event.partition() == known.partition()
                    && event.offset() > known.offset()
                    && event.type().startsWith("org.interagency.agency."));
        }
    }

    private RecordMetadata send(String key, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", registry.settings().bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            return producer.send(new ProducerRecord<>(Topics.AGENCIES, key, value))
                    .get();
        }
    }

    /** How many messages of the topic a service has refused. */
    private double refused(Part service) {
        return RestAssured.get(registry.settings().url(service) + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("registry_dead_letters_total{")
                        && line.contains("topic=\"" + Topics.AGENCIES + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<JsonPath> listed(RecordMetadata message) {
        return registry.command("dead-letters", "list", "--json")
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonPath::new)
                .filter(letter -> letter.getString("topic").equals(message.topic())
                        && letter.getInt("partition") == message.partition()
                        && letter.getLong("offset") == message.offset())
                .toList();
    }
}
