package org.interagency.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.errors.InterruptException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.interagency.kit.outbox.EventSender.UnsentEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sends events from the outbox to Kafka: at least once, in order per key, as soon as their transaction commits.
 *
 * <p>Only the replica that holds the advisory lock sends. Another takes over within about a second when that one dies, since its connection ends; and
 * within about 12 seconds when it hangs, since PostgreSQL ends a connection that has been idle for 10 seconds. Should the first one wake up later, Kafka
 * refuses what it sends (see {@link EventSender}).
 *
 * <p>An event that Kafka cannot take is parked with the reason, and those behind it are sent. A topic that Kafka has lost is made anew; it, or one that
 * was emptied, gets the newest version of every fact ({@link Republisher}).
 *
 * <p>Runs while the service runs, and can be switched off with {@code registry.outbox.relay=false} where Debezium reads the table instead.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int WAKE_UP_MILLIS = 5_000;
    private static final int STAND_BY_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 500;
    private static final int LONGEST_ANSWER_MILLIS = 20_000;
    private static final String LONGEST_IDLE = "10s";

    /** How long a wait for a notification can go on after the service has begun to stop, since it cannot be interrupted. */
    private static final int DEAF_MILLIS = 250;

    private static final int LONGEST_STOP_MILLIS = 2_000;

    /** The key of the advisory lock: arbitrary, but the same in all replicas. */
    private static final long LOCK = 0x6f7574626f78L;

    private final DataSource dataSource;
    private final EventSender sender;
    private final EventTopics topics;
    private final Republisher republisher;
    private final RelayState state;
    private final boolean enabled;
    private final Duration betweenLooksAtTopics;
    private final CountDownLatch ending = new CountDownLatch(1);
    private @Nullable Thread thread;
    private Instant nextLookAtTopics = Instant.MIN;

    OutboxRelay(
            DataSource dataSource,
            EventSender sender,
            EventTopics topics,
            Republisher republisher,
            RelayState state,
            @ConfigProperty(name = "registry.outbox.relay", defaultValue = "true") boolean enabled,
            @ConfigProperty(name = "registry.outbox.look-at-topics-every", defaultValue = "30s")
                    Duration betweenLooksAtTopics) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.topics = topics;
        this.republisher = republisher;
        this.state = state;
        this.enabled = enabled;
        this.betweenLooksAtTopics = betweenLooksAtTopics;
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            state.begins();
            thread = new Thread(this::run, "outbox-relay");
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        ending.countDown();
        if (thread != null) {
            thread.interrupt();
            thread.join(LONGEST_STOP_MILLIS);
        }
    }

    private void run() {
        while (ending.getCount() > 0) {
            try (Connection connection = dataSource.getConnection()) {
                int longestAnswerOfThePool = connection.getNetworkTimeout();
                try {
                    prepare(connection);
                    relayUntilTheEnd(connection);
                } finally {
                    state.isLeader(false);
                    sender.close();
                    letGo(connection, longestAnswerOfThePool);
                }
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | ExecutionException | RuntimeException | Error e) {
                state.failed(e);
                LOG.warnf("events wait in the outbox: %s", e.getMessage());
                LOG.debug("events wait in the outbox", e);
                pause(RETRY_MILLIS);
            }
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
        execute(connection, "SET idle_session_timeout = '" + LONGEST_IDLE + "'");
        execute(connection, "LISTEN outbox");
    }

    private void awaitNotification(PGConnection notifications, int millis) throws SQLException {
        boolean isNotified = false;
        for (int waited = 0; waited < millis && !isNotified && ending.getCount() > 0; waited += DEAF_MILLIS) {
            isNotified = notifications.getNotifications(DEAF_MILLIS).length > 0;
        }
    }

    private static void letGo(Connection connection, int longestAnswerMillis) throws SQLException {
        if (connection.isValid(1)) {
            execute(connection, "UNLISTEN *");
            execute(connection, "SELECT pg_advisory_unlock_all()");
            execute(connection, "RESET idle_session_timeout");
            connection.setNetworkTimeout(Runnable::run, longestAnswerMillis);
        }
    }

    private void relayUntilTheEnd(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        PGConnection notifications = connection.unwrap(PGConnection.class);
        OutboxTable outbox = new OutboxTable(connection);
        while (ending.getCount() > 0 && !takesLock(connection)) {
            state.counts(outbox);
            state.succeeded();
            awaitNotification(notifications, STAND_BY_MILLIS);
        }
        if (ending.getCount() == 0) {
            // To open the sender here would fence the replica that sends.
            return;
        }
        state.isLeader(true);
        state.counts(outbox);
        topics.prepare();
        sender.open();
        nextLookAtTopics = Instant.MIN;
        while (ending.getCount() > 0) {
            lookAtTopics(connection, outbox);
            boolean isEmpty = sendNext(connection, outbox);
            state.succeeded();
            state.counts(outbox);
            if (isEmpty) {
                awaitNotification(notifications, WAKE_UP_MILLIS);
            }
        }
    }

    private void lookAtTopics(Connection connection, OutboxTable outbox)
            throws SQLException, ExecutionException, InterruptedException {
        if (Instant.now().isBefore(nextLookAtTopics)) {
            return;
        }
        topics.createMissing();
        beat(connection);
        republisher.republishLost(topics, () -> {
            beat(connection);
            state.counts(outbox);
        });
        beat(connection);
        nextLookAtTopics = Instant.now().plus(betweenLooksAtTopics);
    }

    /** @return whether the outbox is empty */
    private boolean sendNext(Connection connection, OutboxTable outbox)
            throws SQLException, ExecutionException, InterruptedException {
        List<OutboxRow> batch = outbox.next();
        if (batch.isEmpty()) {
            return true;
        }
        Optional<UnsentEvent> unsendable = sender.send(batch, () -> beat(connection));
        if (unsendable.isEmpty()) {
            outbox.delete(batch);
        } else {
            park(outbox, unsendable.get().row(), unsendable.get().cause().getMessage());
        }
        return false;
    }

    private static void park(OutboxTable outbox, OutboxRow row, String reason) throws SQLException {
        LOG.errorf("event %s of %s is parked: %s", row.type(), row.key(), reason);
        outbox.park(row, reason);
    }

    /** Tells PostgreSQL that the relay is alive, so that it keeps the connection and with it the lock. */
    private static void beat(Connection connection) throws SQLException {
        execute(connection, "SELECT 1");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean takesLock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
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
