package org.interagency.kit.copy;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What a service has derived from copies and stored, such as findings. A service that stores such has one bean of this type. */
public interface DerivedFromCopies {

    /**
     * Marks what rests on some copies as stale. Called in the transaction that adds or replaces them, however they came, so that nobody sees the
     * new copies and takes what is derived from the old ones for up to date.
     *
     * @param topic the topic of the facts
     * @param keys of the facts, at least one
     */
    void invalidate(String topic, List<String> keys);

    /**
     * Derives anew whatever is stale. Opens transactions of its own. One thing that cannot be derived does not keep the others from being derived.
     *
     * @param ended whether to stop early
     * @throws RuntimeException if something could not be derived; it stays stale
     */
    void bringUpToDate(BooleanSupplier ended);
}
