package org.interagency.kit.copy;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.interagency.kit.history.Cause;

/**
 * The reorganisations of which a copy is kept and which are still to be carried out. {@link CopyStore} records them in the transaction that keeps
 * the copy.
 *
 * <p>Each is carried out once, in the order in which they were recorded, whatever happens between:
 *
 * <ul>
 *   <li><b>A write</b> counts as if it came before every reorganisation that is pending when it begins. It holds the reorganisations
 *       ({@link Reorganisations#lockShared}) before it reads, and one is carried out only when no such transaction is open. So the write sees all of a
 *       reorganisation or nothing, and what it stored meanwhile in the name of an agency that ends is there when the reorganisation looks for
 *       what passes on. Two writes share the hold, and lock what they write.
 *   <li><b>A crash</b> loses nothing: the record is struck off in the transaction that carries the reorganisation out. What a consumer committed
 *       is found at the next start, and what it did not commit is delivered to it again. Keeping a copy that is there records nothing.
 *   <li><b>Replicas</b> take turns by the same lock, and look at the record only once they have it.
 *   <li><b>A failure</b> keeps those behind it waiting, since their order counts.
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

    /** How many there are, with the one that is being carried out. Needs a transaction. */
    public int count() {
        return store.pendingReorganisations();
    }

    /**
     * Carries them out, each in a transaction of its own.
     *
     * @param ended whether to stop early
     * @throws RuntimeException if one fails; it and those after it stay pending
     */
    public void carryOut(BooleanSupplier ended) {
        boolean someWereThere = true;
        while (someWereThere && !ended.getAsBoolean()) {
            someWereThere = QuarkusTransaction.requiringNew().call(this::carryOutNext);
        }
    }

    /** @return whether there were any, so that there may be more */
    private boolean carryOutNext() {
        if (count() == 0) {
            return false;
        }
        reorganisations.lockExclusively();
        // By now another replica may have carried it out.
        store.takePendingReorganisation().ifPresent(change -> {
            cause.is(change);
            holdings.forEach(held -> held.passOn(change));
        });
        return true;
    }
}
