package org.interagency.kit.outbox;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The keys that a transaction has locked. */
@TransactionScoped
class LockedKeys implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, Set<String>> byTopic = new HashMap<>();

    void add(String topic, Set<String> keys) {
        byTopic.computeIfAbsent(topic, first -> new HashSet<>()).addAll(keys);
    }

    void clear() {
        byTopic.clear();
    }

    boolean contain(String topic, String key) {
        return byTopic.getOrDefault(topic, Set.of()).contains(key);
    }
}
