package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.WorkKind;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.mapping.finding.DueFindings;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;
import org.interagency.mapping.finding.FindingStore;
import org.jspecify.annotations.Nullable;

/**
 * Detects the findings about each contingency in each country. A country is a territory that is part of no other. The contingencies of a country are
 * the standard ones and those that its programmes name.
 *
 * <p>Each detection stores a signature of the facts that it used. A subject is stale if the signature of the current facts differs from the stored
 * one, or if some of its findings have another status from today on ({@link DueFindings}).
 */
@ApplicationScoped
class ContingencyDetection {

    private static final int PAIRS_AT_ONCE = 1000;

    /** A contingency in a country. */
    record Subject(String contingency, String territory) {

        /** The subject with this {@link #key}. */
        static Subject of(String key) {
            String[] codes = key.split("/", 2);
            return new Subject(codes[0], codes[1]);
        }

        /** Both codes, as in {@code poverty/BR}. */
        String key() {
            return contingency + "/" + territory;
        }

        FindingScope scope() {
            return FindingScope.ofContingency(contingency, territory);
        }
    }

    /**
     * A subject that agreements can affect.
     *
     * @param programmes the number of programmes that address the contingency in the country
     */
    record ConcernedSubject(Subject subject, int programmes) {}

    private final Session session;
    private final Territories territories;
    private final AgencyCache agencies;
    private final ProgrammeCache programmes;
    private final Agreements agreements;
    private final DueFindings due;
    private final FindingStore findings;
    private final Attempts attempts;

    ContingencyDetection(
            Session session,
            Territories territories,
            AgencyCache agencies,
            ProgrammeCache programmes,
            Agreements agreements,
            DueFindings due,
            FindingStore findings,
            Attempts attempts) {
        this.session = session;
        this.territories = territories;
        this.agencies = agencies;
        this.programmes = programmes;
        this.agreements = agreements;
        this.due = due;
        this.findings = findings;
        this.attempts = attempts;
    }

    /**
     * Detects the stale subjects that are not failing, each in a transaction of its own.
     *
     * @param ended tells whether to stop early
     */
    void detectStale(BooleanSupplier ended) {
        for (FindingScope scope : QuarkusTransaction.requiringNew().call(findings::scopesOfPairs)) {
            resolvePairs(scope, ended);
        }
        for (String key : QuarkusTransaction.requiringNew().call(this::waiting)) {
            if (ended.getAsBoolean()) {
                return;
            }
            attempts.attempt(WorkKind.CONTINGENCY, key, () -> detectIfStale(key));
        }
    }

    /** Resolves what {@link FindingStore#resolvePairs} says, some in each transaction. */
    private void resolvePairs(FindingScope scope, BooleanSupplier ended) {
        String key = scope.contingencyAndTerritory().orElseThrow();
        boolean someAreLeft = true;
        while (someAreLeft && !ended.getAsBoolean()) {
            someAreLeft = attempts.attempt(WorkKind.CONTINGENCY, key, () -> {
                        AdvisoryLock.takeExclusive(session, scope.key());
                        return findings.resolvePairs(scope, PAIRS_AT_ONCE);
                    })
                    .orElse(false);
        }
    }

    /** The keys of the stale subjects that are not failing. Needs a transaction. */
    List<String> waiting() {
        return attempts.withoutFailing(
                WorkKind.CONTINGENCY, stale().stream().map(Subject::key).toList());
    }

    /** Detects the failing subjects that are due, as {@link Attempts#retry} says. */
    void retry(BooleanSupplier ended) {
        attempts.retry(WorkKind.CONTINGENCY, this::detectIfStale, ended);
    }

    /** The number of stale subjects. Needs a transaction. */
    int pending() {
        return stale().size();
    }

    private List<Subject> stale() {
        Map<Subject, UUID> before = signatures();
        Set<String> dueScopes = due.contingencies();
        ContingencySituation situation = situation();
        List<Subject> stale = new ArrayList<>();
        for (Subject subject : situation.subjects()) {
            if (!isUpToDate(situation, subject, before.remove(subject))
                    || dueScopes.contains(subject.scope().key())) {
                stale.add(subject);
            }
        }
        stale.addAll(before.keySet());
        return stale;
    }

    private static boolean isUpToDate(ContingencySituation situation, Subject subject, @Nullable UUID before) {
        try {
            return Objects.equals(situation.signature(subject), before);
        } catch (RuntimeException e) {
            // The detection of this subject will fail for the same reason, and be recorded. It must not stop the
            // others.
            return false;
        }
    }

    private Map<Subject, UUID> signatures() {
        Map<Subject, UUID> signatures = new HashMap<>();
        session.createNativeQuery("SELECT contingency, territory, signature FROM detected_contingency", Tuple.class)
                .list()
                .forEach(row -> signatures.put(
                        new Subject(row.get(0, String.class), row.get(1, String.class)), row.get(2, UUID.class)));
        return signatures;
    }

    /** All subjects. Needs a transaction. */
    List<Subject> subjects() {
        return situation().subjects();
    }

    /** The current facts. Needs a transaction. */
    ContingencySituation situation() {
        return new ContingencySituation(
                territories.tree(), agencies.agencies(), programmes.all(), agreements.aboutAllFunctions());
    }

    /**
     * The subjects that agreements of a reach can affect and that do not fail, in the order in which a transaction has to detect them. Needs a transaction.
     */
    List<ConcernedSubject> concerned(AgreementReach reach) {
        Map<String, ConcernedSubject> byKey = new TreeMap<>();
        situation()
                .concerned(reach)
                .forEach(concerned -> byKey.put(concerned.subject().key(), concerned));
        byKey.keySet().retainAll(attempts.withoutFailing(WorkKind.CONTINGENCY, List.copyOf(byKey.keySet())));
        return List.copyOf(byKey.values());
    }

    /** Detects a subject, stale or not. Needs a transaction. */
    Redetected detect(Subject subject) {
        return detect(subject, true);
    }

    /** Checks again whether the subject is stale, since another replica may have detected it meanwhile. */
    private Redetected detectIfStale(String key) {
        return detect(Subject.of(key), false);
    }

    /** @param always whether to detect the subject even if it is not stale */
    private Redetected detect(Subject subject, boolean always) {
        AdvisoryLock.takeExclusive(session, subject.scope().key());
        ContingencySituation situation = situation();
        UUID signature = situation.signature(subject);
        boolean wasUpToDate =
                Objects.equals(signature, signatures().get(subject)) && !due.isContingency(subject.scope());
        if (wasUpToDate && !always) {
            return Redetected.NOTHING;
        }
        FindingChanges changes = findings.replace(subject.scope(), situation.findings(subject));
        remember(subject, signature);
        return new Redetected(wasUpToDate, changes);
    }

    private void remember(Subject subject, @Nullable UUID signature) {
        String sql = signature == null
                ? "DELETE FROM detected_contingency WHERE contingency = :contingency AND territory = :territory"
                : """
                  INSERT INTO detected_contingency (contingency, territory, signature)
                  VALUES (:contingency, :territory, :signature)
                  ON CONFLICT (contingency, territory) DO UPDATE SET signature = excluded.signature""";
        var query = session.createNativeMutationQuery(sql)
                .setParameter("contingency", subject.contingency())
                .setParameter("territory", subject.territory());
        if (signature != null) {
            query.setParameter("signature", signature);
        }
        query.executeUpdate();
    }
}
