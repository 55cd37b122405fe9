package org.interagency.kit.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The facts that this service owns and announces on one topic. */
public interface AnnouncedFacts {

    /** The topic of the facts. */
    String topic();

    /** How large the facts with these keys are in the database, see {@link StoredSizes}. Needs a transaction. */
    Map<String, Long> sizes(Collection<String> keys);

    /** The newest versions of the facts with these keys; a key without a fact is left out. Needs a transaction that has locked the keys. */
    List<Announcement> newest(Collection<String> keys);
}
