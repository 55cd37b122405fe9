package org.interagency.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.interagency.contracts.Fact;

/** Where a transaction leaves its events; they go to Kafka if, and only if, it commits. */
@ApplicationScoped
public class Outbox {

    /** What the names of all topics begin with; the rest is the aggregate type in the table. */
    static final String TOPIC_PREFIX = "registry.";

    private final EntityManager entityManager;
    private final ObjectMapper json;

    Outbox(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /**
     * Adds an event to the transaction. Events of one key leave in the order in which they were added, as long as their
     * writers hold a lock on what the key stands for.
     *
     * @param topic one of {@link org.interagency.contracts.Topics#FACTS}
     * @param type the CloudEvents type
     * @param fact the event's data, whose key becomes its subject
     */
    public void append(String topic, String type, Fact fact) {
        try {
            entityManager.persist(new OutboxEntity(
                    UUID.randomUUID(),
                    topic.substring(TOPIC_PREFIX.length()),
                    fact.key(),
                    type,
                    json.writeValueAsString(fact)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
