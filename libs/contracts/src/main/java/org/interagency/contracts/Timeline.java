package org.interagency.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The states of one thing, in the order of their days. They follow each other without gaps and cover all days. Immutable: a change returns a new
 * timeline, in which each state that was written again has a higher version.
 *
 * @param states each without the other ones; empty if the thing does not exist
 * @param <F> the fact
 */
public record Timeline<F extends TimedFact<F>>(List<F> states) {

    public Timeline {
        states = List.copyOf(states);
    }

    /** The timeline of a thing that does not exist. */
    public static <F extends TimedFact<F>> Timeline<F> none() {
        return new Timeline<F>(List.of());
    }

    /** The timeline of a fact, with its other states. */
    public static <F extends TimedFact<F>> Timeline<F> of(TimedFact<F> fact) {
        F alone = fact.with(fact.version(), fact.since(), fact.until(), List.of());
        List<F> states = Stream.concat(Stream.of(alone), fact.otherStates().stream())
                .sorted(Comparator.comparing(TimedFact::since, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        return new Timeline<>(states);
    }

    /**
     * Changes a state from a day on: splits it at the day if it holds before the day, else replaces it.
     *
     * @param changed the state as it is from that day on
     */
    public static <S extends Dated<S>> List<S> divided(S state, S changed, LocalDate day) {
        return state.holdsBefore(day) ? List.of(state.cutBefore(day), changed.cutFrom(day)) : List.of(changed);
    }

    /** Whether the thing does not exist. */
    public boolean isEmpty() {
        return states.isEmpty();
    }

    /** The number of the newest version; 0 if the thing does not exist. */
    public long version() {
        return states.stream().mapToLong(Fact::version).max().orElse(0);
    }

    /** The last state; empty if the thing does not exist. */
    public Optional<F> newest() {
        return isEmpty() ? Optional.empty() : Optional.of(last());
    }

    private F last() {
        return states.get(states.size() - 1);
    }

    /**
     * The state that holds on a day.
     *
     * @param day {@code null} for the beginning
     */
    public F on(@Nullable LocalDate day) {
        return states.stream()
                .filter(state -> day == null ? state.since() == null : state.holdsOn(day))
                .findFirst()
                .orElseThrow();
    }

    /** The thing as it is on a day, with its other states. */
    public F fact(LocalDate day) {
        return together(on(day));
    }

    private F together(F state) {
        List<F> others = states.stream().filter(other -> other != state).toList();
        return state.with(version(), state.since(), state.until(), others);
    }

    /** The timeline of a new thing, which is the same on all days. */
    public Timeline<F> begun(F content) {
        return new Timeline<>(List.of(content.with(1, null, null, List.of())));
    }

    /** Replaces the content of the last state; its days stay. */
    public Timeline<F> corrected(F content) {
        F last = last();
        return saysTheSame(last, content)
                ? this
                : with(states.subList(0, states.size() - 1), said(content, last.since(), last.until()));
    }

    /**
     * Replaces the states of a day and all later days by one new state.
     *
     * @param since {@code null} for the beginning
     */
    public Timeline<F> changedSince(@Nullable LocalDate since, F content) {
        F before = on(since);
        List<F> kept = states.subList(0, states.indexOf(before));
        if (before == last() && saysTheSame(before, content)) {
            return this;
        }
        F state = said(content, since, null);
        return Objects.equals(since, before.since())
                ? with(kept, state)
                : with(
                        Stream.concat(kept.stream(), Stream.of(before.cutBefore(since)))
                                .toList(),
                        state);
    }

    /**
     * Changes each state that holds on a day or later, from that day on.
     *
     * <p>A version covers all days from its own first day on, so a state that follows a changed one gets a new version even if its content stays the
     * same.
     *
     * @param change computes the new content of a state; the version and the days of its result are ignored
     */
    public Timeline<F> changedFrom(LocalDate day, UnaryOperator<F> change) {
        List<F> after = new ArrayList<>();
        long before = version();
        long next = before;
        for (F state : states) {
            if (!state.holdsFrom(day)) {
                after.add(state);
                continue;
            }
            F content = change.apply(state);
            if (next == before && saysTheSame(state, content)) {
                after.add(state);
            } else {
                next++;
                after.addAll(divided(state, content.with(next, state.since(), state.until(), List.of()), day));
            }
        }
        return new Timeline<>(after);
    }

    /**
     * The states of both timelines on all days on which they differ: the thing exists on that day in one of them alone, or with another content. Versions
     * do not count.
     */
    public List<F> differences(Timeline<F> other) {
        List<F> differing = new ArrayList<>();
        for (LocalDate day : firstDays(other)) {
            Optional<F> here = existingOn(day);
            Optional<F> there = other.existingOn(day);
            if (!here.map(Timeline::content).equals(there.map(Timeline::content))) {
                here.ifPresent(differing::add);
                there.ifPresent(differing::add);
            }
        }
        return differing;
    }

    /** The first day of each period in which neither timeline changes. */
    private SortedSet<LocalDate> firstDays(Timeline<F> other) {
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
        Stream.of(this, other)
                .flatMap(timeline -> timeline.states.stream())
                .flatMap(state -> Stream.of(state.since(), state.validFrom(), state.validTo()))
                .filter(Objects::nonNull)
                .forEach(days::add);
        return days;
    }

    private Optional<F> existingOn(LocalDate day) {
        return states.stream()
                .filter(state -> state.holdsOn(day) && state.isValidOn(day))
                .findFirst();
    }

    private static <F extends TimedFact<F>> F content(F state) {
        return state.with(0, null, null, List.of()).validDuring(LocalDate.EPOCH, null);
    }

    private F said(F content, @Nullable LocalDate since, @Nullable LocalDate until) {
        return content.with(version() + 1, since, until, List.of());
    }

    /** All states share the validity of the thing, so the kept ones take over that of the new one. */
    private Timeline<F> with(List<F> kept, F state) {
        return new Timeline<>(Stream.concat(
                        kept.stream().map(other -> other.validDuring(state.validFrom(), state.validTo())),
                        Stream.of(state))
                .toList());
    }

    private boolean saysTheSame(F state, F content) {
        return content.with(state.version(), state.since(), state.until(), List.of())
                .equals(state);
    }
}
