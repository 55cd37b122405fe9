package org.interagency.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the overlaps and the unassigned parts of one function of one programme.
 *
 * <p>What the programme covers ends, in each territory, with the territory.
 *
 * <p>Delegation: where responsibility D names P as the one it is delegated from, the agency of P does not count as
 * accountable in the intersection of D and P, whichever of its responsibilities says so, except one that is itself
 * delegated, in any number of steps, from D. A delegation to oneself changes nothing.
 */
public final class FunctionDetector {

    private final TerritoryTree tree;

    /** @param tree the territories that the facts name */
    public FunctionDetector(TerritoryTree tree) {
        this.tree = tree;
    }

    /**
     * All findings, ordered by type and agencies.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public List<Finding> detect(FunctionFacts facts) {
        Problem problem = new Problem(facts);
        List<Held> held = problem.held();
        List<Finding> findings = new ArrayList<>(problem.overlaps(held));
        if (facts.required()) {
            problem.unassigned(held).ifPresent(findings::add);
        }
        return findings;
    }

    /** A box in which an agency counts as accountable, and by which responsibility. */
    private record Held(Accountability by, Box box) {}

    private record Pair(String first, String second) implements Comparable<Pair> {

        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::first).thenComparing(Pair::second);

        static Pair of(String one, String other) {
            return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
        }

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Clash {

        private final List<Box> boxes = new ArrayList<>();
        private final Set<String> responsibilities = new TreeSet<>();
        private boolean vertical;

        void add(Held one, Held other, Box both) {
            boxes.add(both);
            responsibilities.add(one.by().responsibility());
            responsibilities.add(other.by().responsibility());
            vertical |= !one.by().level().equals(other.by().level());
        }
    }

    /** One run over one set of facts. */
    private final class Problem {

        private final FunctionFacts facts;
        private final GroupBits bits;
        private final Region programme;
        private final int programmePlaces;
        private final Map<String, Accountability> byId = new HashMap<>();
        private final Map<String, List<Box>> boxes = new HashMap<>();
        private final Map<String, List<Accountability>> delegatesOfAgency = new HashMap<>();

        Problem(FunctionFacts facts) {
            this.facts = facts;
            this.bits = GroupBits.of(Stream.concat(
                            Stream.of(facts.extent()),
                            facts.accountable().stream().map(Accountability::extent))
                    .toList());
            this.programme = Region.difference(Box.of(facts.extent(), tree, bits), tree.endedBoxes(bits));
            this.programmePlaces = programme.places();
            for (Accountability accountability : facts.accountable()) {
                byId.put(accountability.responsibility(), accountability);
                boxes.put(accountability.responsibility(), Box.of(accountability.extent(), tree, bits));
            }
            for (Accountability delegate : facts.accountable()) {
                Accountability from = delegator(delegate);
                if (from != null && !from.agency().equals(delegate.agency())) {
                    delegatesOfAgency
                            .computeIfAbsent(from.agency(), key -> new ArrayList<>())
                            .add(delegate);
                }
            }
        }

        private @Nullable Accountability delegator(Accountability delegate) {
            return delegate.delegatedFrom() == null ? null : byId.get(delegate.delegatedFrom());
        }

        List<Held> held() {
            List<Held> held = new ArrayList<>();
            List<Box> programmeBoxes = programme.boxes();
            for (Accountability accountability : facts.accountable()) {
                for (Box box : Box.intersections(countedBoxes(accountability), programmeBoxes)) {
                    held.add(new Held(accountability, box));
                }
            }
            return held;
        }

        private List<Box> countedBoxes(Accountability accountability) {
            List<Box> own = boxes.get(accountability.responsibility());
            List<Accountability> delegates = delegatesOfAgency.getOrDefault(accountability.agency(), List.of());
            if (delegates.isEmpty()) {
                return own;
            }
            Set<String> ancestry = ancestry(accountability);
            List<Box> handedOver = delegates.stream()
                    .filter(delegate -> !ancestry.contains(delegate.responsibility()))
                    .flatMap(delegate ->
                            Box.intersections(boxes.get(delegate.responsibility()), boxes.get(delegate.delegatedFrom()))
                                    .stream())
                    .toList();
            return Region.difference(own, handedOver).boxes();
        }

        /** The responsibilities that this one is delegated from, in any number of steps; a cycle is walked once. */
        private Set<String> ancestry(Accountability accountability) {
            Set<String> seen = new HashSet<>();
            Accountability from = delegator(accountability);
            while (from != null && seen.add(from.responsibility())) {
                from = delegator(from);
            }
            return seen;
        }

        List<Overlap> overlaps(List<Held> held) {
            Map<Pair, Clash> clashes = new TreeMap<>();
            List<Held> sorted = held.stream()
                    .sorted(Comparator.comparingInt(one -> one.box().places().from()))
                    .toList();
            List<Held> alive = new ArrayList<>();
            for (Held arriving : sorted) {
                int place = arriving.box().places().from();
                alive.removeIf(one -> one.box().places().to() <= place);
                for (Held present : alive) {
                    if (!present.by().agency().equals(arriving.by().agency())) {
                        present.box().intersection(arriving.box()).ifPresent(both -> clashes.computeIfAbsent(
                                        Pair.of(
                                                present.by().agency(),
                                                arriving.by().agency()),
                                        key -> new Clash())
                                .add(present, arriving, both));
                    }
                }
                alive.add(arriving);
            }
            List<Overlap> overlaps = new ArrayList<>();
            clashes.forEach((pair, clash) -> overlaps.add(overlap(pair, clash)));
            return overlaps;
        }

        private Overlap overlap(Pair pair, Clash clash) {
            Region region = Region.union(clash.boxes);
            return new Overlap(
                    Finding.idOf("overlap", facts.programme(), facts.function(), pair.first(), pair.second()),
                    facts.programme(),
                    facts.function(),
                    List.of(pair.first(), pair.second()),
                    List.copyOf(clash.responsibilities),
                    region.extent(tree, bits),
                    clash.vertical,
                    severity(region, clash.vertical));
        }

        Optional<Unassigned> unassigned(List<Held> held) {
            Region region = Region.difference(
                    programme.boxes(), held.stream().map(Held::box).toList());
            if (region.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Unassigned(
                    Finding.idOf("unassigned", facts.programme(), facts.function()),
                    facts.programme(),
                    facts.function(),
                    List.of(facts.owner()),
                    region.extent(tree, bits),
                    severity(region, false)));
        }

        private Severity severity(Region affected, boolean vertical) {
            return Severity.of(affected.places(), programmePlaces, vertical);
        }
    }
}
