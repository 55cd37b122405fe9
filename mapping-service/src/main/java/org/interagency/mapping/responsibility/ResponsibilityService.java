package org.interagency.mapping.responsibility;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.Topics;
import org.interagency.contracts.vocabulary.Vocabulary;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.copy.AgencyHoldings;
import org.interagency.kit.copy.Attempts;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.KnownHolders;
import org.interagency.kit.copy.Reorganisations;
import org.interagency.kit.copy.Succession;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.fact.Batch;
import org.interagency.kit.fact.Belonging;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.fact.FactKind;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.fact.VersionedStores;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.fact.WriteRules;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.limit.TimeLimit;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.request.PopulationRequest;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.Violation;
import org.interagency.mapping.detection.Detection;
import org.interagency.mapping.detection.ProgrammeLocks;
import org.interagency.mapping.detection.Redetection;
import org.interagency.mapping.detection.Territories;
import org.interagency.mapping.detection.VocabularyCache;
import org.interagency.mapping.finding.FindingChanges;
import org.jspecify.annotations.Nullable;

/** Stores the responsibilities and updates the findings at the end of each transaction. */
@Singleton
public class ResponsibilityService extends FactService<ResponsibilityFact, ResponsibilityRequest, ResponsibilityEntity>
        implements AgencyHoldings {

    private static final FactKind<ResponsibilityFact, ResponsibilityEntity> KIND = new FactKind<>(
            "responsibility",
            Topics.RESPONSIBILITIES,
            "id",
            ResponsibilityEntity.class,
            ResponsibilityEntity::new,
            new Belonging<>("agency", ResponsibilityFact::agency));

    private final ResponsibilityRepository rows;
    private final CopiedFacts copies;
    private final Reorganisations reorganisations;
    private final VocabularyCache words;
    private final Territories territories;
    private final Detection detection;
    private final Redetection redetection;
    private final ProgrammeLocks locks;
    private final Attempts attempts;
    private final TouchedProgrammes touched;

    ResponsibilityService(
            VersionedStores stores,
            ResponsibilityRepository rows,
            CopiedFacts copies,
            Reorganisations reorganisations,
            VocabularyCache words,
            Territories territories,
            Detection detection,
            Redetection redetection,
            ProgrammeLocks locks,
            Attempts attempts,
            TouchedProgrammes touched) {
        super(stores, KIND);
        this.rows = rows;
        this.copies = copies;
        this.reorganisations = reorganisations;
        this.words = words;
        this.territories = territories;
        this.detection = detection;
        this.redetection = redetection;
        this.locks = locks;
        this.attempts = attempts;
        this.touched = touched;
    }

    /**
     * The result of a write.
     *
     * @param findings the findings that the write opened, changed and resolved
     */
    public record Written(Stored<ResponsibilityFact> stored, FindingChanges findings) {

        /** The answer to the write. */
        public ResponsibilityAnswer answer() {
            return new ResponsibilityAnswer(stored.fact(), findings);
        }
    }

    /** Also detects the programmes that are stale after the fetch, so that the answer to the write lists only what the write itself changed. */
    @Override
    public boolean prepare(List<ResponsibilityRequest> requests, boolean fresh) {
        Set<String> programmes = Batch.named(requests, ResponsibilityRequest::programme);
        copies.agencies().prepare(Batch.named(requests, ResponsibilityRequest::agency), fresh);
        territories.prepare(Batch.listed(requests, ResponsibilityRequest::territories), fresh);
        copies.vocabularyEntries().prepare(Batch.listed(requests, ResponsibilityService::groups), fresh);
        List<ProgrammeFact> fetched = copies.programmes().prepare(programmes, fresh);
        territories.prepare(Batch.listed(fetched, ProgrammeFact::territories), false);
        copies.agencies().prepare(Batch.named(fetched, ProgrammeFact::owner), false);
        redetection.detectStale(programmes);
        return true;
    }

    /** The vocabulary keys of the population groups of a request. */
    private static List<String> groups(ResponsibilityRequest request) {
        return PopulationRequest.of(request.population()).groups().stream()
                .map(Vocabulary.POPULATION_GROUPS::keyOf)
                .toList();
    }

    @Override
    protected List<ResponsibilityRequest> completed(List<ResponsibilityRequest> requests) {
        return requests.stream().map(ResponsibilityRequest::identified).toList();
    }

    /** The ids of the responsibilities to be written and of those that they are delegated from. */
    @Override
    protected Set<String> keys(List<ResponsibilityRequest> requests) {
        Set<String> keys = new HashSet<>(super.keys(requests));
        keys.addAll(Batch.named(requests, ResponsibilityRequest::delegatedFrom));
        return keys;
    }

    /**
     * Who delegates is no longer accountable, so that a new delegation, and one that takes more than before, also concerns the agency that delegates; if a
     * class does, its agencies in what is delegated.
     */
    @Override
    protected Set<String> owners(
            ResponsibilityFact responsibility,
            List<ResponsibilityFact> concerned,
            LockedFacts<ResponsibilityFact> locked) {
        Set<String> owners = values(responsibility, concerned, ResponsibilityService::holder);
        String delegator = responsibility.delegatedFrom();
        if (delegator != null
                && (concerned.isEmpty()
                        || concerned.stream().anyMatch(state -> !delegator.equals(state.delegatedFrom()))
                        || takesMore(responsibility, concerned.get(0)))) {
            locked.existing(delegator).ifPresent(states -> owners.addAll(givers(states, responsibility)));
        }
        return owners;
    }

    /** Whether a responsibility covers anything that its last state does not. */
    private boolean takesMore(ResponsibilityFact responsibility, ResponsibilityFact last) {
        TerritoryTree tree = territories.tree();
        List<Extent> before = wholeExtent(last, tree);
        return wholeExtent(responsibility, tree).stream().anyMatch(extent -> !extent.liesWithin(before, tree));
    }

    /** What a responsibility covers as if the state had always held; empty if it never holds. */
    private static List<Extent> wholeExtent(ResponsibilityFact state, TerritoryTree tree) {
        return state.validTo() != null && !state.validTo().isAfter(state.validFrom())
                ? List.of()
                : List.of(Territories.extent(
                        tree, state.territories(), state.population(), state.validFrom(), state.validTo()));
    }

    /** The agency that holds a responsibility, or the words for its class, which no registrar of an agency writes for. */
    private static String holder(ResponsibilityFact state) {
        return state.agencyClass() == null
                ? state.agency()
                : state.agencyClass().inWords();
    }

    /** Those who hold what is delegated, at least one; also the words for their class if it has no agency in some place or on some day of it. */
    private Set<String> givers(Timeline<ResponsibilityFact> delegator, ResponsibilityFact delegated) {
        ResponsibilityFact newest = delegator.newest().orElseThrow();
        Detection.PlaceHolders holders =
                detection.holders(newest, delegated.territories(), delegated.validFrom(), delegated.validTo());
        Set<String> givers = new TreeSet<>(holders.agencies());
        if (!holders.isComplete()) {
            givers.add(holder(newest));
        }
        return givers;
    }

    @Override
    protected String insteadOfRegistering() {
        return "The owner of the programme, or the agency that delegates, can propose it to another one by POST /proposals. Only the central"
                + " registry office registers what a class of agencies holds.";
    }

    /**
     * The agency that can give a responsibility to another one: the one that delegates it or, if it is not delegated, today's owner of the programme. The
     * words for a class if several of its agencies delegate, or none. Needs a transaction.
     *
     * @param request one that breaks no rule
     */
    public String giver(ResponsibilityRequest request) {
        return request.delegatedFrom() == null
                ? copies.programmes()
                        .find(request.programme())
                        .orElseThrow()
                        .on(Today.date())
                        .owner()
                : onlyOne(store.find(request.delegatedFrom()).orElseThrow().timeline(), request.fact());
    }

    private String onlyOne(Timeline<ResponsibilityFact> delegator, ResponsibilityFact delegated) {
        Set<String> givers = givers(delegator, delegated);
        return givers.size() == 1
                ? givers.iterator().next()
                : holder(delegator.newest().orElseThrow());
    }

    @Override
    protected Map<String, AgencyFact> agencies(Collection<String> codes) {
        return copies.agencies().find(codes);
    }

    @Override
    protected void lock(Set<String> keys) {
        reorganisations.lockShared();
        super.lock(keys);
    }

    /**
     * Locks the responsibilities, then their programmes. Each detection holds the lock of its programme, so it sees everything that the transactions
     * before it wrote.
     */
    @Override
    protected void lock(List<ResponsibilityRequest> requests) {
        super.lock(requests);
        touched.lock(locks, redetection, Batch.named(requests, ResponsibilityRequest::programme));
    }

    @Override
    public void note(List<ResponsibilityRequest> requests) {
        super.note(requests);
        touched.note(copies, Batch.named(requests, ResponsibilityRequest::programme));
    }

    @Override
    public void lockNoted() {
        super.lockNoted();
        touched.lockNoted(locks, redetection);
    }

    @Override
    protected WriteRules<ResponsibilityFact, ResponsibilityRequest> rules(
            Batch<ResponsibilityFact, ResponsibilityRequest> batch) {
        KnownHolders holders = reorganisations.holders(Batch.named(batch.requests(), ResponsibilityRequest::agency));
        ResponsibilityRules.ResponsibilityReferences known = new ResponsibilityRules.ResponsibilityReferences(
                holders,
                touched.locked(),
                words.entries().keySet(),
                territories.tree(),
                id -> delegations(id, batch.locked()),
                rows::delegationsBelow);
        return new WriteRules<>() {
            @Override
            public List<Violation> violations(ResponsibilityRequest request) {
                return ResponsibilityRules.check(write(request, batch, known));
            }

            @Override
            public Stored<ResponsibilityFact> followUp(
                    ResponsibilityRequest request, Stored<ResponsibilityFact> stored) {
                touched.touch(stored.fact());
                return reorganisations.passOn(store, holders, batch.locked(), stored, Succession.OF_RESPONSIBILITIES);
            }
        };
    }

    private static ResponsibilityRules.ResponsibilityWrite write(
            ResponsibilityRequest request,
            Batch<ResponsibilityFact, ResponsibilityRequest> batch,
            ResponsibilityRules.ResponsibilityReferences known) {
        return new ResponsibilityRules.ResponsibilityWrite(
                request.fact().with(0, batch.since(request), null, List.of()),
                batch.begins(request, request.validFrom()),
                batch.standing(request),
                request.delegatedFrom() == null
                        ? Timeline.none()
                        : batch.locked().timeline(request.delegatedFrom()),
                known);
    }

    private List<Link> delegations(String id, LockedFacts<ResponsibilityFact> locked) {
        return locked.existing(id)
                .or(() -> store.find(id).map(ResponsibilityFact::timeline))
                .map(timeline -> Link.of(timeline, ResponsibilityFact::delegatedFrom))
                .orElse(List.of());
    }

    /** Updates the findings about everything that the transaction has written, one programme after the other. */
    @Override
    public void settle() {
        touched.detectEach(detection, redetection, attempts.longestDetection(), this::forget);
    }

    /**
     * Registers or replaces a responsibility.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    public Written write(ResponsibilityRequest request, WriteTerms terms, boolean dryRun) {
        return DryRunTransaction.run(() -> new Written(write(request, terms), detectInTime()), written -> !dryRun);
    }

    /** Detects what a person has written, in no more time than the worker has for a programme. */
    private FindingChanges detectInTime() {
        return TimeLimit.within(attempts.longestDetection(), () -> touched.detect(detection, redetection));
    }

    /**
     * Ends a responsibility, or withdraws it if it would end before it begins.
     *
     * @param dryRun whether to answer what the write would do, and roll it back
     */
    Written retire(String id, LocalDate on, Precondition precondition, Mandate mandate, boolean dryRun) {
        return DryRunTransaction.run(
                () -> {
                    Stored<ResponsibilityFact> retired = retire(id, on, precondition, mandate);
                    touched.lock(locks, redetection, Set.of(retired.fact().programme()));
                    touched.touch(retired.fact());
                    return new Written(retired, detectInTime());
                },
                written -> !dryRun);
    }

    @Override
    protected ResponsibilityFact ended(ResponsibilityFact fact, LocalDate on) {
        return fact.endingBy(on.isBefore(fact.validFrom()) ? fact.validFrom() : on);
    }

    /** Some responsibilities and all that they are delegated from, each in its state of a day, by id. Needs a transaction. */
    public Map<String, ResponsibilityFact> withDelegators(Set<String> ids, LocalDate day) {
        Map<String, ResponsibilityFact> all = new HashMap<>();
        Set<String> wanted = ids;
        while (!wanted.isEmpty()) {
            Map<String, ResponsibilityFact> found = store.find(wanted);
            found.forEach((id, responsibility) -> all.put(id, responsibility.on(day)));
            wanted = found.keySet().stream()
                    .map(id -> all.get(id).delegatedFrom())
                    .filter(id -> id != null && !all.containsKey(id))
                    .collect(Collectors.toSet());
        }
        return all;
    }

    /** Passes responsibilities to other agencies, as a reorganisation demands. */
    @Override
    public void passOn(AgencyChangeFact change) {
        LockedFacts<ResponsibilityFact> held = store.lock(rows.heldBy(change.from(), change.effectiveDate()));
        touched.lock(
                locks,
                redetection,
                held.keys().stream()
                        .map(id -> held.timeline(id).newest().orElseThrow().programme())
                        .collect(Collectors.toSet()));
        reorganisations
                .carryOut(change, store, held, Succession.OF_RESPONSIBILITIES)
                .forEach(passed -> touched.touch(passed.fact()));
        touched.detect(detection, redetection);
    }

    /**
     * Adds the criterion that a responsibility is delegated from one that an agency holds on a day; {@code null} means any agency. Few are delegated: that
     * it is said first lets PostgreSQL read these by their index, and not the whole table.
     */
    public static Criteria<ResponsibilityFact> delegatedBy(
            @Nullable String agency, LocalDate day, Criteria<ResponsibilityFact> criteria) {
        return agency == null
                ? criteria
                : criteria.sql(
                        """
                        delegated_from IS NOT NULL
                        AND delegated_from IN (SELECT delegating.id FROM responsibility delegating WHERE delegating.agency = ?
                        AND (delegating.since IS NULL OR delegating.since <= ?)
                        AND (delegating.until IS NULL OR delegating.until > ?))""",
                        List.of(agency, day, day));
    }
}
