package org.interagency.kit.outbox;

import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Tells how large facts are before they are read. */
public final class StoredSizes {

    private StoredSizes() {}

    /**
     * How many bytes all rows of a fact have as text, about as many as its event.
     *
     * @param rows an entity class
     * @param key the column that identifies the fact
     * @return by key; a key without a fact is left out
     */
    public static Map<String, Long> of(Session session, Class<?> rows, String key, Collection<String> keys) {
        return session
                .createNativeQuery(
                        """
                        SELECT stored.%1$s, sum(octet_length(CAST(stored AS text))) FROM %2$s AS stored
                        WHERE stored.%1$s = ANY (:keys) GROUP BY stored.%1$s"""
                                .formatted(key, rows.getAnnotation(Table.class).name()),
                        Tuple.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
