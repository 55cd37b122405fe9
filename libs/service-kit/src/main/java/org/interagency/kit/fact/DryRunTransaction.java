package org.interagency.kit.fact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Work in a transaction that is rolled back unless its result is to be kept. */
public final class DryRunTransaction {

    /** How long a transaction may take that writes many things, in seconds. */
    public static final int LONGEST_SECONDS = 900;

    private DryRunTransaction() {}

    /**
     * Does the work in a new transaction, then commits or rolls back. If a transaction is open already, does the work in that one and, if the result
     * is not to be kept, marks it for rollback only.
     *
     * @param keep tells whether to commit; if the work or the commit fails, a new transaction stores nothing
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
