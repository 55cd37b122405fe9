package org.interagency.kit.fact;

import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.fact.WriteResult.Stored;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the facts of one kind. What is particular to the kind stands in {@link #rules}.
 *
 * @param <F> the fact
 * @param <R> the request
 * @param <E> the row of one of the fact's states
 */
public abstract class FactService<F extends TimedFact<F>, R extends FactRequest<F>, E extends StateEntity<F>> {

    /** Where the facts are kept. */
    protected final VersionedStore<F, E> store;

    private final FactKind<F, E> kind;

    protected FactService(VersionedStores stores, FactKind<F, E> kind) {
        this.store = stores.of(kind);
        this.kind = kind;
    }

    /** Reads, once and after the locks are taken, what the rules of the kind have to know about a batch. */
    protected abstract WriteRules<F, R> rules(Batch<F, R> batch);

    /**
     * Asks other services for what requests refer to. Called before the transaction, which holds locks, begins.
     *
     * @param fresh whether to ask even for what is known, since the requests were refused with that
     * @return whether there is anybody to ask, so that what was refused with known facts is worth another try with fresh ones
     */
    public boolean prepare(List<R> requests, boolean fresh) {
        return false;
    }

    /** The requests, with what they leave out filled in. Needs a transaction. */
    protected List<R> completed(List<R> requests) {
        return requests;
    }

    /** The keys of all facts that requests write or rest on, which are locked together. */
    protected Set<String> keys(List<R> requests) {
        return Batch.named(requests, FactRequest::key);
    }

    /**
     * Locks everything that requests write. A transaction that stores them in several lots calls this at its start, since locks taken lot by lot
     * could deadlock.
     */
    public void lock(List<R> requests) {
        lock(keys(requests));
    }

    /** Locks facts, and whatever writers of the kind lock before. */
    protected void lock(Set<String> keys) {
        store.hold(keys);
    }

    /**
     * Writes something that refers to other services' facts, and tries once more with fresh copies of those if it was refused with the copies at hand.
     *
     * @throws RefusedException if it is refused with fresh copies too
     */
    public <T> T withCopies(List<R> requests, Supplier<T> write) {
        prepare(requests, false);
        try {
            return write.get();
        } catch (RefusedException refused) {
            if (refused.reason() != RefusedException.Reason.VIOLATION || !prepare(requests, true)) {
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

    /** Writes what can be written, in order; a request may refer to what one before it writes. */
    @Transactional(TxType.MANDATORY)
    public List<WriteResult<F>> store(List<R> requests, WriteTerms terms) {
        List<R> all = completed(requests);
        lock(all);
        Batch<F, R> batch = new Batch<>(all, terms, store.lock(keys(all)));
        return store(batch, rules(batch));
    }

    /** Writes what can be written of a batch by given rules. */
    protected final List<WriteResult<F>> store(Batch<F, R> batch, WriteRules<F, R> rules) {
        List<WriteResult<F>> outcomes = new ArrayList<>();
        for (R request : batch.requests()) {
            List<Violation> violations = rules.violations(request);
            if (!violations.isEmpty()) {
                outcomes.add(new WriteResult.Refused<>(RefusedException.violating(violations)));
                continue;
            }
            WriteResult<F> outcome =
                    store.put(batch.locked(), rules.fact(request, batch.standing(request)), batch.terms());
            outcomes.add(outcome instanceof Stored<F> stored ? rules.followUp(request, stored) : outcome);
        }
        return outcomes;
    }

    /** Called once before a transaction that has stored facts commits. */
    public void settle() {}

    /** Registers those of the facts that do not exist. */
    @Transactional
    public void addMissing(List<R> requests) {
        lock(requests);
        Set<String> known = known(keys(requests));
        store(
                        requests.stream()
                                .filter(request -> !known.contains(request.key()))
                                .toList(),
                        WriteTerms.NONE)
                .forEach(WriteResult::orThrow);
    }

    /**
     * Ends a fact on a day, unless it ends earlier anyway.
     *
     * @throws RefusedException if there is no such thing, it is not at the version that is expected, or it begins on that day or later
     */
    @Transactional
    public Stored<F> retire(String key, LocalDate on, Precondition precondition) {
        lock(Set.of(key));
        LockedFacts<F> locked = store.lock(Set.of(key));
        Timeline<F> standing = locked.timeline(key);
        precondition.unmet(kind, key, standing).ifPresent(unmet -> {
            throw unmet;
        });
        F newest = standing.newest().orElseThrow(() -> RefusedException.notFound(kind.name(), key));
        return store.retire(locked, ended(newest, on));
    }

    /**
     * A fact as it is if it ends on a day, unless it ends earlier anyway.
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

    /** The facts of these keys that exist, as they are today. Needs a transaction. */
    public Map<String, F> find(Collection<String> keys) {
        return store.find(keys);
    }

    /** Those of the keys whose facts exist. Needs a transaction. */
    public Set<String> known(Collection<String> keys) {
        return store.known(keys);
    }

    /**
     * One fact.
     *
     * @param asOf the day as of which it is wanted; today if {@code null}
     * @throws RefusedException if there is none, or a day is given on which it is not there
     */
    @Transactional
    public F get(String key, @Nullable LocalDate asOf) {
        return store.get(key, asOf);
    }

    /**
     * Every version of a fact, the first one first.
     *
     * @throws RefusedException if there is no such fact
     */
    @Transactional
    public Page<Version<F>> history(String key) {
        return store.history(key);
    }

    /**
     * The page of what satisfies all criteria.
     *
     * @param asOf the day as of which the facts are wanted, without those that are not there on it; if {@code null}, all, as they are today
     */
    @Transactional
    public Page<F> list(Criteria<F> criteria, PageRequest page, @Nullable LocalDate asOf) {
        return store.page(criteria, page, asOf);
    }
}
