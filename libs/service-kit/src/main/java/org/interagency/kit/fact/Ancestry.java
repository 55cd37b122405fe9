package org.interagency.kit.fact;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keeps parents from forming a cycle. */
public final class Ancestry {

    private Ancestry() {}

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

    /**
     * Reads who is part of whom, from some things up to the top, in the last state that is on record of each.
     *
     * @param table of a kind that has the columns {@code code} and {@code parent}
     * @return the parent, or {@code null}, by code
     */
    public static Map<String, @Nullable String> above(
            EntityManager entityManager, String table, Collection<String> codes) {
        Map<String, @Nullable String> parents = new HashMap<>();
        entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        WITH RECURSIVE above (code, parent) AS (
                            SELECT code, parent FROM %1$s WHERE code = ANY (:codes) AND until IS NULL
                            UNION
                            SELECT t.code, t.parent FROM %1$s t JOIN above ON t.code = above.parent WHERE t.until IS NULL)
                        SELECT code, parent FROM above"""
                                .formatted(table),
                        Tuple.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .list()
                .forEach(row -> parents.put(row.get(0, String.class), row.get(1, String.class)));
        return parents;
    }
}
