package org.interagency.mapping.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.CopyCheck;
import org.interagency.kit.copy.CopyChecks;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the copies of other services' facts with the originals. Then detects everything again and compares the result with the stored findings.
 * Detection must not change findings that were up to date: such a change is a defect of the registry, which is logged, counted and corrected.
 */
@ApplicationScoped
public class FullScan {

    private static final Logger LOG = Logger.getLogger(FullScan.class);
    private static final int REPORT_EVERY = 100;

    /**
     * The progress of a scan.
     *
     * @param scanned the number of programmes, and contingencies in countries, that have been detected
     * @param of the number of all of them
     * @param defects the findings, after correction, that this step found to be wrong
     * @param copies the comparison of the copies with the originals, in the first step; {@code null} in all others
     * @param done whether this is the last step
     */
    public record Step(int scanned, int of, List<FindingFact> defects, @Nullable CopyCheck copies, boolean done) {}

    private final CopiedFacts copies;
    private final CopyChecks copyChecks;
    private final Redetection redetection;
    private final ContingencyDetection contingencies;
    private final Counter defects;
    private final Counter copyDefects;

    FullScan(
            CopiedFacts copies,
            CopyChecks copyChecks,
            Redetection redetection,
            ContingencyDetection contingencies,
            MeterRegistry metrics) {
        this.copies = copies;
        this.copyChecks = copyChecks;
        this.redetection = redetection;
        this.contingencies = contingencies;
        this.defects = Counter.builder("registry.detection.defects")
                .description("Findings that a full scan found to be wrong")
                .register(metrics);
        this.copyDefects = Counter.builder("registry.copies.defects")
                .description("Copies that a full scan found to differ from the original")
                .register(metrics);
    }

    /**
     * Runs a scan. Each programme and each contingency has a transaction of its own, so that writes can continue.
     *
     * @param progress receives the first and the last step, each step with defects, and every hundredth step
     * @param ended tells whether to stop early
     */
    public void run(Consumer<Step> progress, BooleanSupplier ended) {
        CopyCheck check = copyChecks.inAllServices();
        copyDefects.increment(check.defects().size());
        redetection.bringUpToDate(ended);
        List<Callable<Redetected>> detections = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            for (ProgrammeFact programme : copies.programmes().all()) {
                detections.add(() -> redetection.detect(programme.code()));
            }
            contingencies.subjects().forEach(subject -> detections.add(() -> contingencies.detect(subject)));
        });
        progress.accept(new Step(0, detections.size(), List.of(), check, false));
        for (int i = 0; i < detections.size() && !ended.getAsBoolean(); i++) {
            List<FindingFact> found = defects(QuarkusTransaction.requiringNew().call(detections.get(i)));
            if (!found.isEmpty() || i % REPORT_EVERY == 0) {
                progress.accept(new Step(i + 1, detections.size(), found, null, false));
            }
        }
        progress.accept(new Step(detections.size(), detections.size(), List.of(), null, true));
    }

    /** A change of findings that were not up to date is not a defect. */
    private List<FindingFact> defects(Redetected redetected) {
        if (!redetected.wasUpToDate()) {
            return List.of();
        }
        List<FindingFact> changes = redetected.changes().all().toList();
        changes.forEach(finding -> LOG.errorf("a full scan corrected a finding: %s", finding));
        defects.increment(changes.size());
        return changes;
    }
}
