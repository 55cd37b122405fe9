package org.interagency.kit.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.Fact;
import org.interagency.contracts.Topics;
import org.interagency.kit.json.GrowingJson;
import org.interagency.kit.outbox.Republisher.Announced;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The tables of copies and of pending reorganisations. The copy of a fact is the newest version that has arrived. Every method needs a transaction.
 */
@ApplicationScoped
class CopyStore {

    private static final Logger LOG = Logger.getLogger(CopyStore.class);

    private final Session session;
    private final ObjectMapper json;
    private final List<DerivedFromCopies> derived;
    private final String service;

    CopyStore(
            Session session,
            ObjectMapper json,
            @All List<DerivedFromCopies> derived,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.session = session;
        this.service = service;
        this.derived = derived;
        this.json = GrowingJson.of(json);
    }

    /** The name of the service that keeps the copies. */
    String service() {
        return service;
    }

    /**
     * Stores each fact that is newer than its copy and records the work that follows from it: reorganisations become pending, in the order of the
     * collection; data that is {@link DerivedFromCopies derived} becomes stale.
     *
     * @return whether any fact was newer
     */
    boolean keep(String topic, Collection<? extends Fact> facts) {
        ArrayNode rows = json.createArrayNode();
        facts.stream()
                .collect(Collectors.toMap(Fact::key, fact -> fact, newer()))
                .forEach((key, fact) -> rows.addObject()
                        .put("key", key)
                        .put("version", fact.version())
                        .set("fact", json.valueToTree(fact)));
        // Rows are locked in the order of keys, so that two transactions that keep the same facts cannot deadlock.
        List<String> kept = texts(query(
                        """
                        INSERT INTO copied_fact (topic, key, version, fact)
                        SELECT :topic, row ->> 'key', CAST(row ->> 'version' AS bigint), row -> 'fact'
                        FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS row
                        ORDER BY row ->> 'key'
                        ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, fact = excluded.fact
                        WHERE copied_fact.version < excluded.version
                        RETURNING key""",
                        topic)
                .setParameter("rows", rows.toString()));
        record(topic, facts, kept);
        return !kept.isEmpty();
    }

    /** @param kept the keys of the facts that were stored */
    private void record(String topic, Collection<? extends Fact> facts, List<String> kept) {
        if (kept.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(
                        """
                        INSERT INTO copied_topic (topic) VALUES (:topic)
                        ON CONFLICT (topic) DO UPDATE SET stamp = DEFAULT""")
                .setParameter("topic", topic)
                .executeUpdate();
        if (topic.equals(Topics.AGENCY_CHANGES)) {
            recordReorganisations(
                    facts.stream().map(Fact::key).filter(kept::contains).toList());
        }
        derived.forEach(rest -> rest.invalidate(topic, kept));
    }

    /**
     * The row of the topic's stamp is locked until the transaction ends. So transactions record reorganisations one after the other, and the sequence
     * numbers follow the order of the commits.
     */
    private void recordReorganisations(List<String> codes) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO pending_reorganisation (code)
                        SELECT code FROM unnest(CAST(:codes AS text[])) WITH ORDINALITY AS kept (code, place)
                        WHERE code NOT IN (SELECT code FROM carried_out_reorganisation) ORDER BY place
                        ON CONFLICT (code) DO NOTHING""")
                .setParameter("codes", codes.toArray(String[]::new))
                .executeUpdate();
    }

    /** The number of pending reorganisations. */
    int pendingReorganisations() {
        return session.createNativeQuery("SELECT count(*) FROM pending_reorganisation", Tuple.class)
                .getSingleResult()
                .get(0, Long.class)
                .intValue();
    }

    /** The code of the pending reorganisation that is to be carried out next; empty if none is pending. */
    Optional<String> nextReorganisation() {
        return session.createNativeQuery("SELECT code FROM pending_reorganisation ORDER BY seq LIMIT 1", Tuple.class)
                .uniqueResultOptional()
                .map(row -> row.get(0, String.class));
    }

    /**
     * Deletes a reorganisation from the table of pending ones.
     *
     * @return its copy; empty if it is not the next one that is pending
     */
    Optional<AgencyChangeFact> takePendingReorganisation(String code) {
        return texts(query(
                                """
                                WITH next AS (
                                    DELETE FROM pending_reorganisation
                                    WHERE code = :code AND seq = (SELECT min(seq) FROM pending_reorganisation) RETURNING code)
                                SELECT CAST(fact AS text) FROM copied_fact JOIN next ON key = code WHERE topic = :topic""",
                                Topics.AGENCY_CHANGES)
                        .setParameter("code", code))
                .stream()
                .map(fact -> parse(AgencyChangeFact.class, fact))
                .findFirst();
    }

    /**
     * Replaces a wrong copy by the owner's fact, even by one of the same or a lower version, and records the work that follows from it. Does nothing
     * if the copy has been replaced by one as new as the fact since it was compared.
     *
     * @param wrong the version of the wrong copy; {@code null} if there was no copy
     */
    void mend(String topic, Fact fact, @Nullable Long wrong) {
        if (wrong == null || wrong < fact.version()) {
            keep(topic, List.of(fact));
            return;
        }
        record(
                topic,
                List.of(fact),
                texts(query(
                                """
                        UPDATE copied_fact SET version = :version, fact = CAST(:fact AS jsonb)
                        WHERE topic = :topic AND key = :key AND version = :wrong RETURNING key""",
                                topic)
                        .setParameter("version", fact.version())
                        .setParameter("fact", json.valueToTree(fact).toString())
                        .setParameter("key", fact.key())
                        .setParameter("wrong", wrong)));
    }

    /** The keys of all copies of a topic. */
    List<String> keys(String topic) {
        return texts(query("SELECT key FROM copied_fact WHERE topic = :topic", topic));
    }

    private static BinaryOperator<Fact> newer() {
        return (one, other) -> other.version() > one.version() ? other : one;
    }

    /** The keys that have a copy. */
    Set<String> known(String topic, Collection<String> keys) {
        return new HashSet<>(
                texts("SELECT key FROM copied_fact WHERE topic = :topic AND key = ANY (:keys)", topic, keys));
    }

    /** The copies of the keys; a key without a copy is left out. */
    <F extends Fact> List<F> find(String topic, Class<F> type, Collection<String> keys) {
        return read(
                type,
                texts(
                        "SELECT CAST(fact AS text) FROM copied_fact WHERE topic = :topic AND key = ANY (:keys)",
                        topic,
                        keys));
    }

    /** Like {@link #find}, and locks the rows until the transaction ends: other transactions can neither lock nor change them. */
    <F extends Fact> List<F> lock(String topic, Class<F> type, Collection<String> keys) {
        return read(
                type,
                texts(
                        """
                                SELECT CAST(fact AS text) FROM copied_fact WHERE topic = :topic AND key = ANY (:keys)
                                ORDER BY key FOR UPDATE""",
                        topic,
                        keys));
    }

    /** Records that a reorganisation is carried out, so that it is not again when its copy is rebuilt. */
    void recordCarriedOut(String code) {
        session.createNativeMutationQuery("INSERT INTO carried_out_reorganisation (code) VALUES (:code)")
                .setParameter("code", code)
                .executeUpdate();
    }

    /** A reorganisation that has a copy. */
    record KnownReorganisation(AgencyChangeFact change, boolean isCarriedOut) {}

    /** The reorganisations that have one of the agencies in {@code from}. */
    List<KnownReorganisation> reorganisationsOf(Collection<String> agencies) {
        return query(
                        """
                        SELECT CAST(fact AS text), NOT EXISTS (SELECT FROM pending_reorganisation WHERE code = key) FROM copied_fact
                        WHERE topic = :topic AND fact -> 'from' @> ANY (CAST(:agencies AS jsonb[]))""",
                        Topics.AGENCY_CHANGES)
                .setParameter(
                        "agencies",
                        agencies.stream()
                                .map(agency ->
                                        json.getNodeFactory().textNode(agency).toString())
                                .toArray(String[]::new))
                .list()
                .stream()
                .map(row -> new KnownReorganisation(
                        parse(AgencyChangeFact.class, row.get(0, String.class)), row.get(1, Boolean.class)))
                .toList();
    }

    /** All copies of a topic. */
    <F extends Fact> List<F> all(String topic, Class<F> type) {
        return read(type, texts(query("SELECT CAST(fact AS text) FROM copied_fact WHERE topic = :topic", topic)));
    }

    /**
     * The copies of a topic, to compare with what their owner has announced.
     *
     * @param facts their number
     * @param versions the sum of their versions
     */
    record Kept(long facts, long versions) {

        boolean isBehind(Announced owned) {
            return facts < owned.facts() || versions < owned.versions();
        }
    }

    Kept kept(String topic) {
        Tuple row = query(
                        "SELECT count(*), coalesce(CAST(sum(version) AS bigint), 0) FROM copied_fact WHERE topic = :topic",
                        topic)
                .getSingleResult();
        return new Kept(row.get(0, Long.class), row.get(1, Long.class));
    }

    /** The topics whose copies are marked as whole. */
    Set<String> wholeTopics() {
        return new HashSet<>(
                texts(session.createNativeQuery("SELECT topic FROM copied_topic WHERE whole", Tuple.class)));
    }

    /** Marks the copies of a topic as whole, and all data that is {@linkplain DerivedFromCopies derived} as stale. */
    void markWhole(String topic) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO copied_topic (topic, whole) VALUES (:topic, true)
                        ON CONFLICT (topic) DO UPDATE SET whole = true""")
                .setParameter("topic", topic)
                .executeUpdate();
        derived.forEach(DerivedFromCopies::invalidateAll);
    }

    void markLost(String topic) {
        session.createNativeMutationQuery("UPDATE copied_topic SET whole = false WHERE topic = :topic")
                .setParameter("topic", topic)
                .executeUpdate();
    }

    /** A number that changes whenever a copy of the topic is added or replaced; 0 if there is none. */
    long stamp(String topic) {
        return query("SELECT stamp FROM copied_topic WHERE topic = :topic", topic)
                .uniqueResultOptional()
                .map(row -> row.get(0, Long.class))
                .orElse(0L);
    }

    private List<String> texts(String sql, String topic, Collection<String> keys) {
        return keys.isEmpty() ? List.of() : texts(query(sql, topic).setParameter("keys", keys.toArray(String[]::new)));
    }

    private static List<String> texts(NativeQuery<Tuple> query) {
        return query.list().stream().map(row -> row.get(0, String.class)).toList();
    }

    /** A query for tuples: Hibernate does not reuse the plan of a native query for a basic type. */
    private NativeQuery<Tuple> query(String sql, String topic) {
        return session.createNativeQuery(sql, Tuple.class).setParameter("topic", topic);
    }

    /** Leaves out copies that this version cannot read, such as those of a newer version, so that they do not stop the work on all others. */
    private <F> List<F> read(Class<F> type, List<String> facts) {
        List<F> read = new ArrayList<>();
        for (String fact : facts) {
            try {
                read.add(json.readValue(fact, type));
            } catch (JsonProcessingException e) {
                LOG.errorf("a copy cannot be read and counts as absent: %s: %s", e.getOriginalMessage(), fact);
            }
        }
        return read;
    }

    private <F> F parse(Class<F> type, String fact) {
        try {
            return json.readValue(fact, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
