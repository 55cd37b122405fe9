package org.interagency.kit.fact;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Keeps parents from forming a cycle. */
public final class Ancestry {

    private Ancestry() {}

    /**
     * Lets one transaction at a time change parents, since two at once could close a cycle that neither closes alone.
     *
     * @param tree the name of the tree
     */
    public static void lock(EntityManager entityManager, String tree) {
        entityManager
                .createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtext(:tree))", Tuple.class)
                .setParameter("tree", tree)
                .getSingleResult();
    }

    /**
     * Whether something would be its own ancestor if it had this parent.
     *
     * @param parentOf the parent of a code, or {@code null}
     */
    public static boolean wouldCircle(String code, @Nullable String parent, UnaryOperator<@Nullable String> parentOf) {
        Set<String> seen = new HashSet<>();
        for (String step = parent; step != null && seen.add(step); step = parentOf.apply(step)) {
            if (step.equals(code)) {
                return true;
            }
        }
        return false;
    }
}
