package org.interagency.kit.fact;

import java.util.Set;
import org.interagency.kit.access.Mandate;

/** Is told what is written of the kinds whose things belong to agencies, in the transaction of the write and once for each batch. */
public interface EntryListener {

    /**
     * Things were registered. The transaction has locked their keys.
     *
     * @param topic the topic of their kind
     * @param keys at least one
     * @param mandate that of the writer
     */
    void registered(String topic, Set<String> keys, Mandate mandate);

    /**
     * Things that existed before were changed or retired. The transaction has locked their keys.
     *
     * @param topic the topic of their kind
     * @param keys at least one
     * @param mandate that of the writer
     */
    void changed(String topic, Set<String> keys, Mandate mandate);
}
