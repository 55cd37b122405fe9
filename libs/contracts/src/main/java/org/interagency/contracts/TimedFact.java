package org.interagency.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact whose content can change on a day: a ministry gets another name, a programme another owner.
 *
 * <p>The fact has the content of one state, the one that holds on the day as of which it was read, and carries all others in {@link #otherStates}.
 * The states follow each other without gaps and cover all days. The days on which a state holds ({@link #since}, {@link #until}) are not the days on
 * which the thing exists ({@link #validFrom}, {@link #validTo}); all states share the latter.
 *
 * @param <F> the fact itself
 */
public interface TimedFact<F extends TimedFact<F>> extends Fact, Dated<F> {

    /** The first day on which the thing exists; {@code null} if that is not recorded. */
    @Nullable
    LocalDate validFrom();

    /** The first day on which the thing no longer exists; {@code null} if it has no end. */
    @Nullable
    LocalDate validTo();

    /** The first day on which this state holds; {@code null} means from the beginning. */
    @Nullable
    LocalDate since();

    /** The first day of the next state; {@code null} if this is the last state. */
    @Nullable
    LocalDate until();

    /** The other states of the thing; their own {@code otherStates} are empty. */
    List<F> otherStates();

    /** The same content with another version, other days and other states. */
    F with(long version, @Nullable LocalDate since, @Nullable LocalDate until, List<F> otherStates);

    /**
     * The same fact with another validity.
     *
     * @param from the first day; {@code null} if it is not recorded, for kinds of facts that allow that
     * @param to the first day after the end; {@code null} if there is no end
     */
    F validDuring(@Nullable LocalDate from, @Nullable LocalDate to);

    /** All states in the order of their days. */
    default Timeline<F> timeline() {
        return Timeline.of(this);
    }

    /** All states in the order of their days, each without the others. */
    default List<F> states() {
        return timeline().states();
    }

    /** The state that holds on a day, without the others. */
    default F on(LocalDate day) {
        return holdsOn(day)
                ? with(version(), since(), until(), List.of())
                : otherStates().stream()
                        .filter(state -> state.holdsOn(day))
                        .findFirst()
                        .orElseThrow();
    }

    /** Whether this state holds on a day. */
    default boolean holdsOn(LocalDate day) {
        return isWithin(day, since(), until());
    }

    /** Whether the thing exists on a day. */
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

    /** The same fact with an end on a day: the first day on which the thing no longer exists. An earlier end is kept. */
    default F endingBy(LocalDate day) {
        return validDuring(validFrom(), validTo() != null && validTo().isBefore(day) ? validTo() : day);
    }

    @Override
    default boolean holdsBefore(LocalDate day) {
        return (since() == null || since().isBefore(day))
                && (validFrom() == null || validFrom().isBefore(day));
    }

    /** Ignores the end of the thing: a state holds until the next one begins. */
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
