package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.Coded;

/**
 * The table of work that has failed. Each piece has its own pause before the next attempt: the first pause, doubled after each failure, up to the
 * longest pause. All replicas share the table and the clock of the database. Every method needs a transaction.
 */
@ApplicationScoped
class FailingWork {

    private static final int LISTED = 100;
    private static final int MOST_DOUBLINGS = 30;

    private final Session session;
    private final Duration firstPause;
    private final Duration longestPause;

    FailingWork(
            Session session,
            @ConfigProperty(name = "registry.retry.first-pause", defaultValue = "1s") Duration firstPause,
            @ConfigProperty(name = "registry.retry.longest-pause", defaultValue = "10m") Duration longestPause) {
        this.session = session;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Records a failed attempt. Does nothing if the next attempt is not due yet: then another replica has failed at the same time, and recorded it. */
    void add(WorkKind kind, String key, String reason) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO failing_work AS failing (kind, key, reason, attempts, since, next_attempt)
                        VALUES (:kind, :key, :reason, 1, now(), now() + make_interval(secs => :first))
                        ON CONFLICT (kind, key) DO UPDATE SET reason = excluded.reason, attempts = failing.attempts + 1,
                            next_attempt = now() + make_interval(secs => least(:longest, :first * power(2, least(failing.attempts, :doublings))))
                        WHERE failing.next_attempt <= now()""")
                .setParameter("kind", kind.code())
                .setParameter("key", key)
                .setParameter("reason", reason)
                .setParameter("first", seconds(firstPause))
                .setParameter("longest", seconds(longestPause))
                .setParameter("doublings", MOST_DOUBLINGS)
                .executeUpdate();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** Deletes the record of a piece that has succeeded. */
    void delete(WorkKind kind, String key) {
        session.createNativeMutationQuery("DELETE FROM failing_work WHERE kind = :kind AND key = :key")
                .setParameter("kind", kind.code())
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Makes the next attempt of some pieces due now, where they have failed. */
    void retryNow(WorkKind kind, Collection<String> keys) {
        session.createNativeMutationQuery(
                        """
                        UPDATE failing_work SET next_attempt = now()
                        WHERE kind = :kind AND key = ANY (:keys) AND next_attempt > now()""")
                .setParameter("kind", kind.code())
                .setParameter("keys", keys.toArray(String[]::new))
                .executeUpdate();
    }

    /** The keys of all pieces of a kind. */
    List<String> keys(WorkKind kind) {
        return keys("SELECT key FROM failing_work WHERE kind = :kind", kind);
    }

    /** The keys of the pieces of a kind that are due, those that are due for the longest time first. */
    List<String> due(WorkKind kind) {
        return keys(
                "SELECT key FROM failing_work WHERE kind = :kind AND next_attempt <= now() ORDER BY next_attempt, key",
                kind);
    }

    private List<String> keys(String sql, WorkKind kind) {
        return session.createNativeQuery(sql, Tuple.class).setParameter("kind", kind.code()).list().stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    /** How long until the next piece of any kind is due; negative if it is due already, empty if no piece is failing. */
    Optional<Duration> untilNext() {
        return session.createNativeQuery(
                        """
                        SELECT CAST(1000 * extract(epoch FROM next_attempt - now()) AS bigint) FROM failing_work
                        ORDER BY next_attempt LIMIT 1""",
                        Tuple.class)
                .uniqueResultOptional()
                .map(row -> Duration.ofMillis(row.get(0, Long.class)));
    }

    /** The number of pieces of each kind; a kind without any is left out. */
    Map<WorkKind, Integer> counts() {
        Map<WorkKind, Integer> counts = new EnumMap<>(WorkKind.class);
        session.createNativeQuery("SELECT kind, count(*) FROM failing_work GROUP BY kind", Tuple.class)
                .list()
                .forEach(row -> counts.put(
                        kind(row.get(0, String.class)), row.get(1, Long.class).intValue()));
        return counts;
    }

    Failures failures() {
        List<Failure> first = session
                .createNativeQuery(
                        """
                        SELECT kind, key, reason, attempts, since, next_attempt FROM failing_work
                        ORDER BY since, kind, key LIMIT :listed""",
                        Tuple.class)
                .setParameter("listed", LISTED)
                .list()
                .stream()
                .map(row -> new Failure(
                        kind(row.get(0, String.class)),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, Integer.class),
                        row.get(4, Instant.class),
                        row.get(5, Instant.class)))
                .toList();
        return new Failures(
                counts().values().stream().mapToInt(Integer::intValue).sum(), first);
    }

    private static WorkKind kind(String code) {
        return Coded.find(WorkKind.class, code).orElseThrow();
    }
}
