package org.interagency.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.interagency.kit.outbox.OutboxTable.Backlog;
import org.jspecify.annotations.Nullable;

/** What the relay does, for the health checks and the metrics. Written by the thread of the relay, read by others. */
@ApplicationScoped
class RelayState {

    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);
    private static final Duration LONGEST_TURN = Duration.ofMinutes(2);
    private static final Duration LONGEST_FAILURE = Duration.ofSeconds(30);

    private volatile boolean isEnabled;
    private volatile boolean isLeader;
    private volatile Instant lastTurn = Instant.now();
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable String failure;
    private volatile Backlog backlog = new Backlog(0, 0, 0);
    private Instant nextCount = Instant.MIN;

    RelayState(MeterRegistry metrics) {
        gauge(metrics, "registry.outbox.rows", "Events that wait to be sent to Kafka", state -> state.backlog.rows());
        gauge(
                metrics,
                "registry.outbox.age.seconds",
                "Seconds since the oldest of the waiting events was stored",
                state -> state.backlog.ageSeconds());
        gauge(
                metrics,
                "registry.outbox.parked",
                "Events that Kafka cannot take, which are parked",
                state -> state.backlog.parked());
        gauge(
                metrics,
                "registry.relay.leader",
                "1 in the replica that sends the events, 0 in the others",
                state -> state.isLeader ? 1 : 0);
    }

    private void gauge(MeterRegistry metrics, String name, String description, ToDoubleFunction<RelayState> value) {
        Gauge.builder(name, this, value).description(description).register(metrics);
    }

    void begins() {
        isEnabled = true;
        lastTurn = Instant.now();
    }

    void isLeader(boolean leads) {
        isLeader = leads;
    }

    /** The relay is at work. Counts what waits if the last count is older than five seconds. */
    void counts(OutboxTable outbox) throws SQLException {
        lastTurn = Instant.now();
        if (!lastTurn.isBefore(nextCount)) {
            backlog = outbox.backlog();
            nextCount = lastTurn.plus(BETWEEN_COUNTS);
        }
    }

    void succeeded() {
        failingSince = null;
        failure = null;
    }

    void failed(Throwable e) {
        lastTurn = Instant.now();
        failure = e.getMessage();
        if (failingSince == null) {
            failingSince = lastTurn;
        }
    }

    /** Whether the relay works or is switched off: false if it has ended or has not come back from a turn for two minutes. */
    boolean isAlive() {
        return !isEnabled || lastTurn.plus(LONGEST_TURN).isAfter(Instant.now());
    }

    /** Why events have not been sent for over 30 seconds; {@code null} if they are sent. */
    @Nullable
    String failure() {
        Instant since = failingSince;
        return since != null && since.plus(LONGEST_FAILURE).isBefore(Instant.now()) ? failure : null;
    }

    boolean isLeader() {
        return isLeader;
    }

    Backlog backlog() {
        return backlog;
    }
}
