package org.interagency.kit.copy;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.history.Cause;

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
 *   <li><b>Failures.</b> A reorganisation that fails blocks those behind it, since their order matters.
 * </ul>
 */
@ApplicationScoped
public class PendingReorganisations {

    private final CopyStore store;
    private final Reorganisations reorganisations;
    private final Cause cause;
    private final List<AgencyHoldings> holdings;

    PendingReorganisations(
            CopyStore store, Reorganisations reorganisations, Cause cause, @All List<AgencyHoldings> holdings) {
        this.store = store;
        this.reorganisations = reorganisations;
        this.cause = cause;
        this.holdings = holdings;
    }

    /** The number of pending reorganisations, including the one that is being carried out. Needs a transaction. */
    public int count() {
        return store.pendingReorganisations();
    }

    /**
     * Carries out the pending reorganisations, each in a transaction of its own.
     *
     * @param ended tells whether to stop early
     * @throws RuntimeException if one fails; it and those after it stay pending
     */
    public void carryOut(BooleanSupplier ended) {
        boolean someWereThere = true;
        while (someWereThere && !ended.getAsBoolean()) {
            someWereThere = QuarkusTransaction.requiringNew()
                    .timeout(DryRunTransaction.LONGEST_SECONDS)
                    .call(this::carryOutNext);
        }
    }

    /** @return whether any was pending, so that there may be more */
    private boolean carryOutNext() {
        if (count() == 0) {
            return false;
        }
        reorganisations.lockExclusively();
        // Another replica may have carried it out while this one waited for the lock.
        store.takePendingReorganisation().ifPresent(change -> {
            cause.is(change);
            holdings.forEach(held -> held.passOn(change));
        });
        return true;
    }
}
