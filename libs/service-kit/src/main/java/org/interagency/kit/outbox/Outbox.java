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

/** Appends events to the outbox table, in the transaction of the write. They are sent to Kafka if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** The prefix of all topic names; the rest of a name is the aggregate type in the table. */
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
     * Locks the keys of facts until the transaction ends. A fact need not exist. Keys are locked in sorted order, so that transactions that lock only
     * once cannot deadlock.
     *
     * @param topic the topic of the facts
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

    /** Whether the current transaction has locked the key. */
    public boolean isLocked(String topic, String key) {
        return locked.contain(topic, key);
    }

    private static String aggregateType(String topic) {
        return topic.substring(TOPIC_PREFIX.length());
    }

    /**
     * Appends an event in the current transaction. Events of one key are sent in the order in which they were appended, if their writers {@link
     * #lock} the key first. The database refuses a version that is not higher than that of the last event.
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
