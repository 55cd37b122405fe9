package org.interagency.kit.csv;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.kit.retention.ExpiringRecords;
import org.interagency.kit.schedule.RepeatedWork;
import org.jboss.logging.Logger;

/**
 * Tells how far imports have come, to readers of any replica. An import only notes its progress; another thread stores it every second, in a transaction of
 * its own, so that an import needs no second connection and does not wait. It is kept for a day.
 */
@ApplicationScoped
public class RunningImports implements ExpiringRecords {

    private final Session session;
    private final Map<UUID, ImportProgress> noted = new ConcurrentHashMap<>();
    private final RepeatedWork storing = new RepeatedWork(
            Logger.getLogger(RunningImports.class), "the progress of imports could not be stored; the imports go on");

    RunningImports(Session session) {
        this.session = session;
    }

    /**
     * Notes how far an import comes.
     *
     * @param id that its sender has chosen
     */
    public Consumer<ImportProgress> notesOf(UUID id) {
        return progress -> noted.put(id, progress);
    }

    /** How far an import has come; empty if none with this id has been noted during the last day. */
    @Transactional
    public Optional<ImportProgress> find(UUID id) {
        return session.createNativeQuery(
                        "SELECT phase, all_rows, done_rows, noted_at FROM import_progress WHERE id = :id", Tuple.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(row -> new ImportProgress(
                        Coded.find(ImportPhase.class, row.get(0, String.class)).orElseThrow(),
                        row.get(1, Integer.class),
                        row.get(2, Integer.class),
                        row.get(3, Instant.class)));
    }

    /** Stores what has been noted since the last time; what could not be stored is tried again. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void store() {
        if (!noted.isEmpty()) {
            storing.attempt(this::storeNoted);
        }
    }

    private void storeNoted() {
        // In one order, in case two replicas have imports of the same ids.
        Map<UUID, ImportProgress> current = new TreeMap<>(noted);
        QuarkusTransaction.requiringNew().run(() -> current.forEach(this::store));
        current.forEach(noted::remove);
    }

    private void store(UUID id, ImportProgress progress) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO import_progress (id, phase, all_rows, done_rows, noted_at)
                        VALUES (:id, :phase, :all, :done, :at)
                        ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, all_rows = excluded.all_rows,
                            done_rows = excluded.done_rows, noted_at = excluded.noted_at""")
                .setParameter("id", id)
                .setParameter("phase", progress.phase().code())
                .setParameter("all", progress.rows())
                .setParameter("done", progress.done())
                .setParameter("at", progress.at())
                .executeUpdate();
    }

    @Override
    public int deleteExpired(int most) {
        return session.createNativeMutationQuery(
                        """
                        DELETE FROM import_progress WHERE id = ANY (ARRAY(
                            SELECT id FROM import_progress WHERE noted_at < now() - interval '1 day'
                            ORDER BY noted_at LIMIT :most FOR UPDATE SKIP LOCKED))""")
                .setParameter("most", most)
                .executeUpdate();
    }
}
