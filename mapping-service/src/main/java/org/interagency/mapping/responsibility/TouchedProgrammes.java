package org.interagency.mapping.responsibility;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.finding.FindingChanges;

/** The programmes that a transaction has locked, and their functions of which it has written responsibilities. */
@TransactionScoped
class TouchedProgrammes implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, ProgrammeFact> programmes = new HashMap<>();
    private final Map<String, Set<ProgrammeFunction>> functions = new TreeMap<>();

    /** Locks programmes, so that nobody else detects them until the transaction ends. Those that are not known here are left out. */
    void lock(CopiedFacts copies, Collection<String> codes) {
        programmes.putAll(copies.programmes().lock(codes));
    }

    /** The programmes that are locked, by code. */
    Map<String, ProgrammeFact> locked() {
        return programmes;
    }

    /** Records that a responsibility was written. */
    void touch(ResponsibilityFact responsibility) {
        functions
                .computeIfAbsent(responsibility.programme(), code -> EnumSet.noneOf(ProgrammeFunction.class))
                .add(responsibility.function());
    }

    /** Brings the findings up to what was written since the last call. */
    FindingChanges detect(Detection detection) {
        FindingChanges changes = FindingChanges.NONE;
        for (Map.Entry<String, Set<ProgrammeFunction>> entry : functions.entrySet()) {
            changes = changes.and(detection.detect(programmes.get(entry.getKey()), entry.getValue()));
        }
        functions.clear();
        return changes;
    }
}
