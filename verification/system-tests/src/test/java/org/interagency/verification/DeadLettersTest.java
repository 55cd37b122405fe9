package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.put;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.interagency.contracts.Topics;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A refused message as an operator meets it. Runs last, since other tests check every message of the topics. */
@ExtendWith(SharedRegistry.class)
@Order(Integer.MAX_VALUE)
class DeadLettersTest {

    private static final String KNOWN = "DL-MIN";
    private static final String UNKNOWN = "DL-NOBODY";

    private final RunningRegistry registry;

    DeadLettersTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @BeforeEach
    void registerAnAgency() {
        put("territories/DL", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .statusCode(201);
        put(
                        "agencies/" + KNOWN,
                        """
                        {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "DL"}""")
                .statusCode(201);
    }

    @Test
    void aMessageThatTwoServicesRefuseIsListedOnceAndReplayedByItsOwner()
            throws ExecutionException, InterruptedException {
        double program = refused(Part.PROGRAM);
        double mapping = refused(Part.MAPPING);
        RecordMetadata unknown = send(UNKNOWN, "{\"code\": \"" + UNKNOWN + "\", \"version\": 1}");
        RecordMetadata known = send(KNOWN, "{\"code\": \"" + KNOWN + "\", \"version\": 1000}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> refused(Part.PROGRAM) == program + 2 && refused(Part.MAPPING) == mapping + 2);

        assertThat(listed(unknown)).singleElement().satisfies(letter -> {
            assertThat(letter.getString("key")).isEqualTo(UNKNOWN);
            assertThat(letter.getString("service")).isIn("program-service", "mapping-service");
            assertThat(letter.getString("reason")).contains("required property 'kind' not found");
        });
        assertThat(listed(known)).hasSize(1);
        assertThat(registry.command("dead-letters", "list"))
                .containsPattern("(?m)^\\d+[smh]  registry\\.agencies  %d  %d  %s  \\S+-service  not as the schema says"
                        .formatted(unknown.partition(), unknown.offset(), UNKNOWN));

        assertThat(registry.command("dead-letters", "replay"))
                .contains("announced  registry.agencies " + KNOWN + "\n")
                .contains("unknown    registry.agencies " + UNKNOWN + " (agency-service has no such fact)");
        assertThat(nextOf(known)).isEqualTo("org.interagency.agency.registered.v1");
    }

    /** The type of the next event with the key of a refused message. */
    private String nextOf(RecordMetadata refused) {
        TopicPartition partition = new TopicPartition(refused.topic(), refused.partition());
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                registry.settings().kafkaClient(KafkaUser.READER, Map.of("isolation.level", "read_committed")),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, refused.offset() + 1);
            return await().until(
                            () -> consumer.poll(Duration.ofMillis(200)).records(partition).stream()
                                    .filter(message -> message.key().equals(KNOWN))
                                    .map(message -> new String(
                                            message.headers()
                                                    .lastHeader("ce_type")
                                                    .value(),
                                            StandardCharsets.UTF_8))
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
        }
    }

    private RecordMetadata send(String key, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                registry.settings().kafkaClient(KafkaUser.BROKER), new StringSerializer(), new StringSerializer())) {
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
