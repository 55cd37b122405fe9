package org.interagency.mapping;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.interagency.contracts.Topics;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.Test;

/** A service that has no time to read all dead letters at once reads them in several attempts. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class ManyLettersTest {

    /** More than a consumer gets in one poll. */
    private static final int LETTERS = 1_200;

    Settings settings;

    @Test
    void eachAttemptGoesOnWhereTheLastOneEnded() throws Exception {
        double before = refused();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                settings.kafkaClient(KafkaUser.BROKER), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < LETTERS; i++) {
                producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS, "letter-" + i, "{}"));
            }
            producer.flush();

            producer.send(new ProducerRecord<>(Topics.PROGRAMMES, "MANY", "{}")).get();

            await().atMost(Duration.ofSeconds(40)).until(() -> refused() == before + 1);
        }
    }

    /** How many messages about programmes, which no other service reads, the service has refused. */
    private static double refused() {
        return RestAssured.given()
                .basePath("")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("registry_dead_letters_total{")
                        && line.contains("topic=\"" + Topics.PROGRAMMES + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
