package org.interagency.kit.fact;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

/** Has transactions take turns at what no row stands for. */
public final class Turn {

    private Turn() {}

    /**
     * Waits until no other transaction that took a turn at the same is open, and keeps others waiting until this one ends.
     *
     * @param name of what is taken turns at
     */
    public static void take(EntityManager entityManager, String name) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(:name))", Tuple.class)
                .setParameter("name", name)
                .getSingleResult();
    }
}
