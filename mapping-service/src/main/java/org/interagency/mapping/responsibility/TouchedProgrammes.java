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
import org.interagency.mapping.detection.ProgrammeLocks;
import org.interagency.mapping.detection.Redetection;
import org.interagency.mapping.detection.Redetection.FactStamps;
import org.interagency.mapping.finding.FindingChanges;
import org.jspecify.annotations.Nullable;

/** The programmes that the transaction has locked, and the functions for which it has written responsibilities. */
@TransactionScoped
class TouchedProgrammes implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Map<String, ProgrammeFact> programmes = new HashMap<>();

    /** The stamps before any fact was read for detection; {@code null} before the first programme is locked. */
    private @Nullable FactStamps before;

    private final Set<String> noted = new HashSet<>();
    private final Map<String, Set<ProgrammeFunction>> functions = new TreeMap<>();

    /** Locks programmes, so that no other transaction detects them until this one ends. Programmes that are not known here are left out. */
    void lock(ProgrammeLocks locks, Redetection redetection, Collection<String> codes) {
        programmes.putAll(locks.lock(codes));
        if (before == null) {
            before = redetection.stamps();
        }
    }

    /** Notes programmes, those that are known here, for {@link #lockNoted}. */
    void note(CopiedFacts copies, Collection<String> codes) {
        noted.addAll(copies.programmes().find(codes).keySet());
    }

    /** Locks all noted programmes. */
    void lockNoted(ProgrammeLocks locks, Redetection redetection) {
        lock(locks, redetection, noted);
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

    /** Updates the findings about what was written, at the end of the transaction. */
    FindingChanges detect(Detection detection, Redetection redetection) {
        FindingChanges changes = FindingChanges.NONE;
        for (Map.Entry<String, Set<ProgrammeFunction>> entry : functions.entrySet()) {
            changes = changes.and(detection.detect(programmes.get(entry.getKey()), entry.getValue()));
        }
        forget(redetection);
        return changes;
    }

    /**
     * Updates the findings about what was written, at the end of the transaction.
     *
     * @param limit how long the detection of one programme may take
     * @param done is called after each programme
     */
    void detectEach(Detection detection, Redetection redetection, Duration limit, Runnable done) {
        functions.forEach((programme, written) -> {
            TimeLimit.within(limit, () -> detection.detect(programmes.get(programme), written));
            done.run();
        });
        forget(redetection);
    }

    private void forget(Redetection redetection) {
        if (before != null) {
            redetection.forgetIfFactsHaveChanged(before, functions.keySet());
        }
        functions.clear();
    }
}
