package org.interagency.kit.fact;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Has transactions take turns at what no row stands for. */
public final class AdvisoryLock {

    private AdvisoryLock() {}

    /**
     * Waits until no other transaction that took a turn at the same, alone or together, is open, and keeps others waiting until this
     * one ends.
     *
     * @param name of what is taken turns at
     */
    public static void takeExclusive(EntityManager entityManager, String name) {
        lock(entityManager, "SELECT 1 FROM pg_advisory_xact_lock(hashtext(:name))", name);
    }

    /**
     * Waits until no transaction that took a turn at the same alone is open, and keeps such waiting until this one ends.
     *
     * @param name of what is taken turns at
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
