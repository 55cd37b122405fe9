package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Attempts at several things, each in a transaction of its own; one that fails does not keep the others from being attempted. */
final class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Session session;
    private @Nullable RuntimeException failure;

    Attempts(Session session) {
        this.session = session;
    }

    /**
     * Attempts a thing.
     *
     * @param what it is, for the log
     * @throws RuntimeException if the database is away, so that nothing else can succeed either
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

    /** @throws RuntimeException the first failure, if any, with all later ones */
    void complain() {
        if (failure != null) {
            throw failure;
        }
    }
}
