package org.interagency.kit.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.Fact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Announcement;
import org.interagency.kit.outbox.NotedKeys;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.outbox.PreparedEvent;
import org.interagency.kit.outbox.StoredSizes;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Stores the versioned facts of one kind that a service owns. A write computes a new {@link Timeline} of a thing; the store persists the difference
 * and appends an event to the outbox in the same transaction. Every method needs a transaction.
 *
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public final class VersionedStore<F extends TimedFact<F>, E extends StateEntity<F>> {

    /** PostgreSQL takes 65,535 parameters in one statement. */
    private static final int KEYS_AT_ONCE = 1000;

    private final Session session;
    private final Outbox outbox;
    private final NotedKeys noted;
    private final History history;
    private final AuditTrail audit;
    private final FactKind<F, E> kind;

    VersionedStore(
            Session session, Outbox outbox, NotedKeys noted, History history, AuditTrail audit, FactKind<F, E> kind) {
        this.session = session;
        this.outbox = outbox;
        this.noted = noted;
        this.history = history;
        this.audit = audit;
        this.kind = kind;
    }

    /**
     * Locks things until the transaction ends, then reads their states. A thing need not exist. A transaction that writes several things locks all of
     * them in one call, before it takes other locks, so that writers cannot deadlock.
     */
    public LockedFacts<F> lock(Collection<String> keys) {
        hold(keys);
        Map<String, List<StateEntity<F>>> rows = new HashMap<>();
        keys.forEach(key -> rows.put(key, new ArrayList<>()));
        inLots(rows.keySet())
                .forEach(lot -> rowsOf(lot).forEach(row -> rows.get(row.key()).add(row)));
        return new LockedFacts<>(rows);
    }

    /** Locks things until the transaction ends, like {@link #lock}, but reads nothing. */
    public void hold(Collection<String> keys) {
        outbox.lock(kind.topic(), Set.copyOf(keys));
    }

    /** Notes things that the transaction will lock together with {@link #holdNoted}. */
    void note(Collection<String> keys) {
        noted.add(kind.topic(), Set.copyOf(keys));
    }

    /** Locks all noted things until the transaction ends, like {@link #hold}. */
    void holdNoted() {
        noted.lock(kind.topic());
    }

    /**
     * Stores all that the transaction has written so far, with its history, and forgets it, so that a transaction that writes very much takes no more
     * memory than one batch of it. What was {@linkplain #lock locked} stays locked, but has to be read again.
     */
    void forget() {
        history.recordSoFar();
        session.clear();
        noted.forgetLocked();
    }

    private static List<List<String>> inLots(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + KEYS_AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)))
                .toList();
    }

    private List<E> rowsOf(Collection<String> keys) {
        return session.createSelectionQuery(
                        "from %1$s where %2$s in :keys order by %2$s, since nulls first"
                                .formatted(kind.rows().getSimpleName(), kind.key()),
                        kind.rows())
                .setParameterList("keys", keys)
                .list();
    }

    /** The things of the keys, by key, as they are today; a key without a thing is left out. */
    public Map<String, F> find(Collection<String> keys) {
        Map<String, F> found = new HashMap<>();
        timelines(keys).forEach((key, timeline) -> found.put(key, timeline.fact(Today.date())));
        return found;
    }

    /** The thing of a key as it is today; empty if it does not exist. */
    public Optional<F> find(String key) {
        return Optional.ofNullable(find(Set.of(key)).get(key));
    }

    /** The keys whose things exist. */
    public Set<String> known(Collection<String> keys) {
        Set<String> known = new HashSet<>();
        inLots(keys)
                .forEach(lot -> known.addAll(session.createSelectionQuery(
                                "select distinct %2$s from %1$s where %2$s in :keys"
                                        .formatted(kind.rows().getSimpleName(), kind.key()),
                                String.class)
                        .setParameterList("keys", lot)
                        .list()));
        return known;
    }

    private Map<String, Timeline<F>> timelines(Collection<String> keys) {
        Map<String, List<F>> states = new HashMap<>();
        for (List<String> lot : inLots(keys)) {
            for (E row : rowsOf(lot)) {
                states.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row.fact());
                // A row that stays in the session is not read again after a later lock, so changes that others
                // have committed by then would be missed.
                if (!outbox.isLocked(kind.topic(), row.key())) {
                    session.detach(row);
                }
            }
        }
        Map<String, Timeline<F>> timelines = new HashMap<>();
        states.forEach((key, all) -> timelines.put(key, new Timeline<>(all)));
        return timelines;
    }

    /**
     * The thing of a key.
     *
     * @param asOf the day as of which to read it; {@code null} for today
     * @throws RefusedException if the thing does not exist, or not on the given day
     */
    public F get(String key, @Nullable LocalDate asOf) {
        Timeline<F> timeline = timelines(Set.of(key)).get(key);
        if (timeline == null) {
            throw RefusedException.notFound(kind.name(), key);
        }
        F fact = timeline.fact(Today.ifAbsent(asOf));
        if (asOf != null && !fact.isValidOn(asOf)) {
            throw RefusedException.notFound(kind.name(), key + " on " + asOf);
        }
        return fact;
    }

    /**
     * A page of the things that satisfy all criteria.
     *
     * @param asOf the day as of which to read the things, without those that do not exist on it; {@code null} for all things, as they are today
     */
    public Page<F> page(Criteria<F> criteria, PageRequest request, @Nullable LocalDate asOf) {
        LocalDate day = Today.ifAbsent(asOf);
        Page<F> states = criteria.copy()
                .holdingOn(day)
                .validOn(asOf)
                .page(session, kind.rows(), request, StateEntity::fact, TimedFact::key);
        List<String> moreStates = states.items().stream()
                .filter(fact -> fact.since() != null || fact.until() != null)
                .map(TimedFact::key)
                .toList();
        Map<String, Timeline<F>> timelines = moreStates.isEmpty() ? Map.of() : timelines(moreStates);
        return new Page<>(
                states.items().stream()
                        .map(fact -> timelines.containsKey(fact.key())
                                ? timelines.get(fact.key()).fact(day)
                                : fact)
                        .toList(),
                states.next());
    }

    /**
     * A page of the versions of a thing, see {@link History#of}.
     *
     * @throws RefusedException if the thing does not exist, or the page is asked for in a wrong way
     */
    public Page<Version<F>> history(String key, PageRequest request) {
        Page<Version<F>> page = history.of(
                kind.rows(), kind.key(), key, row -> kind.rows().cast(row).fact(), request);
        if (page.items().isEmpty() && known(Set.of(key)).isEmpty()) {
            throw RefusedException.notFound(kind.name(), key);
        }
        return page;
    }

    /**
     * Writes a fact and appends an event; does neither if the fact is the same already.
     *
     * @param locked the locked things, including this one, whose states are updated
     * @param content the fact; its version, its days and its other states are ignored
     * @return a refusal if the terms are not met
     */
    public WriteResult<F> put(LockedFacts<F> locked, F content, WriteTerms terms) {
        Timeline<F> before = locked.timeline(content.key());
        Optional<RefusedException> unmet = terms.unmet(kind, content, before);
        if (unmet.isPresent()) {
            return new WriteResult.Refused<>(unmet.get());
        }
        return write(
                locked,
                before,
                after(before, content, terms),
                before.isEmpty() ? FactChange.REGISTERED : FactChange.CHANGED,
                outbox::prepare);
    }

    /** The refusal that {@link #put} would answer; empty if it would write. */
    Optional<RefusedException> refusal(LockedFacts<F> locked, F content, WriteTerms terms) {
        Timeline<F> before = locked.timeline(content.key());
        Optional<RefusedException> unmet = terms.unmet(kind, content, before);
        if (unmet.isPresent()) {
            return unmet;
        }
        try {
            outbox.prepare(
                    kind.topic(),
                    eventType(FactChange.CHANGED),
                    after(before, content, terms).fact(Today.date()));
            return Optional.empty();
        } catch (RefusedException tooLarge) {
            return Optional.of(tooLarge);
        }
    }

    /** The states of a thing after a write whose terms are met. */
    static <F extends TimedFact<F>> Timeline<F> after(Timeline<F> before, F content, WriteTerms terms) {
        if (before.isEmpty()) {
            return before.begun(content);
        }
        if (terms.since() == null) {
            return before.corrected(content);
        }
        return before.changedSince(terms.since().equals(content.validFrom()) ? null : terms.since(), content);
    }

    /**
     * Changes things from a day on, in every state that holds on that day or later, and appends an event for each thing that differs. This follows from
     * another write, so no event is too large for it.
     *
     * @param keys the keys of the things, which are locked
     * @param change computes the new content of a state
     * @return the things that differ
     */
    public List<WriteResult.Stored<F>> changeFrom(
            LocalDate day, LockedFacts<F> locked, Collection<String> keys, UnaryOperator<F> change) {
        Map<String, Timeline<F>> changed = new LinkedHashMap<>();
        keys.forEach(key -> {
            Timeline<F> after = locked.timeline(key).changedFrom(day, change);
            if (!after.equals(locked.timeline(key))) {
                changed.put(key, after);
            }
        });
        save(locked, changed);
        return changed.values().stream()
                .map(timeline -> {
                    F fact = timeline.fact(Today.date());
                    outbox.append(outbox.prepareFollowing(kind.topic(), eventType(FactChange.CHANGED), fact));
                    return new WriteResult.Stored<>(fact, FactChange.CHANGED);
                })
                .toList();
    }

    /**
     * Writes the end of a thing and appends a retirement event. A thing that a reorganisation has made larger than a person may can end, too.
     *
     * @param locked the locked things, including this one
     * @param ended the thing's last state, with its end
     */
    public WriteResult.Stored<F> retire(LockedFacts<F> locked, F ended) {
        Timeline<F> before = locked.timeline(ended.key());
        return write(locked, before, before.corrected(ended), FactChange.RETIRED, outbox::prepareFollowing)
                .orThrow();
    }

    /** Prepares the event of a write, or refuses it. */
    @FunctionalInterface
    private interface EventPreparation {
        PreparedEvent prepare(String topic, String type, Fact fact);
    }

    private WriteResult<F> write(
            LockedFacts<F> locked,
            Timeline<F> before,
            Timeline<F> after,
            FactChange change,
            EventPreparation preparation) {
        F fact = after.fact(Today.date());
        if (after.equals(before)) {
            return new WriteResult.Stored<>(fact, FactChange.NONE);
        }
        PreparedEvent event;
        try {
            event = preparation.prepare(kind.topic(), eventType(change), fact);
        } catch (RefusedException tooLarge) {
            return new WriteResult.Refused<>(tooLarge);
        }
        save(locked, Map.of(fact.key(), after));
        outbox.append(event);
        return new WriteResult.Stored<>(fact, change);
    }

    private String eventType(FactChange change) {
        return eventType(EventTypes.Change.valueOf(change.name()));
    }

    private String eventType(EventTypes.Change change) {
        return EventTypes.of(kind.name(), change);
    }

    /** How large the things of the keys are in the database, see {@link StoredSizes}. */
    Map<String, Long> sizes(Collection<String> keys) {
        return StoredSizes.of(session, kind.rows(), kind.key(), keys);
    }

    /** The newest versions of the things of the keys, to be announced again; a key without a thing is left out. */
    List<Announcement> newest(Collection<String> keys) {
        return find(keys).values().stream()
                .map(fact -> new Announcement(
                        eventType(fact.version() == 1 ? EventTypes.Change.REGISTERED : EventTypes.Change.CHANGED),
                        fact))
                .toList();
    }

    /**
     * Persists the difference: deletes rows, then updates, then inserts, with a flush after each step. Hibernate would insert before it updates and
     * update before it deletes, and the database refuses states that overlap even for a moment.
     */
    private void save(LockedFacts<F> locked, Map<String, Timeline<F>> timelines) {
        List<StateEntity<F>> gone = new ArrayList<>();
        List<F> begun = new ArrayList<>();
        timelines.forEach((key, timeline) -> gone.addAll(locked.removeOthers(key, timeline)));
        gone.forEach(session::remove);
        flushIf(!gone.isEmpty());
        timelines.forEach((key, timeline) -> begun.addAll(locked.update(key, timeline)));
        flushIf(!begun.isEmpty()
                && timelines.values().stream()
                        .anyMatch(timeline -> timeline.states().size() > 1));
        begun.forEach(state -> begin(locked, state));
        timelines.forEach((key, timeline) -> audit.stored(kind.name(), key, timeline.version()));
    }

    private void flushIf(boolean needed) {
        if (needed) {
            session.flush();
        }
    }

    /** Fills the row before it is persisted, since Hibernate inserts the values that it has at that moment. */
    private void begin(LockedFacts<F> locked, F fact) {
        E row = kind.blank().get();
        row.state = UUID.randomUUID();
        row.become(fact);
        session.persist(row);
        locked.add(row);
    }
}
