package org.interagency.kit.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;

/** Reads and writes when entries were confirmed. Every method needs a transaction, and those that write need the locks of the keys. */
@ApplicationScoped
class ConfirmationRepository implements PersonalRecords {

    private final Session session;

    ConfirmationRepository(Session session) {
        this.session = session;
    }

    /** The confirmations of some entries, by key. */
    Map<String, ConfirmationEntity> find(String topic, Collection<String> keys) {
        return keys.isEmpty()
                ? Map.of()
                : session
                        .createSelectionQuery(
                                "from ConfirmationEntity where id.topic = :topic and id.key in :keys",
                                ConfirmationEntity.class)
                        .setParameter("topic", topic)
                        .setParameterList("keys", keys)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(row -> row.id.key(), Function.identity()));
    }

    /** Stores that entries were confirmed on a day, which ends their mark as entered centrally. */
    void confirm(String topic, Set<String> keys, LocalDate on, String by) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO confirmation (topic, key, confirmed_on, confirmed_by, entered_centrally)
                        SELECT :topic, key, :on, :by, false FROM unnest(CAST(:keys AS text[])) AS key
                        ON CONFLICT (topic, key) DO UPDATE SET confirmed_on = excluded.confirmed_on,
                            confirmed_by = excluded.confirmed_by, entered_centrally = false""")
                .setParameter("topic", topic)
                .setParameter("on", on)
                .setParameter("by", by)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }

    @Override
    public void redact(String name) {
        session.createNativeMutationQuery("UPDATE confirmation SET confirmed_by = :redacted WHERE confirmed_by = :name")
                .setParameter("redacted", REDACTED)
                .setParameter("name", name)
                .executeUpdate();
    }

    /** Marks entries as entered centrally; when they were confirmed stays known. */
    void markCentral(String topic, Set<String> keys) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO confirmation (topic, key, entered_centrally)
                        SELECT :topic, key, true FROM unnest(CAST(:keys AS text[])) AS key
                        ON CONFLICT (topic, key) DO UPDATE SET entered_centrally = true""")
                .setParameter("topic", topic)
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }
}
