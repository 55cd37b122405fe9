package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.vocabulary.Coded;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingTransition;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/** Gives detected findings the status that the steps with them leave, see {@link FindingLife}. Needs a transaction. */
@ApplicationScoped
class LastSteps {

    private final Session session;
    private final KnownTerritories territories;

    LastSteps(Session session, KnownTerritories territories) {
        this.session = session;
        this.territories = territories;
    }

    /**
     * A step as it is stored.
     *
     * @param acceptedVersion the version that was accepted; {@code null} unless the step is to accept
     */
    private record StoredStep(FindingTransition transition, @Nullable Long acceptedVersion) {}

    /** What gives findings their status, once detection has found them. The rows are those that the findings had before. */
    UnaryOperator<FindingFact> of(Collection<FindingEntity> before) {
        Map<String, StoredStep> stored = new HashMap<>();
        before.stream()
                .filter(row -> row.step != null && !row.status.equals(FindingStatus.RESOLVED.code()))
                .forEach(row -> stored.put(row.id, stored(row.step, row.acceptedVersion)));
        return by(stored);
    }

    /** The same for the stored findings among these; locks none of them. */
    UnaryOperator<FindingFact> ofStored(Collection<String> ids) {
        Map<String, StoredStep> stored = new HashMap<>();
        session.createNativeQuery(
                        """
                        SELECT id, step, accepted_version FROM finding
                        WHERE id = ANY (:ids) AND step IS NOT NULL AND status <> :resolved""",
                        Tuple.class)
                .addScalar("id", String.class)
                .addScalar("step", String.class)
                .addScalar("accepted_version", Long.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .setParameter("resolved", FindingStatus.RESOLVED.code())
                .list()
                .forEach(row ->
                        stored.put(row.get(0, String.class), stored(row.get(1, String.class), row.get(2, Long.class))));
        return by(stored);
    }

    private static StoredStep stored(String step, @Nullable Long acceptedVersion) {
        return new StoredStep(Coded.find(FindingTransition.class, step).orElseThrow(), acceptedVersion);
    }

    private UnaryOperator<FindingFact> by(Map<String, StoredStep> stored) {
        if (stored.isEmpty()) {
            return finding -> finding;
        }
        TerritoryTree tree = territories.tree();
        Map<String, FindingFact> accepted = accepted(stored);
        Map<String, LastStep> steps = new HashMap<>();
        stored.forEach((id, step) -> steps.put(id, new LastStep(step.transition(), accepted.get(id))));
        return finding -> finding.withStatus(FindingLife.status(finding, steps.get(finding.id()), tree));
    }

    /** What was accepted, by the id of the finding. */
    private Map<String, FindingFact> accepted(Map<String, StoredStep> stored) {
        List<FindingVersionKey> keys = new ArrayList<>();
        stored.forEach((id, step) -> {
            if (step.acceptedVersion() != null) {
                keys.add(new FindingVersionKey(id, step.acceptedVersion()));
            }
        });
        return session.findMultiple(FindingVersionEntity.class, keys).stream()
                .map(version -> Objects.requireNonNull(version.content))
                .collect(Collectors.toMap(FindingFact::id, content -> content));
    }
}
