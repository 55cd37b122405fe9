package org.interagency.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact whose content may differ from day to day: a ministry gets another name, a programme another owner.
 *
 * <p>It says one state of the thing, the one that held when the fact was told, and all others beside it; the states follow each
 * other without gap and cover all days. The days on which a state holds ({@link #since}, {@link #until}) are not those on which
 * the thing exists ({@link #validFrom}, {@link #validTo}), which all states have in common.
 *
 * @param <F> the fact itself
 */
public interface TimedFact<F extends TimedFact<F>> extends Fact {

    /** The day from which the thing is there; {@code null} if that is not recorded. */
    @Nullable
    LocalDate validFrom();

    /** The day from which the thing is no more; {@code null} means for good. */
    @Nullable
    LocalDate validTo();

    /** The first day on which this state holds; {@code null} means from the beginning. */
    @Nullable
    LocalDate since();

    /** The day from which another state holds; {@code null} means none does. */
    @Nullable
    LocalDate until();

    /** The states beside this one, without states beside them. */
    List<F> otherStates();

    /** The fact of another version, which holds on other days, beside other states. */
    F with(long version, @Nullable LocalDate since, @Nullable LocalDate until, List<F> otherStates);

    /** The fact of a thing that is no more from a day on. */
    F endingOn(LocalDate end);

    /** All states in the order of their days, each without the others. */
    default List<F> states() {
        return eachState()
                .sorted(Comparator.comparing(TimedFact::since, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * The fact as it is if its states change from a day on.
     *
     * @param change makes the content of a state as it shall be; its version and its days are none of its business
     */
    default F changedFrom(LocalDate day, UnaryOperator<F> change) {
        List<F> changed = new ArrayList<>();
        for (F state : states()) {
            F content = change.apply(state);
            if (content.equals(state) || state.until() != null && !state.until().isAfter(day)) {
                changed.add(state);
            } else if (state.since() == null || state.since().isBefore(day)) {
                changed.add(state.with(version(), state.since(), day, List.of()));
                changed.add(content.with(version(), day, state.until(), List.of()));
            } else {
                changed.add(content);
            }
        }
        return together(changed);
    }

    /** The fact as it is if all its states change. */
    default F changed(UnaryOperator<F> change) {
        return together(states().stream().map(change).toList());
    }

    private F together(List<F> states) {
        F first = states.get(0);
        return first.with(version(), first.since(), first.until(), states.subList(1, states.size()));
    }

    /** The state that holds on a day, without the others. */
    default F on(LocalDate day) {
        return eachState().filter(state -> state.holdsOn(day)).findFirst().orElseThrow();
    }

    private Stream<F> eachState() {
        return Stream.concat(Stream.of(with(version(), since(), until(), List.of())), otherStates().stream());
    }

    /** Whether this state holds on a day. */
    default boolean holdsOn(LocalDate day) {
        return isWithin(day, since(), until());
    }

    /** Whether the thing is there on a day. */
    default boolean isValidOn(LocalDate day) {
        return isWithin(day, validFrom(), validTo());
    }

    /**
     * Whether a day lies in a period.
     *
     * @param from its first day; {@code null} for one without a start
     * @param to the first day after it; {@code null} for one without an end
     */
    static boolean isWithin(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null || !from.isAfter(day)) && (to == null || to.isAfter(day));
    }

    /** The fact of a thing that is no more from a day on, unless it ends earlier anyway. */
    default F endingBy(LocalDate day) {
        return endingOn(validTo() != null && validTo().isBefore(day) ? validTo() : day);
    }
}
