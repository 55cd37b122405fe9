package org.interagency.detection.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;

/**
 * Where delegates replace the agencies that delegate to them: in the intersection of both responsibilities. In detail:
 *
 * <ul>
 *   <li>Inside a delegated extent the delegating agency does not count, whichever of its responsibilities covers it.
 *   <li>A responsibility of the delegating agency still counts if it is delegated, in any number of steps, from the delegate's responsibility: if P
 *       delegates to D and D delegates back to P, P counts.
 *   <li>A delegation to the same agency, or from a responsibility that does not exist, changes nothing.
 *   <li>A delegate that has ceased replaces nobody.
 * </ul>
 */
final class Delegation {

    /** Where a delegate takes the place of the agency that delegates: one box in which both responsibilities meet. */
    private record HandOver(String delegate, Box both) {}

    /** A state of a responsibility on one of the two sides of a delegation. */
    private record Side(Accountability state, String name) {

        static final String DELEGATOR = "delegator";
        static final String DELEGATE = "delegate";
    }

    private final Map<Accountability, List<Box>> boxes;
    private final Map<String, List<Accountability>> byId = new HashMap<>();
    private final Map<String, List<HandOver>> byDelegatingAgency = new HashMap<>();

    /** @param boxes where each would be accountable without delegations; keys are compared by identity */
    Delegation(List<Accountability> accountable, Map<Accountability, List<Box>> boxes) {
        this.boxes = boxes;
        for (Accountability accountability : accountable) {
            byId.computeIfAbsent(accountability.responsibility(), key -> new ArrayList<>(1))
                    .add(accountability);
        }
        Map<String, List<Accountability>> delegates = new HashMap<>();
        for (Accountability accountability : accountable) {
            if (!delegators(accountability).isEmpty()) {
                delegates
                        .computeIfAbsent(accountability.delegatedFrom(), key -> new ArrayList<>())
                        .add(accountability);
            }
        }
        delegates.forEach(this::handOver);
    }

    /** Finds where they meet by a sweep, since thousands of agencies can hold one responsibility, and delegate to thousands. */
    private void handOver(String delegator, List<Accountability> delegates) {
        List<Piece<Side>> pieces = new ArrayList<>();
        byId.get(delegator).forEach(from -> add(pieces, new Side(from, Side.DELEGATOR)));
        delegates.forEach(delegate -> add(pieces, new Side(delegate, Side.DELEGATE)));
        Piece.forEachMeeting(pieces, Side::name, (one, other, both) -> {
            boolean isInOrder = one.name().equals(Side.DELEGATOR);
            Accountability from = isInOrder ? one.state() : other.state();
            Accountability delegate = isInOrder ? other.state() : one.state();
            if (!from.agency().equals(delegate.agency())) {
                byDelegatingAgency
                        .computeIfAbsent(from.agency(), key -> new ArrayList<>())
                        .add(new HandOver(delegate.responsibility(), both));
            }
        });
    }

    private void add(List<Piece<Side>> pieces, Side side) {
        boxes.get(side.state()).forEach(box -> pieces.add(new Piece<>(side, box)));
    }

    private List<Accountability> delegators(Accountability delegate) {
        return delegate.delegatedFrom() == null ? List.of() : byId.getOrDefault(delegate.delegatedFrom(), List.of());
    }

    /** The boxes of a responsibility without those in which a delegate replaces its agency. */
    List<Box> remaining(Accountability accountability) {
        List<HandOver> handOvers = byDelegatingAgency.getOrDefault(accountability.agency(), List.of());
        if (handOvers.isEmpty()) {
            return boxes.get(accountability);
        }
        Set<String> ancestry = ancestry(accountability);
        List<Box> handedOver = handOvers.stream()
                .filter(handOver -> !ancestry.contains(handOver.delegate()))
                .map(HandOver::both)
                .toList();
        return Region.cut(boxes.get(accountability), handedOver);
    }

    /** The ids of the responsibilities that this one is delegated from, in any number of steps. Each is visited once, so that a cycle ends. */
    private Set<String> ancestry(Accountability accountability) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        if (accountability.delegatedFrom() != null) {
            next.add(accountability.delegatedFrom());
        }
        while (!next.isEmpty()) {
            String id = next.pop();
            if (byId.containsKey(id) && seen.add(id)) {
                byId.get(id).stream()
                        .map(Accountability::delegatedFrom)
                        .distinct()
                        .filter(Objects::nonNull)
                        .forEach(next::add);
            }
        }
        return seen;
    }
}
