package org.interagency.mapping.detection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Topics;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.DerivedFromCopies;
import org.interagency.kit.copy.Failures;
import org.interagency.kit.copy.PendingReorganisations;
import org.interagency.kit.copy.WorkKind;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.metric.RecentlyRead;
import org.interagency.kit.request.Today;
import org.interagency.mapping.finding.DueFindings;
import org.interagency.mapping.finding.FindingChanges;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Detects programmes again after facts of other services or agreements have changed, and on the day on which an agreement begins or ends that covers a
 * finding about them.
 *
 * <p>Which programmes are stale is read from the tables and not kept in memory, so that a crash loses none.
 */
@ApplicationScoped
public class Redetection implements DerivedFromCopies {

    private static final Logger LOG = Logger.getLogger(Redetection.class);
    private static final int REPORT_EVERY = 100;

    /**
     * The facts from which the findings of a programme were last detected, except agencies and responsibilities.
     *
     * @param territories a hash of the facts about territories that the findings depend on
     */
    private record Basis(long programmeVersion, UUID territories, boolean partsAreOneBody) {}

    private final Session session;
    private final CopiedFacts copies;
    private final ProgrammeCache programmes;
    private final Territories territories;
    private final AgencyCache agencies;
    private final Detection detection;
    private final ContingencyDetection contingencies;
    private final PendingReorganisations reorganisations;
    private final Attempts attempts;
    private final ProgrammeLocks locks;
    private final AgreementStamp agreements;
    private final DueFindings due;
    private final RecentlyRead<Integer> waiting = new RecentlyRead<>(this::waiting);

    /** Held by who brings everything up to date in this replica. */
    private final Lock turn = new ReentrantLock();

    /** The {@link #state} for which everything stale has been attempted; empty if there is none. */
    private volatile String seen = "";

    Redetection(
            Session session,
            CopiedFacts copies,
            ProgrammeCache programmes,
            Territories territories,
            AgencyCache agencies,
            Detection detection,
            ContingencyDetection contingencies,
            PendingReorganisations reorganisations,
            Attempts attempts,
            ProgrammeLocks locks,
            AgreementStamp agreements,
            DueFindings due) {
        this.session = session;
        this.copies = copies;
        this.programmes = programmes;
        this.territories = territories;
        this.agencies = agencies;
        this.detection = detection;
        this.contingencies = contingencies;
        this.reorganisations = reorganisations;
        this.attempts = attempts;
        this.locks = locks;
        this.agreements = agreements;
        this.due = due;
    }

    void startMetrics(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("registry.detection.pending", waiting, RecentlyRead::get)
                .description("Programmes and contingencies that wait for detection, without those that fail")
                .register(metrics);
    }

    /** The number of stale programmes and contingencies that are not failing. Looks at each of them only while there may be some. */
    private int waiting() {
        return state().equals(seen)
                ? 0
                : attempts.withoutFailing(WorkKind.PROGRAMME, stale(programmes.all()))
                                .size()
                        + contingencies.waiting().size();
    }

    /**
     * Detects every stale programme and contingency, each in a transaction of its own. If there are 100 programmes or more, the log shows progress. If
     * nothing has changed since the last call, only looks at what has failed before. Waits while another thread does the same.
     */
    @Override
    public void bringUpToDate(BooleanSupplier ended) {
        if (!takesTurn(ended)) {
            return;
        }
        try {
            bringAllUpToDate(ended);
        } finally {
            turn.unlock();
        }
    }

    /** Waits for the turn. Looks now and then whether it has ended meanwhile, since the other thread can take hours. */
    private boolean takesTurn(BooleanSupplier ended) {
        try {
            while (!turn.tryLock(1, TimeUnit.SECONDS)) {
                if (ended.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void bringAllUpToDate(BooleanSupplier ended) {
        // Read before anything else, so that whatever changes meanwhile is seen by the next call.
        String state = QuarkusTransaction.requiringNew().call(this::state);
        if (!state.equals(seen)) {
            detectEach(
                    QuarkusTransaction.requiringNew()
                            .call(() -> attempts.withoutFailing(WorkKind.PROGRAMME, stale(programmes.all()))),
                    ended);
            contingencies.detectStale(ended);
            seen = ended.getAsBoolean() ? "" : state;
        }
        attempts.retry(WorkKind.PROGRAMME, this::detectIfStale, ended);
        contingencies.retry(ended);
    }

    /**
     * Differs if copies or agreements were stored, if the marks of what is up to date were added or deleted, and on each day. To compare it is cheaper
     * than to look at each programme.
     */
    private String state() {
        return session.createNativeQuery(
                        """
                        SELECT format('%s %s %s %s %s', CAST(:today AS date), (SELECT stamp FROM agreement_stamp),
                            (SELECT sum(stamp) FROM copied_topic),
                            (SELECT sum(hashtextextended(programme, 0)) FROM detected),
                            (SELECT sum(hashtextextended(contingency || '/' || territory, 0)) FROM detected_contingency))""",
                        Tuple.class)
                .setParameter("today", Today.date())
                .getSingleResult()
                .get(0, String.class);
    }

    /**
     * Detects the stale ones of these programmes that are not failing, each in a transaction of its own. Those that are failing are left to the
     * worker.
     */
    public void detectStale(Collection<String> codes) {
        detectEach(
                QuarkusTransaction.requiringNew()
                        .call(() -> attempts.withoutFailing(
                                WorkKind.PROGRAMME,
                                stale(copies.programmes().find(codes).values()))),
                () -> false);
    }

    private void detectEach(List<String> codes, BooleanSupplier ended) {
        for (int done = 0; done < codes.size() && !ended.getAsBoolean(); done++) {
            if (done % REPORT_EVERY == 0 && codes.size() >= REPORT_EVERY) {
                LOG.infof("detecting stale programmes: %d of %d done", done, codes.size());
            }
            String code = codes.get(done);
            attempts.attempt(WorkKind.PROGRAMME, code, () -> detectIfStale(code));
        }
    }

    /**
     * Numbers that grow with each change of the facts that the findings of all programmes follow from.
     *
     * @param agencies the stamp of the copies of agencies
     * @param agreements the stamp of the agreements
     */
    public record FactStamps(long agencies, long agreements) implements Serializable {}

    /** The stamps now, to be read before a detection reads the facts. Needs a transaction. */
    public FactStamps stamps() {
        return new FactStamps(copies.agencies().stamp(), agreements.current());
    }

    /** Detects a programme, stale or not. Needs a transaction. */
    Redetected detect(String code) {
        return detect(code, true);
    }

    /** Checks again whether the programme is stale, since another replica or a write may have detected it meanwhile. */
    private Redetected detectIfStale(String code) {
        return detect(code, false);
    }

    /** @param always whether to detect the programme even if it is not stale */
    private Redetected detect(String code, boolean always) {
        ProgrammeFact programme = locks.lock(Set.of(code)).get(code);
        if (programme == null) {
            return Redetected.NOTHING;
        }
        FactStamps before = stamps();
        Basis basis = basis(programme, territories.tree());
        boolean wasUpToDate = isUpToDate(programme, basis);
        if (wasUpToDate && !always) {
            return Redetected.NOTHING;
        }
        FindingChanges changes = detection.detect(programme, detection.functionsOf(programme));
        if (haveChanged(programme, before)) {
            return new Redetected(false, changes);
        }
        remember(programme, basis);
        return new Redetected(wasUpToDate, changes);
    }

    /**
     * Whether the facts of other services, or agreements, have changed since a detection read them; then it must not mark the programme as up to date.
     * The consumers, and those who write agreements, do not wait for a detection, only for the rest of its transaction from here on: so whatever they
     * store from now on, they delete the mark of this transaction too.
     *
     * @param programme the copy that was read
     * @param before the stamps before the facts were read
     */
    private boolean haveChanged(ProgrammeFact programme, FactStamps before) {
        return haveChangedSince(before)
                || !programme.equals(
                        copies.programmes().lock(List.of(programme.code())).get(programme.code()));
    }

    private boolean haveChangedSince(FactStamps before) {
        AdvisoryLock.takeShared(session, Topics.AGENCIES);
        return copies.agencies().stamp() != before.agencies() || agreements.hasChangedSince(before.agreements());
    }

    /**
     * Makes programmes stale for which a write has stored responsibilities and detected functions, if agencies or agreements have changed since. Who
     * stored them could not see these responsibilities and what was found about them. Called last in the transaction of the write.
     *
     * @param before the stamps before the detection read the facts
     */
    public void forgetIfFactsHaveChanged(FactStamps before, Collection<String> codes) {
        if (!codes.isEmpty() && haveChangedSince(before)) {
            forgetProgrammes(List.copyOf(codes));
        }
    }

    /** Makes programmes stale. Called by a transaction that has written agreements, after {@link AgreementStamp#change}. */
    void forget(List<String> codes) {
        if (!codes.isEmpty()) {
            forgetProgrammes(codes);
        }
    }

    private boolean isUpToDate(ProgrammeFact programme, Basis basis) {
        return basis.equals(bases(List.of(programme.code())).get(programme.code()))
                && due.programmes(Set.of(programme.code())).isEmpty();
    }

    /**
     * What is pending after a change of facts, including what is failing.
     *
     * @param programmes the number of stale programmes
     * @param contingencies the number of stale contingencies in countries
     * @param reorganisations the number of reorganisations of agencies that are not yet carried out; each may make more programmes stale
     * @param failures the programmes, contingencies and reorganisations for which the last attempt failed
     */
    public record Pending(int programmes, int contingencies, int reorganisations, Failures failures) {}

    /** What is pending now. Needs a transaction. */
    public Pending pending() {
        return new Pending(
                stale(programmes.all()).size(), contingencies.pending(), reorganisations.count(), attempts.failures());
    }

    @Override
    public void invalidate(String topic, List<String> keys) {
        if (topic.equals(Topics.PROGRAMMES)) {
            forgetProgrammes(keys);
            // A new version of a programme may mend what was wrong with it.
            attempts.retryNow(WorkKind.PROGRAMME, keys);
        } else if (topic.equals(Topics.AGENCIES)) {
            forgetProgrammesOf(keys);
        }
    }

    @Override
    public void invalidateAll() {
        // Contingencies first, each table in the order of its keys, as a write of an agreement locks them. A subject
        // that no longer exists is known by
        // its row alone.
        session.createNativeMutationQuery(
                        """
                        UPDATE detected_contingency SET signature = gen_random_uuid() WHERE (contingency, territory) IN (
                            SELECT contingency, territory FROM detected_contingency
                            ORDER BY contingency || '/' || territory COLLATE "C" FOR UPDATE)""")
                .executeUpdate();
        session.createNativeMutationQuery(
                        """
                        DELETE FROM detected WHERE programme IN (SELECT programme FROM detected ORDER BY programme FOR UPDATE)""")
                .executeUpdate();
    }

    /** Locks rows in a fixed order, so that two transactions that forget the same programmes cannot deadlock. */
    private void forgetProgrammes(List<String> codes) {
        session.createNativeMutationQuery(
                        """
                        DELETE FROM detected WHERE programme IN (
                            SELECT programme FROM detected WHERE programme = ANY (:programmes) ORDER BY programme FOR UPDATE)""")
                .setParameter("programmes", codes.toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * Makes every programme stale that one of the agencies, or a part of one, owns or holds a responsibility for, by name or as one of a class: its
     * findings depend on the levels, ends and parents of these agencies on any day. An agency is taken to be of each class of a kind that it has ever
     * had here, since a correction can change its kind. Waits for transactions that are about to mark a programme as up to date, but for no detection.
     */
    private void forgetProgrammesOf(List<String> agencies) {
        AdvisoryLock.takeExclusive(session, Topics.AGENCIES);
        noteKindsOf(agencies);
        session.createNativeMutationQuery(
                        """
                        WITH RECURSIVE state (topic, key, fact) AS (
                            SELECT topic, key, state
                            FROM copied_fact, jsonb_array_elements(fact -> 'otherStates' || jsonb_build_array(fact)) state
                            WHERE topic IN (:agencyTopic, :programmeTopic)),
                        part (code) AS (
                            SELECT unnest(CAST(:agencies AS text[]))
                            UNION
                            SELECT a.key FROM state a JOIN part ON a.fact ->> 'parent' = part.code
                            WHERE a.topic = :agencyTopic)
                        DELETE FROM detected WHERE programme IN (
                            SELECT programme FROM detected WHERE programme IN
                                (SELECT r.programme FROM responsibility r JOIN part ON r.agency = part.code)
                            OR programme IN
                                (SELECT r.programme FROM responsibility r WHERE r.agency_kind IN
                                    (SELECT k.kind FROM kind_of_agency k JOIN part ON k.agency = part.code))
                            OR programme IN
                                (SELECT p.key FROM state p JOIN part ON p.fact ->> 'owner' = part.code
                                 WHERE p.topic = :programmeTopic)
                            ORDER BY programme FOR UPDATE)""")
                .setParameter("agencies", agencies.toArray(String[]::new))
                .setParameter("agencyTopic", Topics.AGENCIES)
                .setParameter("programmeTopic", Topics.PROGRAMMES)
                .executeUpdate();
    }

    private void noteKindsOf(List<String> agencies) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO kind_of_agency (agency, kind)
                        SELECT DISTINCT key, state ->> 'kind'
                        FROM copied_fact, jsonb_array_elements(fact -> 'otherStates' || jsonb_build_array(fact)) state
                        WHERE topic = :topic AND key = ANY (:agencies)
                        ON CONFLICT DO NOTHING""")
                .setParameter("topic", Topics.AGENCIES)
                .setParameter("agencies", agencies.toArray(String[]::new))
                .executeUpdate();
    }

    private List<String> stale(Collection<ProgrammeFact> facts) {
        Map<String, Basis> bases = bases(facts.stream().map(ProgrammeFact::code).toList());
        TerritoryTree tree = territories.tree();
        Set<String> dueProgrammes = due.programmes(bases.keySet());
        return facts.stream()
                .filter(programme -> !isUpToDate(programme, tree, bases.get(programme.code()))
                        || dueProgrammes.contains(programme.code()))
                .map(ProgrammeFact::code)
                .toList();
    }

    private boolean isUpToDate(ProgrammeFact programme, TerritoryTree tree, @Nullable Basis before) {
        try {
            return basis(programme, tree).equals(before);
        } catch (RuntimeException e) {
            // The detection of this programme will fail for the same reason, and be recorded. It must not stop the
            // others.
            return false;
        }
    }

    /** The facts from which the stored findings were detected, by programme. */
    private Map<String, Basis> bases(Collection<String> codes) {
        return session
                .createNativeQuery(
                        """
                        SELECT programme, programme_version, territories, parts_are_one_body FROM detected
                        WHERE programme = ANY (:programmes)""",
                        Tuple.class)
                .setParameter("programmes", codes.toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get(0, String.class),
                        row -> new Basis(row.get(1, Long.class), row.get(2, UUID.class), row.get(3, Boolean.class))));
    }

    /** The facts from which a detection would start now. */
    private Basis basis(ProgrammeFact programme, TerritoryTree tree) {
        return new Basis(
                programme.version(), tree.bearingOn(territoriesOf(programme, tree)), agencies.partsAreOneBody());
    }

    private static Set<String> territoriesOf(ProgrammeFact programme, TerritoryTree tree) {
        return Territories.extents(tree, programme).values().stream()
                .flatMap(extent -> extent.territories().stream())
                .collect(Collectors.toSet());
    }

    /** @param basis read before; detection may use a newer tree, never an older one, and then the programme is detected once more */
    private void remember(ProgrammeFact programme, Basis basis) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO detected (programme, programme_version, territories, parts_are_one_body)
                        VALUES (:programme, :version, :territories, :partsAreOneBody)
                        ON CONFLICT (programme) DO UPDATE SET programme_version = excluded.programme_version,
                            territories = excluded.territories, parts_are_one_body = excluded.parts_are_one_body""")
                .setParameter("programme", programme.code())
                .setParameter("version", basis.programmeVersion())
                .setParameter("territories", basis.territories())
                .setParameter("partsAreOneBody", basis.partsAreOneBody())
                .executeUpdate();
    }
}
