package org.interagency.kit.fact;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.history.History;
import org.interagency.kit.history.History.Version;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.paging.Criteria;
import org.interagency.kit.paging.Page;
import org.interagency.kit.paging.PageRequest;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.interagency.kit.request.Retirement;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one kind that a service owns: each write gives the fact its next version and leaves an event in the same
 * transaction. A write says how things are from a day on; how they were before that day stays on record. Every method needs a
 * transaction.
 *
 * @param <F> the fact
 * @param <E> the row of one of its states
 */
public final class Ledger<F extends TimedFact<F>, E extends StateEntity<F>> {

    private static final int KEYS_AT_ONCE = 1000;

    private final PanacheRepositoryBase<E, UUID> rows;
    private final Supplier<E> blank;
    private final Outbox outbox;
    private final History history;
    private final String topic;
    private final String kind;
    private final String key;

    /**
     * @param topic the topic of the facts
     * @param kind what the facts are called in event types and messages, such as {@code agency}
     * @param key the property of the row that identifies the thing
     */
    public Ledger(
            PanacheRepositoryBase<E, UUID> rows,
            Supplier<E> blank,
            Outbox outbox,
            History history,
            String topic,
            String kind,
            String key) {
        this.rows = rows;
        this.blank = blank;
        this.outbox = outbox;
        this.history = history;
        this.topic = topic;
        this.kind = kind;
        this.key = key;
    }

    /**
     * Locks things until the transaction ends, whether or not they exist, and reads their states after that. A transaction that writes several
     * things locks all of them at once, before it locks anything else, so that writers cannot deadlock.
     *
     * @return by key; a thing that does not exist has no states
     */
    public Map<String, Timeline<F, E>> lock(Collection<String> keys) {
        hold(keys);
        Map<String, Timeline<F, E>> locked = new HashMap<>();
        keys.forEach(one -> locked.put(one, new Timeline<>()));
        inLots(locked.keySet()).forEach(lot -> rowsOf(lot)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .forEach(row -> locked.get(row.key()).add(row)));
        return locked;
    }

    /** Locks things until the transaction ends, like {@link #lock}, and reads nothing. */
    public void hold(Collection<String> keys) {
        outbox.lock(topic, Set.copyOf(keys));
    }

    /** PostgreSQL takes 65,535 parameters in one statement. */
    private static List<List<String>> inLots(Collection<String> keys) {
        List<String> all = List.copyOf(keys);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + KEYS_AT_ONCE)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)))
                .toList();
    }

    private PanacheQuery<E> rowsOf(Collection<String> keys) {
        return rows.find(key + " in ?1 order by " + key + ", since nulls first", keys);
    }

    /** The things of these keys that there are, as they are today. */
    public Map<String, F> find(Collection<String> keys) {
        Map<String, F> found = new HashMap<>();
        timelines(keys).forEach((one, timeline) -> found.put(one, timeline.fact(Today.date())));
        return found;
    }

    /** The thing of this key as it is today, if there is one. */
    public Optional<F> find(String wanted) {
        return Optional.ofNullable(find(Set.of(wanted)).get(wanted));
    }

    /** Those of the keys that no thing has. */
    public Set<String> unknown(Collection<String> keys) {
        Set<String> unknown = new HashSet<>(keys);
        unknown.removeAll(timelines(keys).keySet());
        return unknown;
    }

    private Map<String, Timeline<F, E>> timelines(Collection<String> keys) {
        Map<String, Timeline<F, E>> timelines = new HashMap<>();
        for (List<String> lot : inLots(keys)) {
            for (E row : rowsOf(lot).list()) {
                timelines.computeIfAbsent(row.key(), one -> new Timeline<>()).add(row);
                // Hibernate would answer a later lock with this row as it is now, not as others have written it by
                // then.
                if (!outbox.isLocked(topic, row.key())) {
                    rows.getEntityManager().detach(row);
                }
            }
        }
        return timelines;
    }

    /**
     * The thing of this key.
     *
     * @param asOf the day as of which it is wanted; today if {@code null}
     * @throws ProblemException 404 if there is none, or a day is given on which it is not there
     */
    public F get(String wanted, @Nullable LocalDate asOf) {
        Timeline<F, E> timeline = timelines(Set.of(wanted)).get(wanted);
        if (timeline == null) {
            throw ProblemException.notFound(kind, wanted);
        }
        F fact = timeline.fact(asOf == null ? Today.date() : asOf);
        if (asOf != null && !fact.isValidOn(asOf)) {
            throw ProblemException.notFound(kind, wanted + " on " + asOf);
        }
        return fact;
    }

    /**
     * The page of what satisfies all criteria.
     *
     * @param asOf the day as of which the things are wanted, without those that are not there on it; if {@code null}, all, as they
     *     are today
     */
    public Page<F> page(Criteria<F> criteria, PageRequest request, @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? Today.date() : asOf;
        Page<F> states = criteria.holdingOn(day).validOn(asOf).page(rows, request, StateEntity::fact, TimedFact::key);
        List<String> moreStates = states.items().stream()
                .filter(fact -> fact.since() != null || fact.until() != null)
                .map(TimedFact::key)
                .toList();
        Map<String, Timeline<F, E>> timelines = moreStates.isEmpty() ? Map.of() : timelines(moreStates);
        return new Page<>(
                states.items().stream()
                        .map(fact -> timelines.containsKey(fact.key())
                                ? timelines.get(fact.key()).fact(day)
                                : fact)
                        .toList(),
                states.next());
    }

    /**
     * Every version of a thing, the first one first.
     *
     * @throws ProblemException 404 if there is no such thing
     */
    public Page<Version<F>> history(String wanted) {
        List<Version<F>> versions = history.of(blank.get().getClass(), key, wanted, this::factOf);
        if (versions.isEmpty()) {
            throw ProblemException.notFound(kind, wanted);
        }
        return new Page<>(versions, null);
    }

    @SuppressWarnings("unchecked") // the history of a kind has its rows
    private F factOf(Object row) {
        return ((E) row).fact();
    }

    /**
     * Writes a fact and announces it, or does neither if it stands just so.
     *
     * @param standing the locked states; the thing's are brought up to date
     * @param content the fact; its version, its days and its other states are none of the writer's business
     * @return refused with 412, 409 or 422 if the terms are not met
     */
    public Outcome<F> put(Map<String, Timeline<F, E>> standing, F content, WriteTerms terms) {
        try {
            return put(standing.get(content.key()), content, terms);
        } catch (ProblemException unmet) {
            return new Outcome.Refused<>(unmet);
        }
    }

    private Outcome.Stored<F> put(Timeline<F, E> timeline, F content, WriteTerms terms) {
        terms.check(kind, content.key(), timeline.version());
        if (terms.isCreation && !timeline.isEmpty()) {
            throw standsAlready(content.key());
        }
        if (timeline.isEmpty()) {
            begin(timeline, content, null, null, 1);
            return announced(timeline, Change.REGISTERED);
        }
        return terms.since == null
                ? change(timeline, correctable(timeline), content, Change.CHANGED)
                : changeSince(timeline, content, terms.since);
    }

    private E correctable(Timeline<F, E> timeline) {
        E last = timeline.last();
        if (last.since != null && last.since.isAfter(Today.date())) {
            throw ProblemException.conflict(
                    "From " + last.since
                            + " on another state is on record already. Say with ?since= from which day on this holds;"
                            + " it takes the place of whatever is on record for that day and later.",
                    List.of(new FieldError("?since", "It is needed, since a later state is on record.")));
        }
        return last;
    }

    private Outcome.Stored<F> changeSince(Timeline<F, E> timeline, F content, LocalDate since) {
        if (content.validFrom() != null && since.isBefore(content.validFrom())
                || content.validTo() != null && !since.isBefore(content.validTo())) {
            throw ProblemException.unprocessable(
                    List.of(new FieldError("?since", "It has to be a day on which the " + kind + " is there.")));
        }
        return changeFrom(timeline, content, since.equals(content.validFrom()) ? null : since);
    }

    /** @param since {@code null} for the beginning */
    private Outcome.Stored<F> changeFrom(Timeline<F, E> timeline, F content, @Nullable LocalDate since) {
        E before = timeline.on(since);
        List<E> overruled = timeline.after(since);
        if (overruled.isEmpty() && saysTheSame(before, content)) {
            return new Outcome.Stored<>(timeline.fact(Today.date()), Change.NONE);
        }
        long version = timeline.version() + 1;
        overruled.forEach(rows::delete);
        timeline.remove(overruled);
        // Hibernate would insert before it updates, and update before it deletes; states must not meet even for a
        // moment.
        rows.flush();
        if (Objects.equals(since, before.since)) {
            before.until = null;
            write(timeline, before, content, version);
        } else {
            before.until = since;
            rows.flush();
            begin(timeline, content, since, null, version);
        }
        return announced(timeline, Change.CHANGED);
    }

    /**
     * Changes things from a day on, in every state that holds on that day or later, and announces those that are different then.
     *
     * @param standing the locked states
     * @param change makes the content of a state as it shall be
     */
    public List<Outcome.Stored<F>> changeFrom(
            LocalDate day, Collection<Timeline<F, E>> standing, UnaryOperator<F> change) {
        List<Division<F, E>> divisions = new ArrayList<>();
        List<Timeline<F, E>> changed = standing.stream()
                .filter(timeline -> changeFrom(day, timeline, change, divisions))
                .toList();
        rows.flush();
        divisions.forEach(
                division -> begin(division.timeline(), division.content(), day, division.until(), division.version()));
        return changed.stream()
                .map(timeline -> announced(timeline, Change.CHANGED))
                .toList();
    }

    private boolean changeFrom(
            LocalDate day, Timeline<F, E> timeline, UnaryOperator<F> change, List<Division<F, E>> divisions) {
        boolean isDifferent = false;
        long version = timeline.version();
        for (E row : timeline.from(day)) {
            F content = change.apply(row.fact());
            // A version speaks of all days from its own on, so what follows a change has to be said again.
            if (!isDifferent && saysTheSame(row, content)) {
                continue;
            }
            isDifferent = true;
            version++;
            if (row.beganBefore(day)) {
                divisions.add(new Division<>(timeline, content, row.until, version));
                row.until = day;
            } else {
                write(timeline, row, content, version);
            }
        }
        return isDifferent;
    }

    /** A state that shall begin where one ends that went on before. */
    private record Division<F extends TimedFact<F>, E extends StateEntity<F>>(
            Timeline<F, E> timeline, F content, @Nullable LocalDate until, long version) {}

    /** Hibernate inserts a row as it is when it is persisted, so that it has to be complete by then. */
    private void begin(
            Timeline<F, E> timeline, F content, @Nullable LocalDate since, @Nullable LocalDate until, long version) {
        E made = blank.get();
        made.state = UUID.randomUUID();
        made.since = since;
        made.until = until;
        write(timeline, made, content, version);
        rows.persist(made);
        timeline.add(made);
    }

    private void write(Timeline<F, E> timeline, E row, F content, long version) {
        row.become(content, version);
        timeline.beside(row).forEach(other -> {
            other.validFrom = content.validFrom();
            other.validTo = content.validTo();
        });
    }

    private Outcome.Stored<F> change(Timeline<F, E> timeline, E row, F content, Change change) {
        if (saysTheSame(row, content)) {
            return new Outcome.Stored<>(timeline.fact(Today.date()), Change.NONE);
        }
        write(timeline, row, content, timeline.version() + 1);
        return announced(timeline, change);
    }

    private boolean saysTheSame(E row, F content) {
        F before = row.fact();
        return content.with(before.version(), before.since(), before.until(), List.of())
                .equals(before);
    }

    /**
     * Ends a thing on a day, unless it ends earlier anyway, and announces it as a retirement.
     *
     * @throws ProblemException 404 if there is no such thing; 422 if it begins on that day or later
     */
    public Outcome.Stored<F> retire(String wanted, LocalDate on, Preconditions preconditions) {
        return retire(wanted, fact -> ended(fact, on), preconditions);
    }

    /**
     * The fact of a thing that ends on a day, unless it ends earlier anyway.
     *
     * @throws ProblemException 422 if it begins on that day or later
     */
    public F ended(F fact, LocalDate on) {
        if (fact.validFrom() != null && !on.isAfter(fact.validFrom())) {
            throw Retirement.beforeTheStart("The " + kind + " " + fact.key() + " begins on " + fact.validFrom()
                    + "; it can end on a later day only.");
        }
        return fact.endingBy(on);
    }

    /**
     * Writes the end of a fact and announces it as a retirement.
     *
     * @param ended makes, of the fact that stands, the fact with its end
     * @throws ProblemException 404 if there is no such fact
     */
    public Outcome.Stored<F> retire(String wanted, UnaryOperator<F> ended, Preconditions preconditions) {
        Timeline<F, E> timeline = lock(List.of(wanted)).get(wanted);
        preconditions.check(kind, wanted, timeline.version());
        F before = timeline.newest().orElseThrow(() -> ProblemException.notFound(kind, wanted));
        return change(timeline, timeline.last(), ended.apply(before), Change.RETIRED);
    }

    private Outcome.Stored<F> announced(Timeline<F, E> timeline, Change change) {
        F fact = timeline.fact(Today.date());
        outbox.append(topic, EventTypes.of(kind, EventTypes.Change.valueOf(change.name())), fact);
        return new Outcome.Stored<>(fact, change);
    }

    private ProblemException standsAlready(String standing) {
        return ProblemException.conflict(
                "The " + kind + " " + standing + " stands already; to change it, PUT it.",
                List.of(FieldError.of(key, standing + " is taken.")));
    }
}
