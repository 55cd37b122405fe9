package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.hibernate.Session;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Kept;
import org.interagency.kit.fact.Turn;
import org.interagency.mapping.finding.FindingBook;
import org.interagency.mapping.finding.FindingChanges;

/**
 * Detects programmes anew whose findings rest on facts of other services that have changed since.
 *
 * <p>Which these are is read off what is stored, never remembered, so that a crash forgets none.
 */
@ApplicationScoped
public class Redetection {

    private final Session session;
    private final CopiedFacts copies;
    private final Territories territories;
    private final HeldFacts held;
    private final FindingBook findings;
    private final Detection detection;
    private final ContingencyDetection contingencies;

    Redetection(
            Session session,
            CopiedFacts copies,
            Territories territories,
            HeldFacts held,
            FindingBook findings,
            Detection detection,
            ContingencyDetection contingencies) {
        this.session = session;
        this.copies = copies;
        this.territories = territories;
        this.held = held;
        this.findings = findings;
        this.detection = detection;
        this.contingencies = contingencies;
    }

    void catchUp(@Observes StartupEvent event, ManagedExecutor executor) {
        executor.execute(this::detectStale);
    }

    /** Detects every programme, and every contingency, that needs it, each in a transaction of its own. */
    public synchronized void detectStale() {
        detectEach(QuarkusTransaction.requiringNew().call(() -> stale("")));
        contingencies.detectStale();
    }

    /** Detects those of the programmes that need it, each in a transaction of its own. */
    public void detectStale(Collection<String> programmes) {
        detectEach(QuarkusTransaction.requiringNew().call(() -> programmes.stream()
                .flatMap(code -> stale(code).stream())
                .toList()));
    }

    private void detectEach(List<String> programmes) {
        programmes.forEach(code -> QuarkusTransaction.requiringNew().run(() -> detect(code)));
    }

    /**
     * When agencies change, has every programme that one of them, or a part of one, owns or has a part in detected anew by the next
     * {@link #detectStale()}: their levels, ends and wholes bear on it. Waits for detections that are under way, so that none of them
     * passes for up to date afterwards.
     */
    void forget(@Observes Kept kept) {
        if (!kept.topic().equals(Topics.AGENCIES)) {
            return;
        }
        Turn.take(session, Topics.AGENCIES);
        session.createNativeMutationQuery(
                        """
                        WITH RECURSIVE part (code) AS (
                            SELECT unnest(CAST(:agencies AS text[]))
                            UNION
                            SELECT a.key FROM copied_fact a JOIN part ON a.fact ->> 'parent' = part.code
                            WHERE a.topic = :agencyTopic)
                        DELETE FROM detected WHERE programme IN
                            (SELECT r.programme FROM responsibility r JOIN part ON r.agency = part.code)
                        OR programme IN
                            (SELECT p.key FROM copied_fact p JOIN part ON p.fact ->> 'owner' = part.code
                             WHERE p.topic = :programmeTopic)""")
                .setParameter("agencies", kept.keys().toArray(String[]::new))
                .setParameter("agencyTopic", Topics.AGENCIES)
                .setParameter("programmeTopic", Topics.PROGRAMMES)
                .executeUpdate();
    }

    private List<String> stale(String onlyProgramme) {
        return session
                .createNativeQuery(
                        """
                        SELECT p.key FROM copied_fact p LEFT JOIN detected d ON d.programme = p.key
                        WHERE p.topic = :topic AND (:only = '' OR p.key = :only)
                        AND (d.programme_version IS DISTINCT FROM p.version OR d.territories_stamp <> :stamp)
                        ORDER BY p.key""",
                        Tuple.class)
                .setParameter("topic", Topics.PROGRAMMES)
                .setParameter("only", onlyProgramme)
                .setParameter("stamp", territories.stamp())
                .list()
                .stream()
                .map(row -> row.get(0, String.class))
                .toList();
    }

    /** Detects a programme anew. Needs a transaction. */
    Redetected detect(String code) {
        Turn.takeTogether(session, Topics.AGENCIES);
        ProgrammeFact programme = copies.programmes().lock(List.of(code)).get(code);
        boolean wasUpToDate = stale(code).isEmpty();
        long stamp = territories.stamp();
        Set<ProgrammeFunction> functions = EnumSet.noneOf(ProgrammeFunction.class);
        functions.addAll(programme.requiredFunctions());
        functions.addAll(held.functionsOf(code));
        functions.addAll(findings.functionsOf(code));
        FindingChanges changes = detection.detect(programme, functions);
        session.createNativeMutationQuery(
                        """
                        INSERT INTO detected (programme, programme_version, territories_stamp)
                        VALUES (:programme, :version, :stamp)
                        ON CONFLICT (programme) DO UPDATE SET programme_version = excluded.programme_version,
                            territories_stamp = excluded.territories_stamp""")
                .setParameter("programme", code)
                .setParameter("version", programme.version())
                .setParameter("stamp", stamp)
                .executeUpdate();
        return new Redetected(wasUpToDate, changes);
    }
}
