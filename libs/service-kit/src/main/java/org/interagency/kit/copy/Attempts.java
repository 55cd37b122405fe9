package org.interagency.kit.copy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.limit.TimeLimit;
import org.interagency.kit.metric.RecentlyRead;
import org.interagency.kit.trace.Traces;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the pieces of work that follow from copies, each in a transaction of its own and for a limited time. A piece that fails does not stop the
 * others: it is recorded with a reason for people, counted by a metric, and {@link #retry retried} after a pause of its own.
 */
@ApplicationScoped
public class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** How much later the whole transaction times out than a single statement in it. */
    private static final int GRACE_SECONDS = 5;

    private final Session session;
    private final FailingWork failing;
    private final Traces traces;
    private final int detectionSeconds;
    private final RecentlyRead<Map<WorkKind, Integer>> counts;

    Attempts(
            Session session,
            FailingWork failing,
            Traces traces,
            @ConfigProperty(name = "registry.detection.timeout", defaultValue = "120s") Duration detectionTimeout) {
        this.session = session;
        this.failing = failing;
        this.traces = traces;
        this.detectionSeconds = (int) Math.max(1, detectionTimeout.toSeconds());
        this.counts = new RecentlyRead<>(failing::counts);
    }

    /** Called once, when a service starts that has such work. */
    void startMetrics(MeterRegistry metrics) {
        for (WorkKind kind : WorkKind.values()) {
            Gauge.builder("registry.worker.failing", this, attempts -> attempts.failing()
                            .getOrDefault(kind, 0))
                    .tag("kind", kind.code())
                    .description("Pieces of work that have failed and have not succeeded since")
                    .register(metrics);
        }
    }

    /** The number of failing pieces of each kind as it was at most five seconds ago; a kind without any is left out. */
    Map<WorkKind, Integer> failing() {
        return counts.get();
    }

    /** How long the detection of one programme or contingency may take. */
    public Duration longestDetection() {
        return Duration.ofSeconds(detectionSeconds);
    }

    /**
     * Runs a piece of work in a transaction and a span of its own, whether or not it has failed before. A detection may take as long as {@code
     * registry.detection.timeout} says, a reorganisation {@value DryRunTransaction#LONGEST_SECONDS} seconds; then its thread is interrupted.
     *
     * @param key which piece of its kind
     * @param work its result must not be {@code null}
     * @return the result; empty if the work failed, which is recorded then
     * @throws RuntimeException if the failure cannot be recorded: the database is unavailable, so no other piece can succeed
     */
    public <T> Optional<T> attempt(WorkKind kind, String key, Supplier<T> work) {
        String name = kind == WorkKind.REORGANISATION ? "carry out reorganisation" : "detect " + kind.code();
        return traces.within(name, "registry." + kind.code(), key, () -> attemptInSpan(kind, key, work));
    }

    private <T> Optional<T> attemptInSpan(WorkKind kind, String key, Supplier<T> work) {
        int seconds = kind == WorkKind.REORGANISATION ? DryRunTransaction.LONGEST_SECONDS : detectionSeconds;
        long start = System.nanoTime();
        try {
            return Optional.of(QuarkusTransaction.requiringNew()
                    .timeout(seconds + GRACE_SECONDS)
                    .call(() -> {
                        limitStatements(seconds);
                        T result = TimeLimit.within(Duration.ofSeconds(seconds), work);
                        failing.delete(kind, key);
                        return result;
                    }));
        } catch (RuntimeException e) {
            // The transaction wraps errors. Those of the JVM as a whole are not failures of this piece.
            if (e.getCause() instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
                throw error;
            }
            boolean timedOut = System.nanoTime() - start >= TimeUnit.SECONDS.toNanos(seconds);
            record(kind, key, timedOut ? tookLongerThan(kind, seconds) : null, e);
            return Optional.empty();
        }
    }

    /**
     * Lets a statement that takes too long, such as one that waits for a lock, fail in this thread. When the transaction times out, another thread
     * rolls it back while this one goes on until it needs the database.
     */
    private void limitStatements(int seconds) {
        session.createNativeQuery("SELECT set_config('statement_timeout', :limit, true)", Tuple.class)
                .setParameter("limit", seconds + "s")
                .getSingleResult();
    }

    private static String tookLongerThan(WorkKind kind, int seconds) {
        return "%s took longer than %d seconds."
                .formatted(kind == WorkKind.REORGANISATION ? "The reorganisation" : "Detection", seconds);
    }

    /** @param known the reason; {@code null} if only the log can tell it */
    private void record(WorkKind kind, String key, @Nullable String known, RuntimeException failure) {
        Traces.fail(Span.current(), failure);
        UUID reference = UUID.randomUUID();
        String reason =
                known == null ? "An internal error occurred; the log has it under reference " + reference + "." : known;
        LOG.errorf(
                failure,
                "%s %s failed and will be retried, reference %s: %s",
                kind.code(),
                key,
                reference,
                known == null ? "an internal error" : known);
        try {
            QuarkusTransaction.requiringNew().run(() -> failing.add(kind, key, reason));
        } catch (RuntimeException unavailable) {
            unavailable.addSuppressed(failure);
            throw unavailable;
        }
    }

    /**
     * Attempts the failed pieces of a kind again whose next attempt is due. Stops after the first that fails again, so that new work need not wait
     * until all of them have failed; those after it stay due. Opens transactions of its own.
     *
     * @param work gets the key of a piece
     * @param ended tells whether to stop early
     * @throws RuntimeException if the database is unavailable
     */
    public <T> void retry(WorkKind kind, Function<String, T> work, BooleanSupplier ended) {
        for (String key : QuarkusTransaction.requiringNew().call(() -> failing.due(kind))) {
            if (ended.getAsBoolean()
                    || attempt(kind, key, () -> work.apply(key)).isEmpty()) {
                return;
            }
        }
    }

    /** Makes the next attempt of some pieces due now, where they have failed. Needs a transaction. */
    public void retryNow(WorkKind kind, Collection<String> keys) {
        failing.retryNow(kind, keys);
    }

    /** Those of some keys whose pieces are not failing, in the same order. Needs a transaction. */
    public List<String> withoutFailing(WorkKind kind, List<String> keys) {
        if (keys.isEmpty()) {
            return keys;
        }
        Set<String> failed = new HashSet<>(failing.keys(kind));
        return keys.stream().filter(key -> !failed.contains(key)).toList();
    }

    /** The pieces that are failing. Needs a transaction. */
    public Failures failures() {
        return failing.failures();
    }

    /** How long until the next failed piece is due; zero or less if one is due already, empty if none is failing. Needs a transaction. */
    Optional<Duration> untilNext() {
        return failing.untilNext();
    }
}
