package org.interagency.kit.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;

/**
 * The things that a transaction has locked, with their current states, including what the transaction has written so far. A locked thing need not
 * exist.
 *
 * @param <F> the fact
 */
public final class LockedFacts<F extends TimedFact<F>> {

    private final Map<String, List<StateEntity<F>>> rows;
    private final Map<String, Timeline<F>> timelines = new HashMap<>();

    LockedFacts(Map<String, List<StateEntity<F>>> rows) {
        this.rows = rows;
        rows.forEach((key, states) -> timelines.put(
                key, new Timeline<>(states.stream().map(StateEntity::fact).toList())));
    }

    /** The keys of all locked things. */
    public Set<String> keys() {
        return rows.keySet();
    }

    /**
     * The states of a thing; empty if it does not exist.
     *
     * @throws IllegalArgumentException if the key is not locked
     */
    public Timeline<F> timeline(String key) {
        Timeline<F> timeline = timelines.get(key);
        if (timeline == null) {
            throw new IllegalArgumentException(key + " is not locked");
        }
        return timeline;
    }

    /** The states of a thing; empty if it is not locked or does not exist. */
    public Optional<Timeline<F>> existing(String key) {
        return Optional.ofNullable(timelines.get(key)).filter(timeline -> !timeline.isEmpty());
    }

    /** Removes the rows whose states are not in a timeline, and returns them. */
    List<StateEntity<F>> removeOthers(String key, Timeline<F> after) {
        List<StateEntity<F>> gone = rows.get(key).stream()
                .filter(row -> after.states().stream().noneMatch(state -> isOf(row, state)))
                .toList();
        rows.get(key).removeAll(gone);
        return gone;
    }

    /** Writes the states of a timeline to the rows that begin on the same days, and returns the states without a row. */
    List<F> update(String key, Timeline<F> after) {
        timelines.put(key, after);
        List<F> begun = new ArrayList<>();
        for (F state : after.states()) {
            rows.get(key).stream()
                    .filter(row -> isOf(row, state))
                    .findFirst()
                    .ifPresentOrElse(row -> become(row, state), () -> begun.add(state));
        }
        return begun;
    }

    private static <F extends TimedFact<F>> void become(StateEntity<F> row, F state) {
        if (!row.fact().equals(state)) {
            row.become(state);
        }
    }

    private static <F extends TimedFact<F>> boolean isOf(StateEntity<F> row, F state) {
        return Objects.equals(row.since, state.since());
    }

    void add(StateEntity<F> row) {
        rows.get(row.key()).add(row);
    }
}
