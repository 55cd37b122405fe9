package org.interagency.kit.copy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.kit.history.Cause;
import org.interagency.kit.metric.RecentlyRead;

/**
 * The queue of reorganisations that have a copy and are not carried out yet. {@link CopyStore} adds to it in the transaction that keeps the copy.
 *
 * <p>Each reorganisation is carried out once, in the order of the queue:
 *
 * <ul>
 *   <li><b>Writes.</b> A write in the name of an agency takes a shared lock ({@link Reorganisations#lockShared}) before it reads; carrying out a
 *       reorganisation takes the exclusive lock. So a write sees all of a reorganisation or nothing of it, and the reorganisation finds, and passes
 *       on, what earlier writes stored in the name of an agency that it ends. A write counts as earlier than every reorganisation that is pending
 *       when the write begins. Writes share the lock with each other, and lock the facts that they write.
 *   <li><b>Crashes.</b> The entry is deleted in the transaction that carries out the reorganisation, so a crash loses nothing. At the next start the
 *       worker finds what a consumer committed, and Kafka delivers again what it did not commit. Keeping a copy that is not newer adds nothing to the
 *       queue.
 *   <li><b>Replicas.</b> Replicas take the same exclusive lock, and take an entry only while they hold it.
 *   <li><b>Failures.</b> A reorganisation that fails blocks those behind it, since their order matters. It is {@link Attempts retried}.
 * </ul>
 */
@ApplicationScoped
public class PendingReorganisations {

    private final CopyStore store;
    private final Reorganisations reorganisations;
    private final Cause cause;
    private final Attempts attempts;
    private final List<AgencyHoldings> holdings;
    private final RecentlyRead<Integer> pending = new RecentlyRead<>(this::count);

    PendingReorganisations(
            CopyStore store,
            Reorganisations reorganisations,
            Cause cause,
            Attempts attempts,
            @All List<AgencyHoldings> holdings) {
        this.store = store;
        this.reorganisations = reorganisations;
        this.cause = cause;
        this.attempts = attempts;
        this.holdings = holdings;
    }

    /** Called once, when a service starts that has such work. */
    void startMetrics(MeterRegistry metrics) {
        Gauge.builder("registry.reorganisations.pending", pending, RecentlyRead::get)
                .description("Reorganisations that have a copy and are not carried out yet")
                .register(metrics);
    }

    /** The number of pending reorganisations, including the one that is being carried out. Needs a transaction. */
    public int count() {
        return store.pendingReorganisations();
    }

    /**
     * Carries out the pending reorganisations, each in a transaction of its own. Stops at one that fails or that has failed and is not due yet; it and
     * those after it stay pending.
     *
     * @param ended tells whether to stop early
     * @throws RuntimeException if the database is unavailable
     */
    public void carryOut(BooleanSupplier ended) {
        attempts.retry(WorkKind.REORGANISATION, this::carryOut, ended);
        boolean mayBeMore = true;
        while (mayBeMore && !ended.getAsBoolean()) {
            mayBeMore = next().flatMap(code -> attempts.attempt(WorkKind.REORGANISATION, code, () -> carryOut(code)))
                    .isPresent();
        }
    }

    /** The code of the next reorganisation; empty if none is pending or the next one is failing. */
    private Optional<String> next() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        attempts
                                .withoutFailing(
                                        WorkKind.REORGANISATION,
                                        store.nextReorganisation().stream().toList())
                                .stream()
                                .findFirst());
    }

    /** @return whether this call carried it out, and not another replica while this one waited for the lock */
    private boolean carryOut(String code) {
        reorganisations.lockExclusively();
        Optional<AgencyChangeFact> taken = store.takePendingReorganisation(code);
        taken.ifPresent(change -> {
            cause.is(change);
            holdings.forEach(held -> held.passOn(change));
            store.recordCarriedOut(code);
        });
        return taken.isPresent();
    }
}
