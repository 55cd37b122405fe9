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

    /** Has every programme that one of the agencies owns or has a part in detected anew by the next {@link #detectStale()}. */
    public void forget(Collection<String> agencies) {
        session.createNativeMutationQuery(
                        """
                        DELETE FROM detected WHERE programme IN
                            (SELECT programme FROM responsibility WHERE agency = ANY (:agencies))
                        OR programme IN
                            (SELECT key FROM copied_fact WHERE topic = :topic AND fact ->> 'owner' = ANY (:agencies))""")
                .setParameter("topic", Topics.PROGRAMMES)
                .setParameter("agencies", agencies.toArray(String[]::new))
                .executeUpdate();
    }

    /** Has every programme detected anew by the next {@link #detectStale()}. */
    public void forgetAll() {
        session.createNativeMutationQuery("DELETE FROM detected").executeUpdate();
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

    /** Whether the findings about a programme rest on all that is known. Needs a transaction. */
    boolean isUpToDate(String code) {
        return stale(code).isEmpty();
    }

    /** Detects a programme anew. Needs a transaction. */
    FindingChanges detect(String code) {
        ProgrammeFact programme = copies.programmes().lock(List.of(code)).get(code);
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
        return changes;
    }
}
