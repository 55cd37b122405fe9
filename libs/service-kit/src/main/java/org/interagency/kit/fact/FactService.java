package org.interagency.kit.fact;

import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.access.CoveredAgencies;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.AnnouncedFacts;
import org.interagency.kit.outbox.Announcement;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.RefusedException.Reason;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the facts of one kind. A subclass adds what is particular to its kind, above all its {@link #rules}.
 *
 * @param <F> the fact
 * @param <R> the request
 * @param <E> the row of one of the fact's states
 */
public abstract class FactService<F extends TimedFact<F>, R extends FactRequest<F>, E extends StateEntity<F>>
        implements AnnouncedFacts {

    /** A refusal for one of these reasons may be due to copies that are behind. */
    private static final Set<Reason> DEPENDING_ON_COPIES = EnumSet.of(Reason.VIOLATION, Reason.FORBIDDEN);

    /** The store of the facts. */
    protected final VersionedStore<F, E> store;

    private final FactKind<F, E> kind;
    private final EntryListener listener;

    protected FactService(VersionedStores stores, FactKind<F, E> kind) {
        this.store = stores.of(kind);
        this.kind = kind;
        this.listener = stores.listener();
    }

    /** The kind of the facts. */
    public final FactKind<F, E> kind() {
        return kind;
    }

    @Override
    public String topic() {
        return kind.topic();
    }

    @Override
    public Map<String, Long> sizes(Collection<String> keys) {
        return store.sizes(keys);
    }

    @Override
    public List<Announcement> newest(Collection<String> keys) {
        return store.newest(keys);
    }

    /** The rules of the kind for a batch, with all data that they need. Called once for each batch, after the locks are taken. */
    protected abstract WriteRules<F, R> rules(Batch<F, R> batch);

    /**
     * Fetches the facts of other services that requests refer to. Called before the transaction begins, so that no locks are held meanwhile.
     *
     * @param fresh whether to fetch facts that have a copy too, since the requests were refused with the copies
     * @return whether requests of this kind refer to facts of other services, so that a refused write can be retried with fresh copies
     */
    public boolean prepare(List<R> requests, boolean fresh) {
        return false;
    }

    /** The requests, with values for the fields that they leave out. Needs a transaction. */
    protected List<R> completed(List<R> requests) {
        return requests;
    }

    /**
     * The agencies that a write concerns: those to which the thing belongs before it, and those to which it belongs after it. Empty if things of this
     * kind belong to no agency.
     *
     * @param fact the thing as it is written
     * @param concerned the last state before the write, and all states, before it and after it, of days on which it changes something; empty if the
     *     thing does not exist
     * @param locked the thing, and those that it depends on
     */
    protected Set<String> owners(F fact, List<F> concerned, LockedFacts<F> locked) {
        return Set.of();
    }

    /** What a caller can do instead who may not register a thing, since it concerns other agencies; a sentence, or empty if there is nothing. */
    protected String insteadOfRegistering() {
        return "";
    }

    /** The values of a field, for {@link #owners}. */
    protected static <F> Set<String> values(F fact, List<F> concerned, Function<F, String> field) {
        return Stream.concat(Stream.of(fact), concerned.stream()).map(field).collect(Collectors.toSet());
    }

    /** The agencies of some codes, as they are today; empty if things of this kind belong to no agency. Needs a transaction. */
    protected Map<String, AgencyFact> agencies(Collection<String> codes) {
        return Map.of();
    }

    /** The keys of all facts that requests write or depend on; they are locked together. */
    protected Set<String> keys(List<R> requests) {
        return Batch.named(requests, FactRequest::key);
    }

    /**
     * Notes what requests write, for {@link #lockNoted}. A transaction that stores several batches first calls this for each of them, then locks all
     * at once, since locks taken batch by batch could deadlock.
     */
    @Transactional(TxType.MANDATORY)
    public void note(List<R> requests) {
        store.note(keys(completed(requests)));
    }

    /** Locks everything that was noted in this transaction. */
    @Transactional(TxType.MANDATORY)
    public void lockNoted() {
        lock(Set.of());
        store.holdNoted();
    }

    /** Called after each batch of several in a transaction: stores what was written so far and forgets it, so that it takes no memory. */
    @Transactional(TxType.MANDATORY)
    public void forget() {
        store.forget();
    }

    /** Locks everything that requests write. */
    protected void lock(List<R> requests) {
        lock(keys(requests));
    }

    /** Locks facts, and first whatever else writers of the kind lock. */
    protected void lock(Set<String> keys) {
        store.hold(keys);
    }

    /**
     * Makes a write that refers to other services' facts. If it breaks a rule with the copies at hand, fetches fresh copies and retries once.
     *
     * @throws RefusedException if the write is refused for another reason, or again
     */
    public <T> T withCopies(List<R> requests, Supplier<T> write) {
        prepare(requests, false);
        try {
            return write.get();
        } catch (RefusedException refused) {
            if (!DEPENDING_ON_COPIES.contains(refused.reason()) || !prepare(requests, true)) {
                throw refused;
            }
        }
        return write.get();
    }

    /**
     * Writes one fact.
     *
     * @throws RefusedException if it is refused
     */
    @Transactional
    public Stored<F> write(R request, WriteTerms terms) {
        return store(List.of(request), terms).get(0).orThrow();
    }

    /**
     * Writes requests in order. A refused request does not stop the others; a request may refer to what an earlier one writes.
     *
     * @return the result of each request, in order
     */
    @Transactional(TxType.MANDATORY)
    public List<WriteResult<F>> store(List<R> requests, WriteTerms terms) {
        Batch<F, R> batch = batch(requests, terms);
        return store(batch, rules(batch));
    }

    /** Completes requests, locks what they write and reads it. */
    protected final Batch<F, R> batch(List<R> requests, WriteTerms terms) {
        List<R> all = completed(requests);
        lock(all);
        return new Batch<>(all, terms, store.lock(keys(all)));
    }

    /**
     * Writes the requests of a batch that keep the given rules.
     *
     * @return the result of each request, in order
     */
    protected final List<WriteResult<F>> store(Batch<F, R> batch, WriteRules<F, R> rules) {
        List<WriteResult<F>> outcomes = new ArrayList<>();
        CoveredAgencies covered = covered(batch.terms().mandate());
        Map<FactChange, Set<String>> written = new EnumMap<>(FactChange.class);
        for (R request : batch.requests()) {
            Optional<RefusedException> refusal = refusal(request, batch, rules, covered);
            if (refusal.isPresent()) {
                outcomes.add(new WriteResult.Refused<>(refusal.get()));
                continue;
            }
            WriteResult<F> outcome =
                    store.put(batch.locked(), rules.fact(request, batch.standing(request)), batch.terms());
            outcomes.add(outcome instanceof Stored<F> stored ? rules.followUp(request, stored) : outcome);
            if (outcome instanceof Stored<F> stored) {
                written.computeIfAbsent(stored.change(), first -> new HashSet<>())
                        .add(request.key());
            }
            covered.forget(request.key());
        }
        tell(written, batch.terms().mandate());
        return outcomes;
    }

    /** The refusal of a request that the mandate does not cover, or that breaks a rule. */
    private Optional<RefusedException> refusal(
            R request, Batch<F, R> batch, WriteRules<F, R> rules, CoveredAgencies covered) {
        return covered.refusal(
                        () -> owners(rules.fact(request, batch.standing(request)), batch),
                        thing(request.key()),
                        batch.standing(request).isEmpty() ? insteadOfRegistering() : "")
                .or(() -> Optional.of(rules.violations(request))
                        .filter(violations -> !violations.isEmpty())
                        .map(RefusedException::violating));
    }

    /**
     * The refusal that a write would get now; empty if it would be stored. Locks what the write would lock, until the transaction ends, and writes
     * nothing.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<RefusedException> refusal(R request, WriteTerms terms) {
        Batch<F, R> batch = batch(List.of(request), terms);
        R completed = batch.requests().get(0);
        WriteRules<F, R> rules = rules(batch);
        return refusal(completed, batch, rules, covered(terms.mandate()))
                .or(() ->
                        store.refusal(batch.locked(), rules.fact(completed, batch.standing(completed)), batch.terms()));
    }

    private void tell(Map<FactChange, Set<String>> written, Mandate mandate) {
        if (kind.belonging() == null) {
            return;
        }
        written.forEach((change, keys) -> {
            switch (change) {
                case REGISTERED -> listener.registered(kind.topic(), keys, mandate);
                case CHANGED, RETIRED -> listener.changed(kind.topic(), keys, mandate);
                case NONE -> {}
            }
        });
    }

    /** Which agencies a mandate covers, as far as this service knows them. Needs a transaction. */
    public final CoveredAgencies covered(Mandate mandate) {
        return new CoveredAgencies(mandate, this::agencies);
    }

    private Set<String> owners(F fact, Batch<F, R> batch) {
        Timeline<F> before = batch.locked().timeline(fact.key());
        return owners(fact, concerned(before, VersionedStore.after(before, fact, batch.terms())), batch.locked());
    }

    private static <F extends TimedFact<F>> List<F> concerned(Timeline<F> before, Timeline<F> after) {
        return before.isEmpty()
                ? List.of()
                : Stream.concat(before.newest().stream(), before.differences(after).stream())
                        .toList();
    }

    private String thing(String key) {
        return kind.name() + " " + key;
    }

    /** Called once in a transaction that has {@linkplain #store(List, WriteTerms) stored} facts, before it commits. */
    public void settle() {}

    /** Registers the facts that do not exist yet. */
    @Transactional
    public void addMissing(List<R> requests) {
        addMissing(requests, this::rules);
    }

    /** Registers the facts that do not exist yet and keep the given rules. Needs a transaction. */
    protected final void addMissing(List<R> requests, Function<Batch<F, R>, WriteRules<F, R>> rules) {
        Batch<F, R> all = batch(requests, WriteTerms.NONE);
        Batch<F, R> missing = new Batch<>(
                all.requests().stream()
                        .filter(request -> all.standing(request).isEmpty())
                        .toList(),
                WriteTerms.NONE,
                all.locked());
        store(missing, rules.apply(missing)).forEach(WriteResult::orThrow);
    }

    /**
     * Ends a fact on a day; an earlier end is kept.
     *
     * @param on the first day on which the thing no longer exists
     * @param mandate the agencies to which the thing may belong
     * @throws RefusedException if the fact does not exist, belongs to another agency, does not meet the precondition, or begins on that day or later
     */
    @Transactional
    public Stored<F> retire(String key, LocalDate on, Precondition precondition, Mandate mandate) {
        lock(Set.of(key));
        LockedFacts<F> locked = store.lock(Set.of(key));
        Timeline<F> standing = locked.timeline(key);
        precondition.unmet(kind, key, standing).ifPresent(unmet -> {
            throw unmet;
        });
        F ended = ended(standing.newest().orElseThrow(() -> RefusedException.notFound(kind.name(), key)), on);
        covered(mandate)
                .refusal(() -> owners(ended, concerned(standing, standing.corrected(ended)), locked), thing(key))
                .ifPresent(refusal -> {
                    throw refusal;
                });
        Stored<F> retired = store.retire(locked, ended);
        tell(Map.of(retired.change(), Set.of(key)), mandate);
        return retired;
    }

    /**
     * A fact with its end on a day; an earlier end is kept.
     *
     * @throws RefusedException if it cannot end then
     */
    protected F ended(F fact, LocalDate on) {
        if (fact.validFrom() != null && !on.isAfter(fact.validFrom())) {
            throw RefusedException.violating(List.of(new Violation(
                    "?on",
                    "The " + kind.name() + " " + fact.key() + " begins on " + fact.validFrom()
                            + "; it can end on a later day only.")));
        }
        return fact.endingBy(on);
    }

    /** The facts of the keys, by key, as they are today; a key without a fact is left out. Needs a transaction. */
    public Map<String, F> find(Collection<String> keys) {
        return store.find(keys);
    }

    /** The keys whose facts exist. Needs a transaction. */
    public Set<String> known(Collection<String> keys) {
        return store.known(keys);
    }

    /**
     * One fact.
     *
     * @param asOf the day as of which to read it; {@code null} for today
     * @throws RefusedException if the fact does not exist, or not on the given day
     */
    @Transactional
    public F get(String key, @Nullable LocalDate asOf) {
        return store.get(key, asOf);
    }

    /**
     * A page of the versions of a fact, oldest first, or newest first if {@code -version} is asked for.
     *
     * @throws RefusedException if the fact does not exist, or the page is asked for in a wrong way
     */
    @Transactional
    public Page<Version<F>> history(String key, PageRequest page) {
        return store.history(key, page);
    }

    /**
     * A page of the facts that satisfy all criteria.
     *
     * @param asOf the day as of which to read the facts, without those that do not exist on it; {@code null} for all facts, as they are today
     */
    @Transactional
    public Page<F> list(Criteria<F> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return store.page(criteria, page, asOf);
    }
}
