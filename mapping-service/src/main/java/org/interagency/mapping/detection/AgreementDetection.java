package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.mapping.detection.ContingencyDetection.ConcernedSubject;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.PartyOverlaps;

/** Updates the findings that agreements can affect: a few in the transaction that writes the agreements, the others by the worker. */
@ApplicationScoped
public class AgreementDetection {

    /** How many programmes one write detects at most. */
    static final int MOST_PROGRAMMES = 100;

    /** How many programmes the contingencies have together, at most, that one write detects; each is compared with each. */
    static final int MOST_COMPARED = 300;

    private final PartyOverlaps overlaps;
    private final ProgrammeLocks locks;
    private final Detection detection;
    private final ContingencyDetection contingencies;
    private final Redetection redetection;
    private final AgreementStamp stamp;

    AgreementDetection(
            PartyOverlaps overlaps,
            ProgrammeLocks locks,
            Detection detection,
            ContingencyDetection contingencies,
            Redetection redetection,
            AgreementStamp stamp) {
        this.overlaps = overlaps;
        this.locks = locks;
        this.detection = detection;
        this.contingencies = contingencies;
        this.redetection = redetection;
        this.stamp = stamp;
    }

    /**
     * What a write did to the findings.
     *
     * @param pending the number of programmes, and of contingencies in countries, that the worker detects after the write
     */
    public record AgreementEffects(FindingChanges changes, int pending) {}

    /**
     * Detects what is stale of the programmes that a write will detect, so that the answer to it lists only what the write itself changes. Opens
     * transactions of its own.
     */
    public void prepare(AgreementReach reach) {
        redetection.detectStale(QuarkusTransaction.requiringNew().call(() -> firstOf(overlapping(reach))));
    }

    /** Updates the findings after a write of agreements, at the end of its transaction. What is too much for one transaction is left to the worker. */
    public AgreementEffects detect(AgreementReach reach) {
        if (reach.isNone()) {
            return new AgreementEffects(FindingChanges.NONE, 0);
        }
        FindingChanges changes = FindingChanges.NONE;
        Set<String> detected = new HashSet<>();
        for (ProgrammeFact programme :
                inOrder(locks.lock(firstOf(overlapping(reach))).values())) {
            changes = changes.and(detection.detect(programme, reach.among(detection.functionsOf(programme))));
            detected.add(programme.code());
        }
        int compared = 0;
        int left = 0;
        for (ConcernedSubject concerned : contingencies.concerned(reach)) {
            if (compared + concerned.programmes() > MOST_COMPARED) {
                left++;
            } else {
                compared += concerned.programmes();
                changes = changes.and(contingencies.detect(concerned.subject()).changes());
            }
        }
        return new AgreementEffects(changes, left + leaveToWorker(reach, detected));
    }

    /** Leaves all that agreements can affect to the worker, at the end of the transaction that has written them. */
    public void leaveToWorker(AgreementReach reach) {
        if (!reach.isNone()) {
            leaveToWorker(reach, Set.of());
        }
    }

    /**
     * Contingencies need no mark: their signatures cover agreements. The overlaps are read again, since detections that were under way may have stored
     * further ones.
     *
     * @param detected the programmes that this transaction has detected
     * @return the number of programmes that are left
     */
    private int leaveToWorker(AgreementReach reach, Set<String> detected) {
        stamp.change();
        List<String> left = overlapping(reach).stream()
                .filter(programme -> !detected.contains(programme))
                .toList();
        redetection.forget(left);
        return left.size();
    }

    private List<String> overlapping(AgreementReach reach) {
        return overlaps.programmes(reach.parties(), reach.programmes());
    }

    private static List<String> firstOf(List<String> programmes) {
        return programmes.stream().limit(MOST_PROGRAMMES).toList();
    }

    private static List<ProgrammeFact> inOrder(Collection<ProgrammeFact> programmes) {
        return programmes.stream()
                .sorted(Comparator.comparing(ProgrammeFact::code))
                .toList();
    }
}
