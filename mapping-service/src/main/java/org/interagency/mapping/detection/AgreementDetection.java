package org.interagency.mapping.detection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.WorkKind;
import org.interagency.mapping.detection.ContingencyDetection.ConcernedSubject;
import org.interagency.mapping.finding.FindingChanges;
import org.interagency.mapping.finding.PartyOverlaps;
import org.interagency.mapping.finding.PartyOverlaps.ProgrammeOverlaps;

/** Updates the findings that agreements can affect: a few in the transaction that writes the agreements, the others by the worker. */
@ApplicationScoped
public class AgreementDetection {

    /** How many programmes one write detects at most. */
    static final int MOST_PROGRAMMES = 100;

    /** How many overlaps these programmes have together, at most, that the agreement can affect; the answer to the write lists those that change. */
    static final long MOST_OVERLAPS = 1_000;

    /** How many programmes the contingencies have together, at most, that one write detects; each is compared with each. */
    static final int MOST_COMPARED = 300;

    private final PartyOverlaps overlaps;
    private final ProgrammeLocks locks;
    private final Detection detection;
    private final ContingencyDetection contingencies;
    private final Redetection redetection;
    private final AgreementStamp stamp;
    private final Attempts attempts;

    AgreementDetection(
            PartyOverlaps overlaps,
            ProgrammeLocks locks,
            Detection detection,
            ContingencyDetection contingencies,
            Redetection redetection,
            AgreementStamp stamp,
            Attempts attempts) {
        this.overlaps = overlaps;
        this.locks = locks;
        this.detection = detection;
        this.contingencies = contingencies;
        this.redetection = redetection;
        this.stamp = stamp;
        this.attempts = attempts;
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
        redetection.detectStale(QuarkusTransaction.requiringNew().call(() -> detectable(reach)));
    }

    /**
     * Updates the findings after a write of agreements, at the end of its transaction. What is too much for one transaction, and what fails at present, is
     * left to the worker.
     */
    public AgreementEffects detect(AgreementReach reach) {
        if (reach.isNone()) {
            return new AgreementEffects(FindingChanges.NONE, 0);
        }
        FindingChanges changes = FindingChanges.NONE;
        Set<String> detected = new HashSet<>();
        for (ProgrammeFact programme : inOrder(locks.lock(detectable(reach)).values())) {
            changes = changes.and(detection.detect(programme, reach.among(detection.functionsOf(programme))));
            detected.add(programme.code());
        }
        List<ConcernedSubject> concerned = contingencies.concerned(reach);
        List<ConcernedSubject> few = firstOf(concerned, ConcernedSubject::programmes, MOST_COMPARED);
        for (ConcernedSubject subject : few) {
            changes = changes.and(contingencies.detect(subject.subject()).changes());
        }
        return new AgreementEffects(changes, concerned.size() - few.size() + leaveToWorker(reach, detected));
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
                .map(ProgrammeOverlaps::programme)
                .filter(programme -> !detected.contains(programme))
                .toList();
        redetection.forget(left);
        return left.size();
    }

    private List<ProgrammeOverlaps> overlapping(AgreementReach reach) {
        return overlaps.programmes(reach.parties(), reach.programmes());
    }

    private List<String> detectable(AgreementReach reach) {
        List<String> few = firstOf(overlapping(reach), ProgrammeOverlaps::overlaps, MOST_OVERLAPS).stream()
                .map(ProgrammeOverlaps::programme)
                .limit(MOST_PROGRAMMES)
                .toList();
        return attempts.withoutFailing(WorkKind.PROGRAMME, few);
    }

    /** The first ones, as long as they come to no more than some number together. */
    private static <T> List<T> firstOf(List<T> all, ToLongFunction<T> size, long most) {
        List<T> first = new ArrayList<>();
        long sum = 0;
        for (T each : all) {
            sum += size.applyAsLong(each);
            if (sum > most) {
                return first;
            }
            first.add(each);
        }
        return first;
    }

    private static List<ProgrammeFact> inOrder(Collection<ProgrammeFact> programmes) {
        return programmes.stream()
                .sorted(Comparator.comparing(ProgrammeFact::code))
                .toList();
    }
}
