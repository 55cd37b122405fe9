package org.interagency.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.interagency.localstack.testing.Api.delete;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hibernate.Session;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.Settings;
import org.interagency.localstack.testing.EventReader;
import org.interagency.localstack.testing.EventReader.Event;
import org.interagency.localstack.testing.RegistryStack;
import org.interagency.localstack.testing.TestToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing stops the events: not one that is too large, nor another relay, nor the loss of a connection or of a topic. */
@QuarkusTest
@TestProfile(OutboxRelayTest.SmallEvents.class)
@QuarkusTestResource(value = RegistryStack.class, initArgs = @ResourceArg(name = "service", value = "AGENCY"))
class OutboxRelayTest {

    private static final int LARGEST_EVENT = 600;
    private static final String LEVELS = "registry.government-levels";
    private static final String TERRITORIES = "registry.territories";
    private static final String DEAD_LETTERS = "registry.dead-letters";
    private static final String DAYS_30 = "2592000000";

    /** Events of at most 600 bytes, so that small requests make too large ones. */
    public static final class SmallEvents implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "registry.event.max-bytes",
                    Integer.toString(LARGEST_EVENT),
                    "registry.outbox.look-at-topics-every",
                    "1s");
        }
    }

    Settings settings;

    @Inject
    Session session;

    @BeforeEach
    void registerTheCountry() {
        put("territories/OR", "{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}");
    }

    private static void registerLevel(String code) {
        put("government-levels/" + code, "{\"name\": {\"en\": \"%s\"}, \"rank\": 9}".formatted(code))
                .statusCode(201);
    }

    /** Requests that only operators and other services send; the API's document does not have them. */
    private static RequestSpecification operator() {
        return RestAssured.given()
                .header("Authorization", TestToken.authorization())
                .basePath("/");
    }

    private Object sql(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(query, Object.class).getSingleResult());
    }

    private List<Event> levelsUntil(String code) {
        try (EventReader reader = new EventReader(settings, LEVELS)) {
            return reader.until(event -> event.key().equals(code));
        }
    }

    @Test
    void refusesFactWhoseEventWouldBeTooLarge() {
        String name = "x".repeat(500);
        request()
                .body("""
                        {"code": "OR-LARGE", "name": {"en": "%s"}, "rank": 9}"""
                        .formatted(name))
                .post("government-levels")
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("OR-LARGE"))
                .body("errors[0].detail", containsString("may have " + LARGEST_EVENT));
        get("government-levels/OR-LARGE").statusCode(404);
    }

    @Test
    void importRejectsOnlyTheRowWhoseEventWouldBeTooLarge() {
        String name = "x".repeat(500);
        String file =
                """
                code,name,rank
                OR-SMALL,Small,8
                OR-BIG,%s,8
                """
                        .formatted(name);
        request()
                .contentType("text/csv")
                .body(file)
                .post("government-levels/import?language=en")
                .then()
                .statusCode(200)
                .body("rejected", hasSize(1))
                .body("rejected[0].line", equalTo(3));
        get("government-levels/OR-SMALL").statusCode(200);
        get("government-levels/OR-BIG").statusCode(404);
    }

    @Test
    void sendsEventsThatAreTogetherLargerThanAMessageMayBe() {
        List<String> codes =
                IntStream.range(0, 60).mapToObj(i -> "OR-MANY-" + i).toList();
        request()
                .contentType("text/csv")
                .body(codes.stream()
                        .map(code -> code + ",Level,9")
                        .collect(Collectors.joining("\n", "code,name,rank\n", "\n")))
                .post("government-levels/import?language=en&atomic=true")
                .then()
                .statusCode(200);

        try (EventReader reader = new EventReader(settings, LEVELS)) {
            reader.untilAll(read -> read.stream().map(Event::key).toList().containsAll(codes));
        }
    }

    @Test
    void parksEventThatKafkaCannotTakeAndSendsThoseBehindItOnce() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        """
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload) VALUES
                            (gen_random_uuid(), 'government-levels', 'OR-PARKED', 'org.interagency.government-level.registered.v1',
                             jsonb_build_object('version', 1, 'code', 'OR-PARKED', 'name', repeat('x', 100000)))""")
                .executeUpdate());
        registerLevel("OR-BEHIND");

        assertThat(levelsUntil("OR-BEHIND"))
                .extracting(Event::key)
                .doesNotContain("OR-PARKED")
                .containsOnlyOnce("OR-BEHIND");
        assertThat(sql("SELECT reason FROM parked_event WHERE aggregateid = 'OR-PARKED'"))
                .asString()
                .contains("larger than");
        String metrics = operator().get("q/metrics").asString();
        await().until(() -> operator().get("q/metrics").asString().contains("registry_outbox_parked 1.0"));
        assertThat(metrics)
                .contains("registry_outbox_rows", "registry_outbox_age_seconds", "registry_relay_leader 1.0");
        operator()
                .get("q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'events reach Kafka' }.data.parked", is(1));
        operator().get("q/health/live").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("DELETE FROM parked_event")
                .executeUpdate());
    }

    @Test
    void parksEventThatKafkaRefusesAndSendsThoseBehindIt() throws Exception {
        List<String> behind =
                IntStream.range(0, 900).mapToObj(i -> "OR-BEHIND-" + i).toList();
        String file = behind.stream()
                .map(code -> code + ",Level,9")
                .collect(Collectors.joining("\n", "code,name,rank\nOR-REFUSED," + "x".repeat(430) + ",9\n", "\n"));
        set(LEVELS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "800");
        try {
            request()
                    .contentType("text/csv")
                    .body(file)
                    .post("government-levels/import?language=en&atomic=true")
                    .then()
                    .statusCode(200);

            try (EventReader reader = new EventReader(settings, LEVELS)) {
                reader.untilAll(read -> read.stream()
                        .map(Event::key)
                        .collect(Collectors.toSet())
                        .containsAll(behind));
            }
            assertThat(sql("SELECT string_agg(aggregateid || ': ' || reason, '; ') FROM parked_event"))
                    .asString()
                    .startsWith("OR-REFUSED: ")
                    .contains("larger than")
                    .doesNotContain(";");
        } finally {
            set(LEVELS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * LARGEST_EVENT));
        }

        operator()
                .post("api/v1/events/republish?topic=" + LEVELS + "&key=OR-REFUSED")
                .then()
                .statusCode(200);
        levelsUntil("OR-REFUSED");
    }

    @Test
    void forgetsParkedEventWhenANewerOneIsSent() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        """
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload) VALUES
                            (gen_random_uuid(), 'government-levels', 'OR-SHRUNK', 'org.interagency.government-level.registered.v1',
                             jsonb_build_object('version', 0, 'code', 'OR-SHRUNK', 'name', repeat('x', 100000)))""")
                .executeUpdate());
        awaitParked("OR-SHRUNK", 1);

        registerLevel("OR-SHRUNK");

        awaitParked("OR-SHRUNK", 0);
    }

    private void awaitParked(String key, long events) {
        await().untilAsserted(
                        () -> assertThat(sql("SELECT count(*) FROM parked_event WHERE aggregateid = '" + key + "'"))
                                .isEqualTo(events));
    }

    /** What follows from a write of a person may be larger than what the person writes, and is never refused. */
    @Test
    void whatAReorganisationChangesIsNeverTooLarge() {
        registerAgency("OR-WHOLE", "");
        registerAgency("OR-PART", ", \"parent\": \"OR-WHOLE\"");

        rename("OR-WHOLE", "OR-WHOLE-2", "2023-01-01");
        try (EventReader reader = new EventReader(settings, "registry.agencies")) {
            reader.until(event -> event.key().equals("OR-PART")
                    && event.data().contains("\"parent\": \"OR-WHOLE-2\"")
                    && event.data().length() > LARGEST_EVENT);
        }

        rename("OR-WHOLE-2", "OR-WHOLE-3", "2024-01-01");
        awaitParked("OR-PART", 1);
        get("agencies/OR-PART").body("parent", equalTo("OR-WHOLE-3"));
        delete("agencies/OR-PART?on=2025-01-01").statusCode(200);
        await().until(() -> sql("SELECT payload ->> 'version' FROM parked_event WHERE aggregateid = 'OR-PART'")
                .equals("4"));
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("DELETE FROM parked_event")
                .executeUpdate());
    }

    private static void registerAgency(String code, String more) {
        put(
                        "agencies/" + code,
                        """
                        {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "OR", "validFrom": "2000-01-01"%s}"""
                                .formatted("x".repeat(40), more))
                .statusCode(201);
    }

    private static void rename(String from, String to, String day) {
        post(
                        "agency-changes",
                        """
                        {"code": "%s-ENDS", "type": "rename", "from": ["%s"], "effectiveDate": "%s",
                         "to": [{"code": "%s", "name": {"en": "New"}}]}"""
                                .formatted(from, from, day, to))
                .statusCode(201);
    }

    @Test
    void keepsOnlyTheNewestParkedEventOfAFact() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        """
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload)
                        SELECT gen_random_uuid(), 'government-levels', 'OR-TWICE', 'org.interagency.government-level.changed.v1',
                            jsonb_build_object('version', version, 'code', 'OR-TWICE', 'name', repeat('x', 100000))
                        FROM generate_series(1, 2) AS version""")
                .executeUpdate());
        registerLevel("OR-AFTER-TWICE");
        levelsUntil("OR-AFTER-TWICE");

        assertThat(sql("SELECT array_agg(payload ->> 'version') FROM parked_event WHERE aggregateid = 'OR-TWICE'"))
                .isEqualTo(new String[] {"2"});
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("DELETE FROM parked_event")
                .executeUpdate());
    }

    @Test
    void announcesNewestVersionAgainOnRequest() {
        registerLevel("OR-AGAIN");
        levelsUntil("OR-AGAIN");

        operator()
                .post("api/v1/events/republish?topic=" + LEVELS + "&key=OR-AGAIN&key=OR-NONE")
                .then()
                .statusCode(200)
                .body("announced", is(1));

        try (EventReader reader = new EventReader(settings, LEVELS)) {
            List<Event> events = reader.untilAll(read -> read.stream()
                            .filter(event -> event.key().equals("OR-AGAIN"))
                            .count()
                    == 2);
            assertThat(events.stream()
                            .filter(event -> event.key().equals("OR-AGAIN"))
                            .map(Event::data))
                    .allMatch(data -> data.contains("\"version\": 1"));
        }
        operator()
                .post("api/v1/events/republish?topic=registry.rights")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("?topic"));
    }

    @Test
    void tellsHowMuchItHasAnnounced() {
        registerLevel("OR-COUNTED");
        Object facts =
                sql("SELECT count(*) FROM latest_version WHERE aggregatetype = 'government-levels' AND version > 0");

        operator()
                .get("api/v1/events/announced")
                .then()
                .statusCode(200)
                .body("find { it.topic == '" + LEVELS + "' }.facts", is(((Number) facts).intValue()));
    }

    @Test
    void announcesAllFactsOfTopicThatKafkaHasLost() throws Exception {
        registerLevel("OR-LOST");
        registerLevel("OR-LOST-TOO");
        levelsUntil("OR-LOST");
        try (Admin admin = Admin.create(settings.kafkaClient(KafkaUser.BROKER))) {
            admin.deleteTopics(List.of(LEVELS)).all().get(30, TimeUnit.SECONDS);
        }

        try (EventReader reader = new EventReader(settings, LEVELS)) {
            reader.untilAll(read ->
                    read.stream().map(Event::key).toList().containsAll(List.of("OR-LOST", "OR-LOST-TOO", "national")));
        }
    }

    @Test
    void announcesAllFactsOfTopicThatWasEmptied() throws Exception {
        registerLevel("OR-EMPTIED");
        levelsUntil("OR-EMPTIED");

        empty(LEVELS);

        try (EventReader reader = new EventReader(settings, LEVELS)) {
            reader.untilAll(
                    read -> read.stream().map(Event::key).toList().containsAll(List.of("OR-EMPTIED", "national")));
        }
    }

    @Test
    void announcesFactsOfAnEmptyTopicOnlyOnce() throws Exception {
        set(TERRITORIES, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "100");
        try {
            empty(TERRITORIES);
            awaitParked("OR", 1);
            Object parked = sql("SELECT seq FROM parked_event WHERE aggregateid = 'OR'");

            awaitLook();
            awaitLook();

            assertThat(sql("SELECT seq FROM parked_event WHERE aggregateid = 'OR'"))
                    .isEqualTo(parked);
            assertThat(sql("SELECT count(*) FROM outbox WHERE aggregateid = 'OR'"))
                    .isEqualTo(0L);
        } finally {
            set(TERRITORIES, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * LARGEST_EVENT));
        }
        operator()
                .post("api/v1/events/republish?topic=" + TERRITORIES)
                .then()
                .statusCode(200)
                .body("announced", is(1));
        awaitParked("OR", 0);
    }

    /** Deletes all records; the topic keeps its id. */
    private void empty(String topic) throws Exception {
        set(topic, TopicConfig.CLEANUP_POLICY_CONFIG, "compact,delete");
        try (Admin admin = admin()) {
            TopicDescription described = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic);
            admin.deleteRecords(described.partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    partition -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        set(topic, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    /** Waits until the relay has begun to look at the topics once more: it makes the lost one anew. */
    private void awaitLook() throws Exception {
        try (Admin admin = admin()) {
            Uuid before = deadLetters(admin);
            admin.deleteTopics(List.of(DEAD_LETTERS)).all().get(30, TimeUnit.SECONDS);
            await().ignoreExceptions().until(() -> {
                sql("SELECT CAST(pg_notify('outbox', '') AS text)");
                return !deadLetters(admin).equals(before);
            });
        }
    }

    private static Uuid deadLetters(Admin admin) throws Exception {
        return admin.describeTopics(List.of(DEAD_LETTERS))
                .allTopicNames()
                .get(30, TimeUnit.SECONDS)
                .get(DEAD_LETTERS)
                .topicId();
    }

    private Admin admin() {
        return Admin.create(settings.kafkaClient(KafkaUser.BROKER));
    }

    private void set(String topic, String setting, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        await().until(() -> setting(topic, setting).equals(value));
    }

    private String setting(String topic, String setting) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(resource)
                    .get(setting)
                    .value();
        }
    }

    @Test
    void makesTheLostTopicOfDeadLettersAnew() throws Exception {
        awaitLook();

        assertThat(setting(DEAD_LETTERS, TopicConfig.RETENTION_MS_CONFIG)).isEqualTo(DAYS_30);
    }

    @Test
    void givesTopicsTheBoundsThatTheyLack() throws Exception {
        set(DEAD_LETTERS, TopicConfig.RETENTION_MS_CONFIG, "1000000");
        set(LEVELS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1100");

        cutRelay();

        await().untilAsserted(() -> assertThat(setting(DEAD_LETTERS, TopicConfig.RETENTION_MS_CONFIG))
                .isEqualTo(DAYS_30));
        assertThat(setting(LEVELS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
                .isEqualTo(Integer.toString(2 * LARGEST_EVENT));
    }

    @Test
    void announcesLargeFactsAgainInSeveralTransactions() {
        List<String> codes = IntStream.range(0, 6).mapToObj(i -> "OR-LOT-" + i).toList();
        request()
                .contentType("text/csv")
                .body(codes.stream()
                        .map(code -> code + "," + "x".repeat(400) + ",9")
                        .collect(Collectors.joining("\n", "code,name,rank\n", "\n")))
                .post("government-levels/import?language=en&atomic=true")
                .then()
                .statusCode(200);
        String transactions =
                "SELECT count(DISTINCT CAST(xmin AS text)) FROM latest_version WHERE aggregateid LIKE 'OR-LOT-%'";
        assertThat(sql(transactions)).isEqualTo(1L);

        operator()
                .post("api/v1/events/republish?topic=" + LEVELS + "&key=" + String.join("&key=", codes))
                .then()
                .statusCode(200)
                .body("announced", is(6));

        assertThat(sql(transactions)).isEqualTo(3L);
    }

    private void cutRelay() {
        sql("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND objid = "
                + (0x6f7574626f78L & 0xffffffffL));
    }

    @Test
    void goesOnAfterItsConnectionHasEnded() {
        cutRelay();
        registerLevel("OR-CUT");

        levelsUntil("OR-CUT");
    }

    @Test
    void relayThatWasReplacedCannotSend() throws Exception {
        registerLevel("OR-BEFORE");
        levelsUntil("OR-BEFORE");
        try (KafkaProducer<String, String> other = otherRelay()) {
            other.initTransactions();
            registerLevel("OR-TAKEN-OVER");
            assertThat(levelsUntil("OR-TAKEN-OVER")).isNotEmpty();

            assertThatThrownBy(() -> {
                        other.beginTransaction();
                        other.send(new ProducerRecord<>(LEVELS, "OR-BEFORE", "{}"))
                                .get();
                        other.commitTransaction();
                    })
                    .isInstanceOfAny(KafkaException.class, ExecutionException.class);
        }
        registerLevel("OR-AFTER");
        assertThat(levelsUntil("OR-AFTER")).extracting(Event::data).doesNotContain("{}");
    }

    /** A producer as another replica of the service has it. */
    private KafkaProducer<String, String> otherRelay() {
        return new KafkaProducer<>(
                settings.kafkaClient(
                        KafkaUser.AGENCY,
                        Map.of("transactional.id", "registry-outbox-agency-service", "max.block.ms", 10_000)),
                new StringSerializer(),
                new StringSerializer());
    }
}
