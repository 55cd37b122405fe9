package org.interagency.kit.fact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Work in a transaction of its own that is kept only if its result is as wished. */
public final class Trial {

    private static final int LONGEST_SECONDS = 900;

    private Trial() {}

    /**
     * Works, then commits or rolls back.
     *
     * @param keep whether to commit; a failed commit or an exception keeps nothing
     */
    public static <T> T run(Supplier<T> work, Predicate<T> keep) {
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
}
