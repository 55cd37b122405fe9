package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs several tasks, each in a transaction of its own. A task that fails does not stop the others. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Session session;
    private @Nullable RuntimeException failure;

    Attempts(Session session) {
        this.session = session;
    }

    /**
     * Runs a task.
     *
     * @param what describes the task in the log
     * @throws RuntimeException if the database is unavailable, so that no other task can succeed
     */
    void attempt(String what, Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
        } catch (RuntimeException e) {
            requireDatabase(e);
            LOG.errorf(e, "%s failed", what);
            if (failure == null) {
                failure = e;
            } else {
                failure.addSuppressed(e);
            }
        }
    }

    private void requireDatabase(RuntimeException failed) {
        try {
            QuarkusTransaction.requiringNew().run(() -> session.createNativeQuery("SELECT 1", Integer.class)
                    .getSingleResult());
        } catch (RuntimeException away) {
            away.addSuppressed(failed);
            throw away;
        }
    }

    /** @throws RuntimeException if a task failed: the failure of the first one, with those of the others suppressed */
    void complain() {
        if (failure != null) {
            throw failure;
        }
    }
}
