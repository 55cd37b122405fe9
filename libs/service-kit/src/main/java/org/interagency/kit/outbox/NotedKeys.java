package org.interagency.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;

/**
 * The keys of facts that a transaction will lock together, although it learns of them one batch after the other. They are in a temporary table, since
 * there may be millions of them. Every method needs a transaction.
 */
@ApplicationScoped
public class NotedKeys {

    private final EntityManager entityManager;
    private final LockedKeys locked;

    NotedKeys(EntityManager entityManager, LockedKeys locked) {
        this.entityManager = entityManager;
        this.locked = locked;
    }

    /**
     * Notes keys.
     *
     * @param topic the topic of the facts
     */
    public void add(String topic, Set<String> keys) {
        createTable();
        entityManager
                .createNativeQuery(
                        """
                        INSERT INTO noted_key (aggregatetype, aggregateid)
                        SELECT :type, key FROM unnest(CAST(:keys AS text[])) AS key ON CONFLICT DO NOTHING""")
                .setParameter("type", Outbox.aggregateType(topic))
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }

    /** Locks all noted keys of a topic, like {@link Outbox#lock}, until the transaction ends. */
    public void lock(String topic) {
        createTable();
        entityManager
                .createNativeQuery(
                        """
                        INSERT INTO latest_version AS latest (aggregatetype, aggregateid, version)
                        SELECT aggregatetype, aggregateid, 0 FROM noted_key WHERE aggregatetype = :type ORDER BY aggregateid
                        ON CONFLICT (aggregatetype, aggregateid) DO UPDATE SET version = latest.version""")
                .setParameter("type", Outbox.aggregateType(topic))
                .executeUpdate();
    }

    /** Forgets which keys the transaction has locked, so that they take no memory. They stay locked, and may be locked again. */
    public void forgetLocked() {
        locked.clear();
    }

    private void createTable() {
        entityManager
                .createNativeQuery(
                        """
                        CREATE TEMPORARY TABLE IF NOT EXISTS noted_key (
                            aggregatetype text, aggregateid text, PRIMARY KEY (aggregatetype, aggregateid)) ON COMMIT DROP""")
                .executeUpdate();
    }
}
