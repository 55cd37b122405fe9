package org.interagency.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.Fact;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.trace.Traces;

/** Appends events to the outbox table, in the transaction of the write. They are sent to Kafka if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** The prefix of all topic names; the rest of a name is the aggregate type in the table. */
    static final String TOPIC_PREFIX = "registry.";

    private final EntityManager entityManager;
    private final ObjectMapper json;
    private final LockedKeys locked;
    private final EventSize size;

    Outbox(EntityManager entityManager, ObjectMapper json, LockedKeys locked, EventSize size) {
        this.entityManager = entityManager;
        this.json = json;
        this.locked = locked;
        this.size = size;
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

    static String aggregateType(String topic) {
        return topic.substring(TOPIC_PREFIX.length());
    }

    /**
     * The event of what a person writes, which can be appended, since it is small enough. Nothing is stored yet.
     *
     * @param topic one of {@link org.interagency.contracts.Topics#FACTS}
     * @param type the CloudEvents type
     * @param fact the event's data, whose key becomes its subject
     * @throws RefusedException if the event is too large
     */
    public PreparedEvent prepare(String topic, String type, Fact fact) {
        String payload = json(fact);
        int bytes = payload.length() <= size.largestBytes() / 3
                ? payload.length()
                : payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > size.largestBytes()) {
            throw RefusedException.violating(List.of(new Violation(
                    "",
                    "With this, everything that is stored of " + fact.key() + " would take " + bytes
                            + " bytes, and the event that announces it may have " + size.largestBytes()
                            + ". Use fewer or shorter entries, or register it as several.")));
        }
        return new PreparedEvent(topic, type, fact.key(), payload);
    }

    /**
     * The event of a fact that follows from a write, such as a finding or what a reorganisation changes. It may be of any size: to refuse it would refuse
     * what it follows from, for ever. The relay parks it if Kafka cannot take it. Nothing is stored yet.
     *
     * @param topic one of {@link org.interagency.contracts.Topics#FACTS}
     * @param type the CloudEvents type
     * @param fact the event's data, whose key becomes its subject
     */
    public PreparedEvent prepareFollowing(String topic, String type, Fact fact) {
        return new PreparedEvent(topic, type, fact.key(), json(fact));
    }

    private String json(Fact fact) {
        try {
            return json.writeValueAsString(fact);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Appends an event in the current transaction. Events of one key are sent in the order in which they were appended, if their writers {@link
     * #lock} the key first. The database refuses a version that is not higher than that of the last event.
     */
    public void append(PreparedEvent event) {
        entityManager.persist(new OutboxEntity(
                UUID.randomUUID(),
                aggregateType(event.topic()),
                event.key(),
                event.type(),
                event.payload(),
                Traces.traceparent(Span.current())));
    }

    /**
     * Appends the newest versions of facts once more, in the place of their parked events. The transaction must have locked their keys, and must write
     * nothing else.
     */
    void appendAgain(String topic, List<Announcement> newest) {
        entityManager
                .createNativeQuery("SELECT set_config('registry.republishing', 'on', true)")
                .getSingleResult();
        newest.forEach(announcement -> append(prepareFollowing(topic, announcement.type(), announcement.fact())));
        deleteParked(
                topic,
                newest.stream().map(announcement -> announcement.fact().key()).toList());
    }

    /**
     * Appends, for each key, an event without data, which says that the fact was deleted. Takes the place of parked events. Locks the keys first, so that
     * no transaction that has read a fact before announces it afterwards.
     *
     * @param type the CloudEvents type
     */
    public void appendDeleted(String topic, String type, Collection<String> keys) {
        lock(topic, Set.copyOf(keys));
        entityManager
                .createNativeQuery(
                        """
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type)
                        SELECT gen_random_uuid(), :aggregate, key, :type FROM unnest(CAST(:keys AS text[])) AS key""")
                .setParameter("aggregate", aggregateType(topic))
                .setParameter("type", type)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
        deleteParked(topic, keys);
    }

    private void deleteParked(String topic, Collection<String> keys) {
        entityManager
                .createNativeQuery("DELETE FROM parked_event WHERE aggregatetype = :type AND aggregateid = ANY (:keys)")
                .setParameter("type", aggregateType(topic))
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }

    /** The last version announced of each fact, also of facts that were deleted. A key that was never announced is left out, or has 0. */
    public Map<String, Long> lastVersions(String topic, Collection<String> keys) {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        SELECT aggregateid, version FROM latest_version
                        WHERE aggregatetype = :type AND aggregateid = ANY (:keys)""",
                        Tuple.class)
                .setParameter("type", aggregateType(topic))
                .setParameter("keys", keys.toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
    }
}
