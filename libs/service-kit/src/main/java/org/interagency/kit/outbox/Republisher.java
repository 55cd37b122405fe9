package org.interagency.kit.outbox;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.kit.outbox.EventTopics.ExistingTopic;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Announces the newest version of facts again: all facts of a topic whose messages Kafka has lost, or what somebody asks for. Subscribers see a version
 * that they may have seen already, never an older one after a newer one.
 *
 * <p>Facts are announced in batches, each in a transaction of its own that locks their keys first. Large facts make small batches, so that memory does not
 * depend on how large facts are.
 */
@ApplicationScoped
public class Republisher {

    private static final Logger LOG = Logger.getLogger(Republisher.class);
    private static final int KEYS_AT_ONCE = 200;

    private final Session session;
    private final Outbox outbox;
    private final EventSize size;
    private final Map<String, AnnouncedFacts> byTopic;

    /** The topics as the relay, the only one that looks at them, last saw them. */
    private final Map<String, ExistingTopic> lastSeen = new HashMap<>();

    Republisher(Session session, Outbox outbox, EventSize size, @All List<AnnouncedFacts> announced) {
        this.session = session;
        this.outbox = outbox;
        this.size = size;
        this.byTopic = announced.stream().collect(Collectors.toMap(AnnouncedFacts::topic, Function.identity()));
    }

    /** The topics on which this service announces facts. */
    public Set<String> topics() {
        return byTopic.keySet();
    }

    /**
     * What this service has announced on a topic.
     *
     * @param facts the number of facts, also of those that were deleted since
     * @param versions the sum of the facts' newest versions, which grows with every change
     */
    public record Announced(String topic, long facts, long versions) {}

    /** What this service has announced on each of its topics. Needs a transaction. */
    public List<Announced> announced() {
        Map<String, Announced> counted = session
                .createNativeQuery(
                        """
                        SELECT aggregatetype, count(*), CAST(sum(version) AS bigint) FROM latest_version
                        WHERE version > 0 GROUP BY aggregatetype""",
                        Tuple.class)
                .list()
                .stream()
                .map(row -> new Announced(
                        Outbox.TOPIC_PREFIX + row.get(0, String.class), row.get(1, Long.class), row.get(2, Long.class)))
                .collect(Collectors.toMap(Announced::topic, Function.identity()));
        return topics().stream()
                .sorted()
                .map(topic -> counted.getOrDefault(topic, new Announced(topic, 0, 0)))
                .toList();
    }

    /**
     * Announces the newest version of every fact of a topic. Opens transactions of its own.
     *
     * @param topic one of {@link #topics}
     * @return the number of facts
     */
    public long republish(String topic) {
        return withoutHeartbeat(() -> republishAll(topic, Heartbeat.NONE));
    }

    private long republishAll(String topic, Heartbeat heartbeat) throws SQLException {
        long announced = 0;
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            String after = last.get();
            List<String> keys = QuarkusTransaction.requiringNew().call(() -> keysAfter(topic, after));
            announced += republish(topic, keys, heartbeat);
            last = keys.size() < KEYS_AT_ONCE ? Optional.empty() : Optional.of(keys.get(keys.size() - 1));
        }
        return announced;
    }

    private List<String> keysAfter(String topic, String key) {
        return session
                .createNativeQuery(
                        """
                        SELECT aggregateid FROM latest_version
                        WHERE aggregatetype = :type AND aggregateid > :key AND version > 0 ORDER BY aggregateid LIMIT :most""",
                        Tuple.class)
                .setParameter("type", Outbox.aggregateType(topic))
                .setParameter("key", key)
                .setParameter("most", KEYS_AT_ONCE)
                .list()
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    /**
     * Announces the newest version of some facts. Opens transactions of its own.
     *
     * @param topic one of {@link #topics}
     * @param keys at most some hundreds; those without a fact are left out
     * @return the number of facts
     */
    public long republish(String topic, Collection<String> keys) {
        return withoutHeartbeat(() -> republish(topic, keys.stream().distinct().toList(), Heartbeat.NONE));
    }

    private static long withoutHeartbeat(Republishing republishing) {
        try {
            return republishing.run();
        } catch (SQLException e) {
            throw new IllegalStateException("no heartbeat needs the database", e);
        }
    }

    @FunctionalInterface
    private interface Republishing {

        long run() throws SQLException;
    }

    private long republish(String topic, List<String> keys, Heartbeat heartbeat) throws SQLException {
        AnnouncedFacts facts = byTopic.get(topic);
        Map<String, Long> sizes = QuarkusTransaction.requiringNew().call(() -> facts.sizes(keys));
        long announced = 0;
        for (List<String> batch : SizedBatches.of(keys, sizes, size.largestMessageBytes())) {
            announced += QuarkusTransaction.requiringNew().call(() -> announce(facts, batch));
            heartbeat.beat();
        }
        return announced;
    }

    private long announce(AnnouncedFacts facts, List<String> keys) {
        outbox.lock(facts.topic(), new HashSet<>(keys));
        List<Announcement> newest = facts.newest(keys);
        outbox.appendAgain(facts.topic(), newest);
        return newest.size();
    }

    /** Announces all facts of each topic that has lost its events since this service last looked: it was made anew, or emptied. */
    void republishLost(EventTopics kafka, Heartbeat heartbeat)
            throws InterruptedException, ExecutionException, SQLException {
        Map<String, String> known = QuarkusTransaction.requiringNew().call(this::knownTopics);
        for (Map.Entry<String, ExistingTopic> existing : kafka.find(topics()).entrySet()) {
            String topic = existing.getKey();
            ExistingTopic now = existing.getValue();
            if (wasMadeAnew(now, known.get(topic)) || wasEmptied(now, lastSeen.get(topic))) {
                long announced = republishAll(topic, heartbeat);
                LOG.infof("the topic %s is new or was emptied; %d facts are announced again", topic, announced);
            }
            if (!now.id().equals(known.get(topic))) {
                QuarkusTransaction.requiringNew().run(() -> remember(topic, now.id()));
            }
            lastSeen.put(topic, now);
        }
    }

    /** A registry from before topics were remembered has topics with events that it does not know. */
    private static boolean wasMadeAnew(ExistingTopic now, @Nullable String knownId) {
        return knownId != null && !knownId.equals(now.id());
    }

    /**
     * Whether a topic has lost its messages. An empty one in which nothing has happened since the last look has not: its facts were announced at that look,
     * and wait to be sent, or are parked, or there are none. One that ends before its last end has lost messages and then got others.
     */
    private static boolean wasEmptied(ExistingTopic now, @Nullable ExistingTopic before) {
        return now.isEmpty() && !now.equals(before) || before != null && now.end() < before.end();
    }

    private Map<String, String> knownTopics() {
        return session
                .createNativeQuery("SELECT aggregatetype, topic_id FROM announced_topic", Tuple.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> Outbox.TOPIC_PREFIX + row.get(0, String.class), row -> row.get(1, String.class)));
    }

    private void remember(String topic, String id) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO announced_topic (aggregatetype, topic_id) VALUES (:type, :id)
                        ON CONFLICT (aggregatetype) DO UPDATE SET topic_id = excluded.topic_id""")
                .setParameter("type", Outbox.aggregateType(topic))
                .setParameter("id", id)
                .executeUpdate();
    }
}
