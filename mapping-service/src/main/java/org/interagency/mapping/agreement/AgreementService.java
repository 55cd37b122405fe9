package org.interagency.mapping.agreement;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.AgreementFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.Topics;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.copy.AgencyHoldings;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.KnownHolders;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.copy.Succession;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.FactChange;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.limit.TimeLimit;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.interagency.kit.rule.Violations;
import org.interagency.kit.rule.WriteRule;
import org.interagency.mapping.agreement.AgreementRules.AgreementReferences;
import org.interagency.mapping.agreement.AgreementRules.AgreementWrite;
import org.interagency.mapping.detection.AgreementDetection;
import org.interagency.mapping.detection.AgreementDetection.AgreementEffects;
import org.interagency.mapping.detection.AgreementReach;
import org.interagency.mapping.detection.Agreements;
import org.interagency.mapping.detection.Territories;
import org.jspecify.annotations.Nullable;

/**
 * Stores the agreements and updates the findings at the end of each transaction.
 *
 * <p>A reorganisation passes agreements on after responsibilities, for which it locks programmes: the lock of agreements ({@link AgreementDetection})
 * comes last.
 */
@Singleton
@Priority(-1)
public class AgreementService extends FactService<AgreementFact, AgreementRequest, AgreementEntity>
        implements AgencyHoldings {

    static final FactKind<AgreementFact, AgreementEntity> KIND =
            new FactKind<>("agreement", Topics.AGREEMENTS, "code", AgreementEntity.class, AgreementEntity::new);

    private final AgreementRepository rows;
    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final Territories territories;
    private final AgreementDetection detection;
    private final Attempts attempts;
    private final TouchedAgreements touched;

    AgreementService(
            VersionedStores stores,
            AgreementRepository rows,
            CopiedFacts copies,
            Reorganisations reorganisations,
            Territories territories,
            AgreementDetection detection,
            Attempts attempts,
            TouchedAgreements touched) {
        super(stores, KIND);
        this.rows = rows;
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.territories = territories;
        this.detection = detection;
        this.attempts = attempts;
        this.touched = touched;
    }

    /** Fetches what agreements name, as far as no copy is here. */
    private void prepareCopies(List<AgreementRequest> requests, boolean fresh) {
        copies.agencies().prepare(Batch.listed(requests, AgreementRequest::parties), fresh);
        territories.prepare(Batch.listed(requests, AgreementRequest::territories), fresh);
        List<ProgrammeFact> fetched =
                copies.programmes().prepare(Batch.listed(requests, AgreementRequest::programmes), fresh);
        territories.prepare(Batch.listed(fetched, ProgrammeFact::territories), false);
        copies.agencies().prepare(Batch.named(fetched, ProgrammeFact::owner), false);
    }

    /** Prepares {@link #suppose}: fetches what agreements name, as far as no copy is here. */
    public void prepareSupposed(List<AgreementRequest> requests) {
        prepareCopies(requests, false);
    }

    /** Of a single agreement, also detects what is stale of what it affects, so that the answer to the write lists only what the write itself changed. */
    @Override
    public boolean prepare(List<AgreementRequest> requests, boolean fresh) {
        prepareCopies(requests, fresh);
        if (requests.size() == 1) {
            detection.prepare(AgreementReach.of(List.of(requests.get(0).fact())));
        }
        return true;
    }

    @Override
    protected void lock(Set<String> keys) {
        reorganisations.lockShared();
        super.lock(keys);
    }

    @Override
    protected WriteRules<AgreementFact, AgreementRequest> rules(Batch<AgreementFact, AgreementRequest> batch) {
        List<AgreementRequest> requests = batch.requests();
        KnownHolders parties = reorganisations.holders(Batch.listed(requests, AgreementRequest::parties));
        AgreementReferences known = references(requests, parties.agencies().keySet(), parties::endOf);
        Map<String, Timeline<AgreementFact>> before = new HashMap<>();
        requests.forEach(request -> before.put(request.key(), batch.standing(request)));
        return new WriteRules<>() {
            @Override
            public List<Violation> violations(AgreementRequest request) {
                return WriteRule.check(
                        AgreementRules.ALL,
                        new AgreementWrite(request, batch.begins(request, request.validFrom()), known));
            }

            @Override
            public Stored<AgreementFact> followUp(AgreementRequest request, Stored<AgreementFact> stored) {
                if (stored.change() == FactChange.NONE) {
                    return stored;
                }
                Stored<AgreementFact> passed =
                        reorganisations.passOn(store, parties, batch.locked(), stored, Succession.OF_AGREEMENTS);
                List<AgreementFact> statesBefore = before.get(request.key()).states();
                if (!coverTheSame(statesBefore, passed.fact().states())) {
                    touched.touch(statesBefore);
                    touched.touch(passed.fact().states());
                }
                return passed;
            }
        };
    }

    /** Whether only the name, the instrument, the rhythm of meetings or the contact differ, which make no difference to findings. */
    private boolean coverTheSame(List<AgreementFact> some, List<AgreementFact> others) {
        TerritoryTree tree = territories.tree();
        return Agreements.statesInForce(tree, some).equals(Agreements.statesInForce(tree, others));
    }

    private AgreementReferences references(
            List<AgreementRequest> requests, Set<String> agencies, Function<String, @Nullable LocalDate> endOf) {
        return new AgreementReferences(
                agencies,
                endOf,
                copies.programmes()
                        .find(Batch.listed(requests, AgreementRequest::programmes))
                        .keySet(),
                territories.tree());
    }

    /**
     * The result of a write.
     *
     * @param effects what the write did to the findings
     */
    public record WrittenAgreement(Stored<AgreementFact> stored, AgreementEffects effects) {

        AgreementAnswer answer() {
            return new AgreementAnswer(stored.fact(), effects.changes(), effects.pending());
        }
    }

    /**
     * Registers or replaces an agreement.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    WrittenAgreement write(AgreementRequest request, WriteTerms terms, boolean dryRun) {
        return DryRunTransaction.run(
                () -> new WrittenAgreement(write(request, terms), detectInTime()), written -> !dryRun);
    }

    /**
     * Ends an agreement, or withdraws it if it would end before it begins.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    WrittenAgreement retire(String code, LocalDate on, Precondition precondition, Mandate mandate, boolean dryRun) {
        return DryRunTransaction.run(
                () -> {
                    Stored<AgreementFact> retired = retire(code, on, precondition, mandate);
                    touched.touch(retired.fact().states());
                    return new WrittenAgreement(retired, detectInTime());
                },
                written -> !dryRun);
    }

    @Override
    protected AgreementFact ended(AgreementFact fact, LocalDate on) {
        return fact.endingBy(on.isBefore(fact.validFrom()) ? fact.validFrom() : on);
    }

    private AgreementEffects detectInTime() {
        return TimeLimit.within(attempts.longestDetection(), () -> detection.detect(touched.take()));
    }

    /** Leaves the findings to the worker, since an import can affect very many and does not answer them. */
    @Override
    public void settle() {
        detection.leaveToWorker(touched.take());
    }

    /** Replaces parties by those who take over from them, as a reorganisation demands. The worker, which calls this, detects afterwards. */
    @Override
    public void passOn(AgencyChangeFact change) {
        LockedFacts<AgreementFact> agreed = store.lock(rows.agreedBy(change.from(), change.effectiveDate()));
        Map<String, Timeline<AgreementFact>> before = new HashMap<>();
        agreed.keys().forEach(code -> before.put(code, agreed.timeline(code)));
        reorganisations
                .carryOut(change, store, agreed, Succession.OF_AGREEMENTS)
                .forEach(passed -> {
                    touched.touch(before.get(passed.fact().code()).states());
                    touched.touch(passed.fact().states());
                });
        settle();
    }

    /**
     * Agreements as they would be if some requests were carried out. Stores nothing. Needs a transaction.
     *
     * @param supposed agencies that would be different or new
     * @param place the JSON Pointer of the requests
     * @throws RefusedException with all violations if one of them would be refused
     */
    public List<AgreementFact> suppose(List<AgreementRequest> requests, List<AgencyFact> supposed, String place) {
        Map<String, AgencyFact> agencies =
                copies.agencies().findSupposing(Batch.listed(requests, AgreementRequest::parties), supposed);
        AgreementReferences known = references(
                requests,
                agencies.keySet(),
                code -> agencies.containsKey(code) ? agencies.get(code).validTo() : null);
        Violations faults = new Violations();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            String at = place + "/" + i;
            AgreementRequest request = requests.get(i);
            faults.demand(
                    seen.add(request.code()),
                    at + "/code",
                    request.code() + " stands before it in the list. Suppose each agreement once.");
            faults.addAll(
                    at, WriteRule.check(AgreementRules.ALL, new AgreementWrite(request, request.validFrom(), known)));
        }
        faults.complain();
        Map<String, AgreementFact> standing = store.find(Batch.named(requests, AgreementRequest::code));
        return requests.stream()
                .map(request -> supposed(request.fact(), standing))
                .toList();
    }

    private static AgreementFact supposed(AgreementFact content, Map<String, AgreementFact> standing) {
        AgreementFact before = standing.get(content.code());
        Timeline<AgreementFact> after = before == null
                ? Timeline.<AgreementFact>none().begun(content)
                : before.timeline().corrected(content);
        return after.fact(Today.date());
    }
}
