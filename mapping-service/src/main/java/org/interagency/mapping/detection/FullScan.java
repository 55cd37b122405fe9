package org.interagency.mapping.detection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.interagency.contracts.FindingFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.CopyCheck;
import org.interagency.kit.copy.CopyChecks;
import org.interagency.kit.copy.WorkKind;
import org.interagency.mapping.detection.ContingencyDetection.Subject;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the copies of other services' facts with the originals. Then detects everything again and compares the result with the stored findings.
 * Detection must not change findings that were up to date: such a change is a defect of the registry, which is logged, counted and corrected.
 *
 * <p>It is made at the start, so that its counters exist, with 0, before the first scan: Prometheus sees no increase in a counter that appears with a
 * value.
 */
@Startup
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
     * @param failed the number of those of the scanned that could not be detected; {@code GET /detection} says why
     * @param copies the comparison of the copies with the originals, in the first step; {@code null} in all others
     * @param done whether this is the last step
     */
    public record Step(
            int scanned, int of, List<FindingFact> defects, int failed, @Nullable CopyCheck copies, boolean done) {}

    private record ScannedWork(WorkKind kind, String key, Supplier<Redetected> detection) {}

    private final CopiedFacts copies;
    private final CopyChecks copyChecks;
    private final Redetection redetection;
    private final ContingencyDetection contingencies;
    private final Attempts attempts;
    private final Counter defects;
    private final Counter copyDefects;

    FullScan(
            CopiedFacts copies,
            CopyChecks copyChecks,
            Redetection redetection,
            ContingencyDetection contingencies,
            Attempts attempts,
            MeterRegistry metrics) {
        this.copies = copies;
        this.copyChecks = copyChecks;
        this.redetection = redetection;
        this.contingencies = contingencies;
        this.attempts = attempts;
        this.defects = Counter.builder("registry.detection.defects")
                .description("Findings that a full scan found to be wrong")
                .register(metrics);
        this.copyDefects = Counter.builder("registry.copies.defects")
                .description("Copies that a full scan found to differ from the original")
                .register(metrics);
    }

    /**
     * Runs a scan. Each programme and each contingency has a transaction of its own, so that writes can continue, and that one that fails does not
     * stop the scan.
     *
     * @param authorization that of the caller who asks for it
     * @param progress receives the first and the last step, each step with defects or a failure, and every hundredth step
     * @param ended tells whether to stop early
     */
    public void run(@Nullable String authorization, Consumer<Step> progress, BooleanSupplier ended) {
        CopyCheck check = copyChecks.inAllServices(authorization);
        copyDefects.increment(check.defects().size());
        redetection.bringUpToDate(ended);
        List<ScannedWork> all = QuarkusTransaction.requiringNew().call(this::all);
        progress.accept(new Step(0, all.size(), List.of(), 0, check, false));
        int failed = 0;
        for (int i = 0; i < all.size() && !ended.getAsBoolean(); i++) {
            ScannedWork next = all.get(i);
            Optional<Redetected> redetected = attempts.attempt(next.kind(), next.key(), next.detection());
            failed += redetected.isEmpty() ? 1 : 0;
            List<FindingFact> found = redetected.map(this::defects).orElse(List.of());
            if (redetected.isEmpty() || !found.isEmpty() || i % REPORT_EVERY == 0) {
                progress.accept(new Step(i + 1, all.size(), found, failed, null, false));
            }
        }
        progress.accept(new Step(all.size(), all.size(), List.of(), failed, null, true));
    }

    private List<ScannedWork> all() {
        List<ScannedWork> all = new ArrayList<>();
        for (ProgrammeFact programme : copies.programmes().all()) {
            all.add(new ScannedWork(WorkKind.PROGRAMME, programme.code(), () -> redetection.detect(programme.code())));
        }
        for (Subject subject : contingencies.subjects()) {
            all.add(new ScannedWork(WorkKind.CONTINGENCY, subject.key(), () -> contingencies.detect(subject)));
        }
        return all;
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
