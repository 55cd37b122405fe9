package org.interagency.detection.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;

/**
 * Who takes whose place: a delegate that of the delegating agency, in the intersection of what both are accountable for. In detail:
 *
 * <ul>
 *   <li>Inside a delegated extent the delegating agency does not count, whichever of its responsibilities covers it.
 *   <li>A responsibility of the delegating agency counts all the same if it is itself delegated, in any number of steps, from the
 *       delegate's: where D takes the place of P, a delegate of D takes that of D in turn, even if it is P again.
 *   <li>A delegation to oneself changes nothing, nor does one from a responsibility that is not there.
 *   <li>A delegate that has ceased takes nobody's place.
 * </ul>
 */
final class Delegation {

    /** The responsibility that is taken the place of, in one of its states, and the one that takes it. */
    private record HandOver(Accountability from, Accountability delegate) {}

    private final Map<Accountability, List<Box>> boxes;
    private final Map<String, List<Accountability>> byId = new HashMap<>();
    private final Map<String, List<HandOver>> byDelegatingAgency = new HashMap<>();

    /** @param boxes where each is accountable, if it is not for delegations; compares by identity */
    Delegation(List<Accountability> accountable, Map<Accountability, List<Box>> boxes) {
        this.boxes = boxes;
        for (Accountability accountability : accountable) {
            byId.computeIfAbsent(accountability.responsibility(), key -> new ArrayList<>(1))
                    .add(accountability);
        }
        for (Accountability delegate : accountable) {
            for (Accountability from : delegators(delegate)) {
                if (!from.agency().equals(delegate.agency())) {
                    byDelegatingAgency
                            .computeIfAbsent(from.agency(), key -> new ArrayList<>())
                            .add(new HandOver(from, delegate));
                }
            }
        }
    }

    private List<Accountability> delegators(Accountability delegate) {
        return delegate.delegatedFrom() == null ? List.of() : byId.getOrDefault(delegate.delegatedFrom(), List.of());
    }

    /** Where one is accountable, save where a delegate takes its place. */
    List<Box> remaining(Accountability accountability) {
        List<HandOver> handOvers = byDelegatingAgency.getOrDefault(accountability.agency(), List.of());
        if (handOvers.isEmpty()) {
            return boxes.get(accountability);
        }
        Set<String> ancestry = ancestry(accountability);
        List<Box> handedOver = handOvers.stream()
                .filter(handOver -> !ancestry.contains(handOver.delegate().responsibility()))
                .flatMap(handOver ->
                        Box.intersections(boxes.get(handOver.delegate()), boxes.get(handOver.from())).stream())
                .toList();
        return Region.cut(boxes.get(accountability), handedOver);
    }

    /** The responsibilities that this one is delegated from, in any number of steps; a cycle is walked once. */
    private Set<String> ancestry(Accountability accountability) {
        Set<String> seen = new HashSet<>();
        Deque<Accountability> next = new ArrayDeque<>(delegators(accountability));
        while (!next.isEmpty()) {
            Accountability from = next.pop();
            if (seen.add(from.responsibility())) {
                byId.get(from.responsibility()).forEach(state -> next.addAll(delegators(state)));
            }
        }
        return seen;
    }
}
