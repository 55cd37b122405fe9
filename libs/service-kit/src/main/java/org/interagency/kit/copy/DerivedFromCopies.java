package org.interagency.kit.copy;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Stored data that a service derives from copies, such as findings. A service with such data has one bean of this type. */
public interface DerivedFromCopies {

    /**
     * Marks the data that depends on some copies as stale. Called in the transaction that adds or replaces the copies, so that no reader sees new
     * copies while data derived from the old ones counts as up to date.
     *
     * @param topic the topic of the facts
     * @param keys the keys of the facts, at least one
     */
    void invalidate(String topic, List<String> keys);

    /**
     * Derives all stale data again. Opens transactions of its own. An item that fails stays stale and is retried by a later call, as {@link Attempts}
     * says; the others are derived all the same.
     *
     * @param ended tells whether to stop early
     * @throws RuntimeException if the database is unavailable
     */
    void bringUpToDate(BooleanSupplier ended);
}
