package org.interagency.contracts;

import java.time.LocalDate;
import java.util.List;
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
public interface TimedFact<F extends TimedFact<F>> extends Fact, Dated<F> {

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

    /**
     * The fact of a thing that is there in another period.
     *
     * @param from {@code null} if it is not recorded, where a fact of this kind may leave that open
     * @param to {@code null} means for good
     */
    F validDuring(@Nullable LocalDate from, @Nullable LocalDate to);

    /** All states in the order of their days. */
    default Timeline<F> timeline() {
        return Timeline.of(self());
    }

    /** All states in the order of their days, each without the others. */
    default List<F> states() {
        return timeline().states();
    }

    private F self() {
        return with(version(), since(), until(), otherStates());
    }

    /** The state that holds on a day, without the others. */
    default F on(LocalDate day) {
        return timeline().on(day);
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
        return validDuring(validFrom(), validTo() != null && validTo().isBefore(day) ? validTo() : day);
    }

    @Override
    default boolean holdsBefore(LocalDate day) {
        return (since() == null || since().isBefore(day))
                && (validFrom() == null || validFrom().isBefore(day));
    }

    /** An end of the thing itself does not count: a state goes on until another one holds. */
    @Override
    default boolean holdsFrom(LocalDate day) {
        return until() == null || until().isAfter(day);
    }

    @Override
    default F cutBefore(LocalDate day) {
        return with(version(), since(), day, List.of());
    }

    @Override
    default F cutFrom(LocalDate day) {
        return with(version(), day, until(), List.of());
    }
}
