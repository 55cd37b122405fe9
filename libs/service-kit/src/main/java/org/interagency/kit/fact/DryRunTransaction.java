package org.interagency.kit.fact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Work in the transaction that is open, or else in one of its own, which is kept only if the result is as wished. */
public final class DryRunTransaction {

    private static final int LONGEST_SECONDS = 900;

    private DryRunTransaction() {}

    /**
     * Works, then commits or rolls back; a transaction that was open before is left to who opened it, and can only be rolled back if the work
     * is not to be kept.
     *
     * @param keep whether to commit; a failed commit or an exception keeps nothing
     */
    public static <T> T run(Supplier<T> work, Predicate<T> keep) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            return within(work, keep);
        }
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(LONGEST_SECONDS));
        try {
            T result = work.get();
            if (keep.test(result)) {
                QuarkusTransaction.commit();
            }
            return result;
        } finally {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private static <T> T within(Supplier<T> work, Predicate<T> keep) {
        T result = work.get();
        if (!keep.test(result)) {
            QuarkusTransaction.setRollbackOnly();
        }
        return result;
    }
}
