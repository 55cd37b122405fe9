package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.put;
import static org.interagency.localstack.testing.Api.request;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.interagency.contracts.Topics;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;
import org.interagency.localstack.testing.Api;
import org.interagency.localstack.testing.Concurrently;
import org.interagency.localstack.testing.EventReader;
import org.interagency.verification.Replicas.Replica;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each service has two replicas: one sends the events, both read them, and clients notice neither a death nor an upgrade. */
class ReplicasTest {

    private static final int WRITERS = 2;

    private static Replicas replicas;

    @BeforeAll
    static void start() throws StackException {
        replicas = new Replicas();
        Api.use(replicas.settings());
    }

    @AfterAll
    static void stop() throws IOException, StackException {
        replicas.close();
    }

    /** The promise is 3 s after a death and 15 s after a hang; what was measured is printed. */
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP"})
    void theOtherReplicaSendsTheEventsOfOneThatDiesOrHangs(String signal) {
        Replica sender = sender();
        Replica other = replicas.of(Part.AGENCY).stream()
                .filter(replica -> replica != sender)
                .findFirst()
                .orElseThrow();
        String code = "R" + signal;
        write(other, code, 1);
        Instant start = Instant.now();
        sender.signal(signal);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isSender(other));
        System.out.printf(
                "replica| after %s, the other one sends after %d ms%n",
                signal, Duration.between(start, Instant.now()).toMillis());
        write(other, code, 2);
        if (signal.equals("STOP")) {
            sender.signal("CONT");
        } else {
            sender.start();
        }
        write(sender, code, 3);
        try (EventReader reader = new EventReader(replicas.settings(), Topics.TERRITORIES)) {
            assertThat(reader.until(event -> event.key().equals(code) && version(event) == 3).stream()
                            .filter(event -> event.key().equals(code))
                            .map(ReplicasTest::version))
                    .containsExactly(1, 2, 3);
        }
        await().until(() -> !isSender(sender) && isSender(other));
    }

    private static Replica sender() {
        return await().until(
                        () -> replicas.of(Part.AGENCY).stream()
                                .filter(ReplicasTest::isSender)
                                .toList(),
                        senders -> senders.size() == 1)
                .get(0);
    }

    private static boolean isSender(Replica replica) {
        return RestAssured.get(replica.url() + "/q/metrics")
                .asString()
                .lines()
                .anyMatch(line -> line.startsWith("registry_relay_leader") && line.endsWith(" 1.0"));
    }

    /** To a replica and not to the gateway, which keeps connections to the one that hangs, until the cluster kills it. */
    private static void write(Replica replica, String code, int version) {
        request()
                .baseUri(replica.url())
                .body("{\"name\": {\"en\": \"Version " + version + "\"}, \"level\": \"national\"}")
                .put("territories/" + code)
                .then()
                .statusCode(version == 1 ? 201 : 200)
                .body("version", equalTo(version));
    }

    private static int version(EventReader.Event event) {
        return new JsonPath(event.data()).getInt("version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"program-service", "mapping-service"})
    void theReplicasShareThePartitionsOfATopic(String service) throws ExecutionException, InterruptedException {
        String group = service + "-agencies";
        put("agencies/SHARED", "{\"name\": {\"en\": \"Agency\"}, \"kind\": \"ministry\", \"level\": \"national\"}");
        try (Admin admin = Admin.create(replicas.settings().kafkaClient(KafkaUser.BROKER))) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                var members = admin.describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group)
                        .get()
                        .members();
                assertThat(members).hasSize(2).allMatch(ReplicasTest::reads);
            });
        }
    }

    private static boolean reads(MemberDescription member) {
        return !member.assignment().topicPartitions().isEmpty();
    }

    @Test
    void clientsThatSendTheirRequestsAgainNoticeNoRollingRestart() {
        PersistentClient client = new PersistentClient();
        RandomWrites writes = new RandomWrites("RR", client);
        writes.prepare();
        AtomicBoolean restarted = new AtomicBoolean();
        Callable<Response> restart = () -> {
            try {
                LocalStack.SERVICES.stream()
                        .flatMap(service -> replicas.of(service).stream())
                        .forEach(replica -> {
                            replica.stop();
                            replica.start();
                        });
            } finally {
                restarted.set(true);
            }
            return writes.write(new Random(0));
        };
        Stream<Callable<Response>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> () -> writes.writeWhile(() -> !restarted.get(), new Random(writer)));
        Concurrently.send(Stream.concat(Stream.of(restart), writers).toList());
        System.out.println("replica| rolling restart: " + client);
        writes.check(replicas.settings());
    }
}
