package org.interagency.mapping.responsibility;

import jakarta.transaction.TransactionScoped;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.limit.TimeLimit;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.finding.FindingChanges;

/** The programmes that the transaction has locked, and the functions for which it has written responsibilities. */
@TransactionScoped
class TouchedProgrammes implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, ProgrammeFact> programmes = new HashMap<>();
    private final Set<String> noted = new HashSet<>();
    private final Map<String, Set<ProgrammeFunction>> functions = new TreeMap<>();

    /** Locks programmes, so that no other transaction detects them until this one ends. Programmes that are not known here are left out. */
    void lock(CopiedFacts copies, Collection<String> codes) {
        programmes.putAll(copies.programmes().lock(codes));
    }

    /** Notes programmes, those that are known here, for {@link #lockNoted}. */
    void note(CopiedFacts copies, Collection<String> codes) {
        noted.addAll(copies.programmes().find(codes).keySet());
    }

    /** Locks all noted programmes. */
    void lockNoted(CopiedFacts copies) {
        lock(copies, noted);
    }

    /** The locked programmes, by code. */
    Map<String, ProgrammeFact> locked() {
        return programmes;
    }

    /** Records that a responsibility was written. */
    void touch(ResponsibilityFact responsibility) {
        functions
                .computeIfAbsent(responsibility.programme(), code -> EnumSet.noneOf(ProgrammeFunction.class))
                .add(responsibility.function());
    }

    /** Updates the findings about what was written since the last call. */
    FindingChanges detect(Detection detection) {
        FindingChanges changes = FindingChanges.NONE;
        for (Map.Entry<String, Set<ProgrammeFunction>> entry : functions.entrySet()) {
            changes = changes.and(detection.detect(programmes.get(entry.getKey()), entry.getValue()));
        }
        functions.clear();
        return changes;
    }

    /**
     * Updates the findings about what was written since the last call.
     *
     * @param limit how long the detection of one programme may take
     * @param done is called after each programme
     */
    void detectEach(Detection detection, Duration limit, Runnable done) {
        functions.forEach((programme, written) -> {
            TimeLimit.within(limit, () -> detection.detect(programmes.get(programme), written));
            done.run();
        });
        functions.clear();
    }
}
