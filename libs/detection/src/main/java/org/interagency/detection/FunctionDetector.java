package org.interagency.detection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds the {@link FindingType#OVERLAP overlaps} and what is {@link FindingType#UNASSIGNED} of one function of one programme. */
public final class FunctionDetector {

    private final TerritoryTree tree;
    private final Agencies agencies;

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     */
    public FunctionDetector(TerritoryTree tree, Agencies agencies) {
        this.tree = tree;
        this.agencies = agencies;
    }

    /**
     * All findings, the overlaps in the order of their agencies.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public List<Finding> detect(FunctionFacts facts) {
        Problem problem = new Problem(facts, List.of());
        List<Piece<Accountability>> held = problem.held();
        List<Finding> findings = new ArrayList<>(problem.overlaps(held));
        problem.unassigned(held).ifPresent(findings::add);
        return findings;
    }

    /**
     * Who is accountable within an extent, whether the programme requires somebody or not.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts or the extent name
     * @throws IllegalArgumentException if they name more than {@value Extent#MOST_GROUPS} groups
     */
    public Holders holders(FunctionFacts facts, Extent where) {
        Problem problem = new Problem(facts, List.of(where));
        return problem.holders(Box.intersections(problem.boxesOf(where), problem.programme.boxes()));
    }

    /**
     * Who is accountable in all that the programme covers.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if they name more than {@value Extent#MOST_GROUPS} groups
     */
    public Holders holders(FunctionFacts facts) {
        Problem problem = new Problem(facts, List.of());
        return problem.holders(problem.programme.boxes());
    }

    private record Pair(String first, String second) implements Comparable<Pair> {

        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::first).thenComparing(Pair::second);

        static Pair of(Accountability one, Accountability other) {
            return one.agency().compareTo(other.agency()) < 0
                    ? new Pair(one.agency(), other.agency())
                    : new Pair(other.agency(), one.agency());
        }

        List<String> agencies() {
            return List.of(first, second);
        }

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private record Clash(List<Box> boxes, Set<String> responsibilities) {

        Clash() {
            this(new ArrayList<>(), new TreeSet<>());
        }

        void add(Accountability one, Accountability other, Box both) {
            boxes.add(both);
            responsibilities.add(one.responsibility());
            responsibilities.add(other.responsibility());
        }
    }

    /** One run over one set of facts. */
    private final class Problem {

        private final FunctionFacts facts;
        private final GroupBits bits;
        private final Region programme;
        private final Map<String, List<Accountability>> byId = new HashMap<>();
        private final Map<Accountability, List<Box>> boxes = new IdentityHashMap<>();
        private final Map<String, List<Delegation>> delegationsOfAgency = new HashMap<>();

        private record Delegation(Accountability from, Accountability delegate) {}

        /** @param asked extents that are not among the facts */
        Problem(FunctionFacts facts, List<Extent> asked) {
            this.facts = facts;
            this.bits = GroupBits.of(Stream.of(
                            asked.stream(),
                            facts.ownerships().stream().map(Ownership::extent),
                            facts.required().stream(),
                            facts.accountable().stream().map(Accountability::extent))
                    .flatMap(extents -> extents)
                    .toList());
            this.programme = tree.regionOf(
                    facts.ownerships().stream().map(Ownership::extent).toList(), bits);
            for (Accountability accountability : facts.accountable()) {
                byId.computeIfAbsent(accountability.responsibility(), key -> new ArrayList<>(1))
                        .add(accountability);
                boxes.put(
                        accountability,
                        Region.cut(
                                Box.of(accountability.extent(), tree, bits),
                                agencies.endOf(accountability.agency(), tree, bits)));
            }
            for (Accountability delegate : facts.accountable()) {
                for (Accountability from : delegators(delegate)) {
                    if (!from.agency().equals(delegate.agency())) {
                        delegationsOfAgency
                                .computeIfAbsent(from.agency(), key -> new ArrayList<>())
                                .add(new Delegation(from, delegate));
                    }
                }
            }
        }

        private List<Accountability> delegators(Accountability delegate) {
            return delegate.delegatedFrom() == null
                    ? List.of()
                    : byId.getOrDefault(delegate.delegatedFrom(), List.of());
        }

        /** Where each is accountable, inside the programme. */
        List<Piece<Accountability>> held() {
            List<Piece<Accountability>> held = new ArrayList<>();
            List<Box> programmeBoxes = programme.boxes();
            for (Accountability accountability : facts.accountable()) {
                for (Box box : Box.intersections(countedBoxes(accountability), programmeBoxes)) {
                    held.add(new Piece<>(accountability, box));
                }
            }
            return held;
        }

        List<Box> boxesOf(Extent where) {
            return Box.of(where, tree, bits);
        }

        Holders holders(List<Box> covered) {
            Map<Accountability, List<Box>> boxesOf = new IdentityHashMap<>();
            List<Box> answeredFor = new ArrayList<>();
            for (Piece<Accountability> piece : held()) {
                List<Box> here = Box.intersections(List.of(piece.box()), covered);
                if (!here.isEmpty()) {
                    boxesOf.computeIfAbsent(piece.of(), key -> new ArrayList<>())
                            .addAll(here);
                    answeredFor.addAll(here);
                }
            }
            return new Holders(
                    boxesOf.entrySet().stream()
                            .map(entry -> new Holders.Holder(
                                    entry.getKey(),
                                    Region.union(entry.getValue()).extent(tree, bits)))
                            .sorted(Comparator.comparing((Holders.Holder holder) ->
                                            holder.accountability().agency())
                                    .thenComparing(
                                            holder -> holder.accountability().responsibility()))
                            .toList(),
                    Region.difference(covered, answeredFor).extent(tree, bits));
        }

        private List<Box> countedBoxes(Accountability accountability) {
            List<Delegation> delegations = delegationsOfAgency.getOrDefault(accountability.agency(), List.of());
            if (delegations.isEmpty()) {
                return boxes.get(accountability);
            }
            Set<String> ancestry = ancestry(accountability);
            List<Box> handedOver = delegations.stream()
                    .filter(delegation ->
                            !ancestry.contains(delegation.delegate().responsibility()))
                    .flatMap(delegation ->
                            Box.intersections(boxes.get(delegation.delegate()), boxes.get(delegation.from())).stream())
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

        List<Finding> overlaps(List<Piece<Accountability>> held) {
            Map<Pair, Clash> clashes = new TreeMap<>();
            Piece.sweep(held, Accountability::agency, agencies::apart, (one, other, both) -> clashes.computeIfAbsent(
                            Pair.of(one, other), key -> new Clash())
                    .add(one, other, both));
            List<Finding> overlaps = new ArrayList<>();
            clashes.forEach((pair, clash) -> overlaps.add(overlap(pair, clash)));
            return overlaps;
        }

        private Finding overlap(Pair pair, Clash clash) {
            Region region = Region.union(clash.boxes());
            return finding(
                    FindingType.OVERLAP,
                    Finding.idOf(FindingType.OVERLAP, facts.programme(), facts.function(), pair.first(), pair.second()),
                    pair.agencies(),
                    List.copyOf(clash.responsibilities()),
                    region,
                    Region.difference(region.boxes(), agreedBetween(pair)).isEmpty());
        }

        private List<Box> agreedBetween(Pair pair) {
            return facts.agreements().stream()
                    .filter(agreement -> agreement.joins(pair.agencies(), List.of(facts.programme()), facts.function()))
                    .flatMap(agreement -> tree.boxesOf(agreement, bits).stream())
                    .toList();
        }

        Optional<Finding> unassigned(List<Piece<Accountability>> held) {
            Region required = facts.required().size() == facts.ownerships().size()
                    ? programme
                    : tree.regionOf(facts.required(), bits);
            Region region = Region.difference(
                    required.boxes(), held.stream().map(Piece::box).toList());
            return region.isEmpty()
                    ? Optional.empty()
                    : Optional.of(finding(
                            FindingType.UNASSIGNED,
                            Finding.idOf(FindingType.UNASSIGNED, facts.programme(), facts.function()),
                            ownersWithin(region),
                            List.of(),
                            region,
                            false));
        }

        private List<String> ownersWithin(Region region) {
            List<Box> boxes = region.boxes();
            return facts.ownerships().stream()
                    .filter(ownership -> Box.of(ownership.extent(), tree, bits).stream()
                            .anyMatch(owned -> boxes.stream().anyMatch(owned::intersects)))
                    .map(Ownership::owner)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private Finding finding(
                FindingType type,
                UUID id,
                List<String> concerned,
                List<String> responsibilities,
                Region region,
                boolean coordinated) {
            boolean vertical = type == FindingType.OVERLAP && agencies.differInLevel(concerned, region);
            return new Finding(
                    id,
                    type,
                    List.of(facts.programme()),
                    facts.function(),
                    null,
                    List.of(),
                    concerned,
                    responsibilities,
                    region.extent(tree, bits),
                    vertical,
                    coordinated,
                    Severity.of(region.places(), programme.places(), concerned.size(), vertical, false));
        }
    }
}
