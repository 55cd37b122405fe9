package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.interagency.kit.fact.Turn;
import org.interagency.mapping.finding.FindingBook;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.FindingScope;
import org.jspecify.annotations.Nullable;

/**
 * Detects how each contingency is addressed in each country, that is, each territory that is part of no other: the standard ones, and
 * those of its own that its programmes name.
 *
 * <p>Whether that is up to date is read off what is stored: each is kept with a signature of the facts that it was detected from.
 */
@ApplicationScoped
class ContingencyDetection {

    /** A contingency in a country. */
    record Subject(String contingency, String territory) {}

    private final Session session;
    private final Territories territories;
    private final KnownAgencies agencies;
    private final KnownProgrammes programmes;
    private final FindingBook findings;

    ContingencyDetection(
            Session session,
            Territories territories,
            KnownAgencies agencies,
            KnownProgrammes programmes,
            FindingBook findings) {
        this.session = session;
        this.territories = territories;
        this.agencies = agencies;
        this.programmes = programmes;
        this.findings = findings;
    }

    /** Detects each that needs it, in a transaction of its own. */
    void detectStale() {
        for (Subject subject : QuarkusTransaction.requiringNew().call(this::stale)) {
            QuarkusTransaction.requiringNew().run(() -> detect(subject));
        }
    }

    /** How many have to be detected anew by now. Needs a transaction. */
    int pending() {
        return stale().size();
    }

    private List<Subject> stale() {
        Map<Subject, UUID> before = signatures();
        ContingencySituation situation = situation();
        List<Subject> stale = new ArrayList<>();
        for (Subject subject : situation.subjects()) {
            if (!Objects.equals(situation.signature(subject), before.remove(subject))) {
                stale.add(subject);
            }
        }
        stale.addAll(before.keySet());
        return stale;
    }

    private Map<Subject, UUID> signatures() {
        Map<Subject, UUID> signatures = new HashMap<>();
        session.createNativeQuery("SELECT contingency, territory, signature FROM detected_contingency", Tuple.class)
                .list()
                .forEach(row -> signatures.put(
                        new Subject(row.get(0, String.class), row.get(1, String.class)), row.get(2, UUID.class)));
        return signatures;
    }

    /** All there are. Needs a transaction. */
    List<Subject> subjects() {
        return situation().subjects();
    }

    /** The facts as they are by now. Needs a transaction. */
    ContingencySituation situation() {
        return new ContingencySituation(territories.tree(), agencies.agencies(), programmes.all());
    }

    /** Detects it anew. Needs a transaction. */
    Redetected detect(Subject subject) {
        Turn.take(session, subject.toString());
        ContingencySituation situation = situation();
        UUID signature = situation.signature(subject);
        boolean wasUpToDate = Objects.equals(signature, signatures().get(subject));
        FindingChanges changes = findings.replace(
                FindingScope.ofContingency(subject.contingency(), subject.territory()), situation.findings(subject));
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
