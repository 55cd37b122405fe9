package org.interagency.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.interagency.localstack.testing.Api.register;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.RegistryStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message or a copy of the wrong schema does not stop the mapping service. */
@QuarkusTest
@QuarkusTestResource(
        value = RegistryStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "MAPPING"),
            @ResourceArg(name = "needs", value = "AGENCY,PROGRAM")
        })
class WrongMessageTest {

    private static final int MESSAGES = 20;

    @ConfigProperty(name = "registry.agency.url")
    String agencyService;

    @ConfigProperty(name = "registry.program.url")
    String programService;

    Settings settings;

    @Inject
    CopiedFacts copies;

    @Inject
    Session session;

    @BeforeEach
    void theTopicsAreThere() {
        register(agencyService, "territories/WRONG", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
        agency("WRONG-MIN");
    }

    private void agency(String code) {
        register(
                agencyService,
                "agencies/" + code,
                """
                {"name": {"en": "Ministry"}, "kind": "ministry", "level": "national", "territory": "WRONG"}""");
        await().until(() -> QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "SELECT key FROM copied_fact WHERE topic = :topic AND key = :key", Tuple.class)
                .setParameter("topic", Topics.AGENCIES)
                .setParameter("key", code)
                .uniqueResultOptional()
                .isPresent()));
    }

    /** The program service, which runs beside, refuses the same messages. */
    @Test
    void aMessageThatTwoServicesRefuseHasOneLetterAndTheNextIsHeard() throws InterruptedException, ExecutionException {
        bothRefuse("P", MESSAGES);
        agency("WRONG-NEXT");
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(copies.agencies().find(List.of("P"))).isEmpty());
    }

    @Test
    void aMessageThatTwoServicesRefuseHasOneLetterAlsoWhenTheLettersWereLost() throws Exception {
        bothRefuse("BEFORE", MESSAGES);
        try (Admin admin = Admin.create(settings.kafkaClient(KafkaUser.BROKER))) {
            admin.deleteTopics(List.of(Topics.DEAD_LETTERS)).all().get();
            await().ignoreExceptions()
                    .until(() -> admin.createTopics(List.of(new NewTopic(Topics.DEAD_LETTERS, 1, (short) 1)))
                                    .topicId(Topics.DEAD_LETTERS)
                                    .get()
                            != null);
        }
        bothRefuse("AFTER", 1);
    }

    /** Sends messages that both services refuse, and sees that each gets one letter. */
    private void bothRefuse(String key, int messages) throws InterruptedException, ExecutionException {
        double mapping = refused("");
        double program = refused(programService);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                        settings.kafkaClient(KafkaUser.BROKER), new StringSerializer(), new StringSerializer());
                EventReader letters = new EventReader(settings, Topics.DEAD_LETTERS)) {
            for (int i = 0; i < messages; i++) {
                producer.send(new ProducerRecord<>(Topics.AGENCIES, key, "{\"code\": \"P\", \"version\": 1}"))
                        .get();
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> refused("") == mapping + messages && refused(programService) == program + messages);
            producer.send(new ProducerRecord<>(Topics.AGENCIES, key + "-LAST", "{}"))
                    .get();
            List<Event> read = letters.until(
                    letter -> (key + "-LAST").equals(letter.headers().get("key")));
            assertThat(read).extracting(Event::key).doesNotHaveDuplicates();
            assertThat(read)
                    .filteredOn(letter -> key.equals(letter.headers().get("key")))
                    .hasSize(messages);
            await().until(() ->
                    refused("") == mapping + messages + 1 && refused(programService) == program + messages + 1);
        }
    }

    /**
     * How many messages about agencies a service has refused.
     *
     * @param service its address; empty for the tested one
     */
    private static double refused(String service) {
        return RestAssured.given()
                .basePath("")
                .get(service + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("registry_dead_letters_total{")
                        && line.contains("topic=\"" + Topics.AGENCIES + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aStoredCopyThatCannotBeReadHidesNoOther() {
        QuarkusTransaction.requiringNew()
                .run(() -> store(
                        Topics.AGENCIES, "FUTURE", "{\"code\": \"FUTURE\", \"kind\": \"metaverse\", \"version\": 1}"));
        QuarkusTransaction.requiringNew().run(() -> assertThat(copies.agencies().find(List.of("FUTURE", "WRONG-MIN")))
                .containsOnlyKeys("WRONG-MIN"));
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("DELETE FROM copied_fact WHERE key = 'FUTURE'")
                        .executeUpdate());
    }

    @Test
    void theMigrationDeletesCopiesThatLackAFieldAndNoOther() throws IOException {
        String migration;
        try (InputStream file = getClass().getResourceAsStream("/db/copies/V14_1__wrong_copies.sql")) {
            migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            long right = count("SELECT count(*) FROM copied_fact");
            store(Topics.AGENCIES, "NULLS", "{\"code\": \"NULLS\", \"name\": null, \"version\": 1}");
            store(Topics.AGENCY_CHANGES, "NULLS", "{\"code\": \"NULLS\", \"version\": 1}");
            session.createNativeMutationQuery("INSERT INTO pending_reorganisation (code) VALUES ('NULLS')")
                    .executeUpdate();
            session.doWork(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(migration);
                }
            });
            assertThat(count("SELECT count(*) FROM copied_fact WHERE key = 'NULLS'"))
                    .isZero();
            assertThat(count("SELECT count(*) FROM pending_reorganisation")).isZero();
            assertThat(count("SELECT count(*) FROM copied_fact")).isEqualTo(right);
        });
    }

    private void store(String topic, String key, String fact) {
        session.createNativeMutationQuery(
                        "INSERT INTO copied_fact (topic, key, version, fact) VALUES (:topic, :key, 1, CAST(:fact AS jsonb))")
                .setParameter("topic", topic)
                .setParameter("key", key)
                .setParameter("fact", fact)
                .executeUpdate();
    }

    private long count(String sql) {
        return session.createNativeQuery(sql, Tuple.class).getSingleResult().get(0, Long.class);
    }
}
