package org.interagency.kit.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.fact.Ancestry.Link;
import org.interagency.kit.request.Validity;
import org.jspecify.annotations.Nullable;

/** The states of one thing, as read in the order of their days; none if there is no such thing. */
public final class Timeline<F extends TimedFact<F>, E extends StateEntity<F>> {

    private final List<E> states = new ArrayList<>();

    Timeline() {}

    void add(E state) {
        states.add(state);
    }

    void remove(List<E> gone) {
        states.removeAll(gone);
    }

    boolean isEmpty() {
        return states.isEmpty();
    }

    E last() {
        return states.stream().filter(state -> state.until == null).findFirst().orElseThrow();
    }

    /** @param day {@code null} for the beginning */
    E on(@Nullable LocalDate day) {
        return states.stream()
                .filter(state -> day == null ? state.since == null : state.holdsOn(day))
                .findFirst()
                .orElseThrow();
    }

    /** @param day {@code null} for the beginning */
    List<E> after(@Nullable LocalDate day) {
        return states.stream()
                .filter(state -> state.since != null && (day == null || state.since.isAfter(day)))
                .toList();
    }

    List<E> from(LocalDate day) {
        return states.stream()
                .filter(state -> state.until == null || state.until.isAfter(day))
                .toList();
    }

    List<E> beside(E one) {
        return states.stream().filter(state -> state != one).toList();
    }

    /** The number of the newest version; 0 if there is none. */
    long version() {
        return states.stream().mapToLong(state -> state.version).max().orElse(0);
    }

    /** The thing as it is on a day, with its other states. */
    F fact(LocalDate day) {
        E now = on(day);
        F fact = now.fact();
        return fact.with(
                version(),
                fact.since(),
                fact.until(),
                beside(now).stream().map(StateEntity::fact).toList());
    }

    /**
     * The first day of the state that a write makes or corrects.
     *
     * @param validFrom the day from which the thing is there, as the write has it
     */
    public LocalDate begins(LocalDate validFrom, WriteTerms terms) {
        return Validity.laterStart(validFrom, since(terms));
    }

    /** The day from which a write says how the thing is; {@code null} for the beginning, from which a new thing is as it is written. */
    public @Nullable LocalDate since(WriteTerms terms) {
        if (isEmpty()) {
            return null;
        }
        return terms.since() == null ? last().since : terms.since();
    }

    /** What the thing is a part of, state by state. */
    public List<Link> links(Function<F, @Nullable String> parent) {
        return states.stream()
                .map(state -> new Link(state.since, state.until, parent.apply(state.fact())))
                .toList();
    }

    /** The thing's last state; empty if there is no such thing. */
    public Optional<F> newest() {
        return isEmpty() ? Optional.empty() : Optional.of(last().fact());
    }

    /** All its states, each without the others; none if there is no such thing. */
    public List<F> states() {
        return states.stream().map(StateEntity::fact).toList();
    }
}
