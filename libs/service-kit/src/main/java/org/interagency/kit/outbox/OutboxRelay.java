package org.interagency.kit.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sends events from the outbox to Kafka: at least once, in order per key, as soon as their transaction commits.
 *
 * <p>Only the replica that holds the advisory lock sends; another takes over when the connection of that one ends. Runs while the service runs, and
 * can be switched off with {@code registry.outbox.relay=false} where Debezium reads the table instead.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 1000;
    private static final int WAKE_UP_MILLIS = 5_000;
    private static final int STAND_BY_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 500;

    /** The key of the advisory lock: arbitrary, but the same in all replicas. */
    private static final long LOCK = 0x6f7574626f78L;

    private record OutboxRow(
            long seq, String id, String topic, String key, String type, String payload, OffsetDateTime time) {}

    private final DataSource dataSource;
    private final EventSender sender;
    private final URI source;
    private final boolean enabled;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;

    OutboxRelay(
            DataSource dataSource,
            EventSender sender,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "registry.outbox.relay", defaultValue = "true") boolean enabled) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.source = URI.create("urn:interagency:" + service);
        this.enabled = enabled;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread = new Thread(this::run, "outbox-relay");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void run() {
        while (ending.getCount() > 0) {
            try (Connection connection = dataSource.getConnection()) {
                try {
                    relayUntilTheEnd(connection);
                } finally {
                    letGo(connection);
                }
            } catch (SQLException | ExecutionException | RuntimeException e) {
                LOG.warnf("events wait in the outbox: %s", e.getMessage());
                LOG.debug("events wait in the outbox", e);
                pause(RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void relayUntilTheEnd(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        execute(connection, "LISTEN outbox");
        while (ending.getCount() > 0 && !isLeader(connection)) {
            notifications.getNotifications(STAND_BY_MILLIS);
        }
        while (ending.getCount() > 0) {
            List<OutboxRow> batch = next(connection);
            if (!batch.isEmpty()) {
                sender.sendAll(batch.stream().map(this::message).toList());
                delete(connection, batch);
            }
            if (batch.size() < BATCH) {
                notifications.getNotifications(WAKE_UP_MILLIS);
            }
        }
    }

    private static void letGo(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            execute(connection, "UNLISTEN *");
            execute(connection, "SELECT pg_advisory_unlock_all()");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isLeader(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static List<OutboxRow> next(Connection connection) throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT seq, id, aggregatetype, aggregateid, type, payload, created_at FROM outbox ORDER BY seq LIMIT ?")) {
            statement.setInt(1, BATCH);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new OutboxRow(
                            result.getLong(1),
                            result.getString(2),
                            Outbox.TOPIC_PREFIX + result.getString(3),
                            result.getString(4),
                            result.getString(5),
                            result.getString(6),
                            result.getObject(7, OffsetDateTime.class)));
                }
            }
        }
        return rows;
    }

    private ProducerRecord<String, CloudEvent> message(OutboxRow row) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId(row.id())
                .withSource(source)
                .withType(row.type())
                .withSubject(row.key())
                .withTime(row.time())
                .withData("application/json", row.payload().getBytes(StandardCharsets.UTF_8))
                .build();
        return new ProducerRecord<>(row.topic(), row.key(), event);
    }

    private static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        Array seqs = connection.createArrayOf(
                "bigint", rows.stream().map(OutboxRow::seq).toArray());
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM outbox WHERE seq = ANY (?)")) {
            statement.setArray(1, seqs);
            statement.executeUpdate();
        } finally {
            seqs.free();
        }
    }

    private void pause(int millis) {
        try {
            ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
