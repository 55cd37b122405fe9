package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.interagency.contracts.Topics;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.interagency.localstack.testing.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL and Kafka of {@code ./registry up} let in the registry and readers of events, and nobody else. */
@ExtendWith(SharedRegistry.class)
class LoginTest {

    private final Settings settings;

    LoginTest(RunningRegistry registry) {
        settings = registry.settings();
    }

    @Test
    void postgresLetsInEachServiceWithItsPasswordAndToItsOwnDatabaseAlone() throws SQLException {
        try (Connection own = Sql.connect(settings, Part.AGENCY)) {
            assertThat(own.isValid(5)).isTrue();
        }
        refusesAtDatabase(Part.AGENCY, "agency", "agency", "password authentication failed");
        refusesAtDatabase(Part.MAPPING, "agency", password(Part.AGENCY), "no pg_hba.conf entry");
        refusesAtDatabase(Part.AGENCY, "postgres", "postgres", "no pg_hba.conf entry");
    }

    private void refusesAtDatabase(Part database, String user, String password, String reason) {
        assertThatThrownBy(() -> DriverManager.getConnection(settings.jdbcUrl(database), user, password))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(reason);
    }

    private String password(Part service) {
        return settings.environmentOf(service).get("QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void kafkaLetsInNobodyWithoutPassword() {
        Map<String, Object> reader = settings.kafkaClient(KafkaUser.READER);
        String login = reader.get("sasl.jaas.config").toString();
        refusesClient(
                Map.of("sasl.jaas.config", login.replaceFirst("password=\"[^\"]+", "password=\"reader")),
                SaslAuthenticationException.class);
        refusesClient(
                Map.of("sasl.jaas.config", login.replace("username=\"reader\"", "username=\"somebody\"")),
                SaslAuthenticationException.class);
        refusesClient(Map.of("security.protocol", "PLAINTEXT"), TimeoutException.class);
    }

    /** A program that has taken Kafka's port would learn the password. */
    @Test
    void noServiceLogsInByShowingItsPassword() {
        String login =
                settings.kafkaClient(KafkaUser.AGENCY).get("sasl.jaas.config").toString();
        refusesClient(
                Map.of("sasl.mechanism", "PLAIN", "sasl.jaas.config", login.replace("scram.Scram", "plain.Plain")),
                SaslAuthenticationException.class);
    }

    @Test
    void kafkasControllerLetsInTheBrokerAlone() throws ExecutionException, InterruptedException {
        try (Admin broker = controllerClient(KafkaUser.BROKER)) {
            assertThat(broker.describeMetadataQuorum().quorumInfo().get().voters())
                    .hasSize(1);
        }
        try (Admin reader = controllerClient(KafkaUser.READER)) {
            assertThatThrownBy(
                            () -> reader.describeMetadataQuorum().quorumInfo().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    private Admin controllerClient(KafkaUser user) {
        Map<String, Object> client = settings.kafkaClient(
                user, Map.of("bootstrap.controllers", "localhost:" + settings.port(Part.KAFKA_CONTROLLER)));
        client.remove("bootstrap.servers");
        return Admin.create(client);
    }

    private void refusesClient(Map<String, String> differently, Class<? extends Throwable> refusal) {
        Map<String, Object> client = settings.kafkaClient(
                KafkaUser.READER, Map.of("default.api.timeout.ms", 4000, "request.timeout.ms", 2000));
        client.putAll(differently);
        try (Admin admin = Admin.create(client)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).hasCauseInstanceOf(refusal);
        }
    }

    @Test
    void readersReadAllTopicsAndChangeNothing() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings.kafkaClient(KafkaUser.READER))) {
            assertThat(admin.listTopics().names().get()).containsAll(Topics.FACTS);
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of(Topics.RIGHTS)).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> admin.createTopics(
                                    List.of(new NewTopic("registry.new", Optional.empty(), Optional.empty())))
                            .all()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
        refusesMessage(KafkaUser.READER, Topics.RIGHTS);
        refusesMessage(KafkaUser.READER, Topics.DEAD_LETTERS);
    }

    /** Its events would no longer reach the service. */
    @Test
    void noReaderTakesThePlaceOfService() {
        try (KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                settings.kafkaClient(KafkaUser.READER, Map.of("group.id", "mapping-service-programmes")),
                new StringDeserializer(),
                new StringDeserializer())) {
            reader.subscribe(List.of(Topics.PROGRAMMES));
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(30)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void servicesWriteTheirOwnTopicsAlone() {
        refusesMessage(KafkaUser.AGENCY, Topics.PROGRAMMES);
        refusesMessage(KafkaUser.PROGRAM, Topics.RESPONSIBILITIES);
        refusesMessage(KafkaUser.MAPPING, Topics.AGENCIES);
    }

    private void refusesMessage(KafkaUser user, String topic) {
        // An idempotent producer would be refused before it could send, if it may write nothing at all.
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                settings.kafkaClient(user, Map.of("enable.idempotence", false)),
                new StringSerializer(),
                new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "AT", "{}"))
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    /** Its PostgreSQL trusted everyone, passwords were names, and its Kafka knew no users. */
    @Test
    void homeOfAnEarlierVersionGetsPasswords() throws SQLException, IOException, StackException {
        Settings earlier = Settings.forTests().shortLived();
        try (LocalStack stack = new LocalStack(earlier, System.out::println)) {
            stack.start(Part.POSTGRES);
            try (Connection agency = Sql.connect(earlier, Part.AGENCY)) {
                Sql.execute(agency, "CREATE TABLE kept (id int)", "ALTER ROLE agency PASSWORD 'agency'");
            }
            stack.stop(Part.POSTGRES);
            Files.writeString(earlier.home().resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
            delete(earlier.secrets());

            stack.start(Part.POSTGRES);

            try (Connection agency = Sql.connect(earlier, Part.AGENCY)) {
                Sql.execute(agency, "SELECT id FROM kept");
            }
            assertThatThrownBy(() -> DriverManager.getConnection(earlier.jdbcUrl(Part.AGENCY), "agency", "agency"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void kafkaTakesNewPasswordsOnceTheOldOnesAreDeleted() throws Exception {
        Settings own = Settings.forTests().shortLived();
        try (LocalStack stack = new LocalStack(own, System.out::println)) {
            stack.start(Part.KAFKA);
            Map<String, Object> before = own.kafkaClient(KafkaUser.BROKER);
            try (Admin admin = Admin.create(before)) {
                admin.createTopics(List.of(new NewTopic(Topics.RIGHTS, Optional.empty(), Optional.empty())))
                        .all()
                        .get();
            }
            stack.stop(Part.KAFKA);
            delete(own.secrets());

            stack.start(Part.KAFKA);

            try (Admin admin = Admin.create(own.kafkaClient(KafkaUser.BROKER))) {
                assertThat(admin.listTopics().names().get()).contains(Topics.RIGHTS);
            }
            try (Admin admin = Admin.create(before)) {
                assertThatThrownBy(() -> admin.listTopics().names().get())
                        .hasCauseInstanceOf(SaslAuthenticationException.class);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
