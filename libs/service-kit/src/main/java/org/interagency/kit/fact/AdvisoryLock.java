package org.interagency.kit.fact;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** PostgreSQL's advisory locks, for what has no row to lock. */
public final class AdvisoryLock {

    private AdvisoryLock() {}

    /**
     * Takes an exclusive advisory lock, held until the transaction ends. Waits while another transaction holds it, exclusive or shared.
     *
     * @param name the name of the lock
     */
    public static void takeExclusive(EntityManager entityManager, String name) {
        lock(entityManager, "SELECT 1 FROM pg_advisory_xact_lock(hashtext(:name))", name);
    }

    /**
     * Takes a shared advisory lock, held until the transaction ends. Waits while another transaction holds it exclusively.
     *
     * @param name the name of the lock
     */
    public static void takeShared(EntityManager entityManager, String name) {
        lock(entityManager, "SELECT 1 FROM pg_advisory_xact_lock_shared(hashtext(:name))", name);
    }

    private static void lock(EntityManager entityManager, String sql, String name) {
        entityManager
                .createNativeQuery(sql, Tuple.class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
