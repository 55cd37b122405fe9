package org.interagency.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.interagency.contracts.Fact;

/** Where a transaction leaves its events; they go to Kafka if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** What the names of all topics begin with; the rest is the aggregate type in the table. */
    static final String TOPIC_PREFIX = "registry.";

    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final LockedKeys locked;

    Outbox(EntityManager entityManager, ObjectMapper json, LockedKeys locked) {
        this.entityManager = entityManager;
        this.json = json;
        this.locked = locked;
    }

    /**
     * Waits until no other transaction writes facts of these keys, and keeps others waiting until this one ends. A fact need not exist
     * to be locked. Keys are locked in their own order, so that transactions that lock once cannot deadlock.
     *
     * @param topic of the facts
     */
    public void lock(String topic, Set<String> keys) {
        Set<String> wanted =
                keys.stream().filter(key -> !locked.contain(topic, key)).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return;
        }
        entityManager
                .createNativeQuery(
                        """
                        INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
                        SELECT :type, key, 0 FROM unnest(CAST(:keys AS text[])) AS key ORDER BY key
                        ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = latest.version""")
                .setParameter("type", aggregateType(topic))
                .setParameter("keys", wanted.toArray(String[]::new))
                .executeUpdate();
        locked.add(topic, wanted);
    }

    /** Whether the transaction that is open has locked the key. */
    public boolean isLocked(String topic, String key) {
        return locked.contain(topic, key);
    }

    private static String aggregateType(String topic) {
        return topic.substring(TOPIC_PREFIX.length());
    }

    /**
     * Adds an event to the transaction. Events of one key leave in the order in which they were added, as long as their
     * writers {@link #lock} the key first. The database refuses a version that is not higher than the last one announced.
     *
     * @param topic one of {@link org.interagency.contracts.Topics#FACTS}
     * @param type the CloudEvents type
     * @param fact the event's data, whose key becomes its subject
     */
    public void append(String topic, String type, Fact fact) {
        try {
            entityManager.persist(new OutboxEntity(
                    UUID.randomUUID(), aggregateType(topic), fact.key(), type, json.writeValueAsString(fact)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
