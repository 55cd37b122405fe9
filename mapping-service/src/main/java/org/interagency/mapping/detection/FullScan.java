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
 * Compares the copies of other services' facts with what their owners have, then detects everything anew and compares it with the findings that
 * stand. What is up to date has to come out as it stands: any difference is a defect of the registry, which is reported, counted and mended.
 */
@ApplicationScoped
public class FullScan {

    private static final Logger LOG = Logger.getLogger(FullScan.class);
    private static final int REPORT_EVERY = 100;

    /**
     * How far a scan is.
     *
     * @param scanned how many programmes, and contingencies in countries, have been detected
     * @param of how many there are
     * @param defects the findings, as they are now, that stood otherwise and should not have; of this step alone
     * @param copies how copies compare with what their owners have, in the first step; {@code null} in all others
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
                .description("Findings that a full scan found to stand otherwise than they should")
                .register(metrics);
        this.copyDefects = Counter.builder("registry.copies.defects")
                .description("Copies that a full scan found to differ from what their owners have")
                .register(metrics);
    }

    /**
     * Scans, each programme and each contingency in a transaction of its own, so that writes go on meanwhile.
     *
     * @param progress is told every now and then, of each defect, and at the end
     * @param ended whether to stop early
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

    /** What was not up to date may change; that is no defect. */
    private List<FindingFact> defects(Redetected redetected) {
        if (!redetected.wasUpToDate()) {
            return List.of();
        }
        List<FindingFact> changes = redetected.changes().all().toList();
        changes.forEach(finding -> LOG.errorf("a finding stood otherwise than it should: %s", finding));
        defects.increment(changes.size());
        return changes;
    }
}
