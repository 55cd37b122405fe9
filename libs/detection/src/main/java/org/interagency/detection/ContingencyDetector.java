package org.interagency.detection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the {@link FindingType#DUPLICATION duplications}, the {@link FindingType#FRAGMENTATION} and what is
 * {@link FindingType#UNCOVERED} of one contingency in one territory.
 */
public final class ContingencyDetector {

    private final TerritoryTree tree;
    private final Agencies agencies;

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     */
    public ContingencyDetector(TerritoryTree tree, Agencies agencies) {
        this.tree = tree;
        this.agencies = agencies;
    }

    /**
     * All findings, the duplications in the order of their programmes.
     *
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public List<Finding> detect(ContingencyFacts facts) {
        Problem problem = new Problem(facts);
        problem.meetAll();
        List<Finding> findings = new ArrayList<>(problem.duplications());
        problem.fragmentation().ifPresent(findings::add);
        problem.uncovered().ifPresent(findings::add);
        return findings;
    }

    /** Two programmes of different bodies, the first before the second by code. */
    private record Pair(Programme first, Programme second) {

        List<String> programmes() {
            return List.of(first.code(), second.code());
        }

        List<String> owners() {
            return Stream.of(first.owner(), second.owner()).sorted().toList();
        }

        boolean isOfTheSameStatesAs(Pair other) {
            return first == other.first && second == other.second;
        }

        Set<String> sharedBenefits() {
            Set<String> shared = new TreeSet<>(first.benefits());
            shared.retainAll(second.benefits());
            return shared;
        }
    }

    /** One run over one set of facts. */
    private final class Problem {

        private final ContingencyFacts facts;
        private final GroupBits bits;
        private final List<Box> territory;
        private final int places;
        private final List<Piece<Programme>> pieces = new ArrayList<>();
        private final Map<String, Map<String, List<Meeting>>> meetings = new TreeMap<>();

        /** Where two programmes meet while both are in one state. */
        private record Meeting(Pair pair, List<Box> boxes) {}

        Problem(ContingencyFacts facts) {
            this.facts = facts;
            this.bits = GroupBits.of(Stream.concat(
                            Stream.ofNullable(facts.need()),
                            facts.programmes().stream().map(Programme::extent))
                    .toList());
            this.territory = tree.wholeOf(facts.territory(), bits);
            this.places = tree.placesIn(List.of(facts.territory()));
            for (Programme programme : facts.programmes()) {
                for (Box box : within(programme.extent())) {
                    pieces.add(new Piece<>(programme, box));
                }
            }
        }

        private List<Box> within(Extent extent) {
            return Box.intersections(tree.regionOf(extent, bits).boxes(), territory);
        }

        void meetAll() {
            Piece.sweep(pieces, Programme::owner, agencies::apart, this::meet);
        }

        private void meet(Programme one, Programme other, Box both) {
            boolean inOrder = one.code().compareTo(other.code()) < 0;
            Pair pair = inOrder ? new Pair(one, other) : new Pair(other, one);
            List<Meeting> ofBoth = meetings.computeIfAbsent(pair.first().code(), key -> new TreeMap<>())
                    .computeIfAbsent(pair.second().code(), key -> new ArrayList<>(1));
            ofBoth.stream()
                    .filter(meeting -> meeting.pair().isOfTheSameStatesAs(pair))
                    .findFirst()
                    .orElseGet(() -> {
                        Meeting first = new Meeting(pair, new ArrayList<>());
                        ofBoth.add(first);
                        return first;
                    })
                    .boxes()
                    .add(both);
        }

        private Stream<List<Meeting>> meetings() {
            return meetings.values().stream().flatMap(bySecond -> bySecond.values().stream());
        }

        List<Finding> duplications() {
            return meetings()
                    .map(ofBoth -> ofBoth.stream()
                            .filter(meeting -> !meeting.pair().sharedBenefits().isEmpty())
                            .toList())
                    .filter(ofBoth -> !ofBoth.isEmpty())
                    .map(this::duplication)
                    .toList();
        }

        private Finding duplication(List<Meeting> ofBoth) {
            Set<String> benefits = new TreeSet<>();
            Set<String> owners = new TreeSet<>();
            List<Box> boxes = new ArrayList<>();
            List<Box> apart = new ArrayList<>();
            for (Meeting meeting : ofBoth) {
                benefits.addAll(meeting.pair().sharedBenefits());
                owners.addAll(meeting.pair().owners());
                boxes.addAll(meeting.boxes());
                apart.addAll(Region.cut(meeting.boxes(), agreedBetween(meeting.pair())));
            }
            return finding(
                    FindingType.DUPLICATION,
                    ofBoth.get(0).pair().programmes(),
                    benefits,
                    owners,
                    Region.union(boxes),
                    apart.isEmpty());
        }

        private List<Box> agreedBetween(Pair pair) {
            return facts.agreements().stream()
                    .filter(agreement -> agreement.joins(pair.owners(), pair.programmes(), null))
                    .flatMap(agreement -> tree.boxesOf(agreement, bits).stream())
                    .toList();
        }

        Optional<Finding> fragmentation() {
            List<Box> boxes = new ArrayList<>();
            Set<String> programmes = new TreeSet<>();
            Set<String> owners = new TreeSet<>();
            meetings().flatMap(List::stream).forEach(meeting -> {
                List<Box> apart = Region.cut(meeting.boxes(), agreedBetween(meeting.pair()));
                if (!apart.isEmpty()) {
                    boxes.addAll(apart);
                    programmes.addAll(meeting.pair().programmes());
                    owners.addAll(meeting.pair().owners());
                }
            });
            return boxes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(finding(
                            FindingType.FRAGMENTATION, programmes, Set.of(), owners, Region.union(boxes), false));
        }

        Optional<Finding> uncovered() {
            if (facts.need() == null) {
                return Optional.empty();
            }
            Region region = Region.difference(
                    within(facts.need()), pieces.stream().map(Piece::box).toList());
            return region.isEmpty()
                    ? Optional.empty()
                    : Optional.of(finding(FindingType.UNCOVERED, List.of(), Set.of(), List.of(), region, false));
        }

        private Finding finding(
                FindingType type,
                Collection<String> programmes,
                Set<String> benefits,
                Collection<String> owners,
                Region region,
                boolean coordinated) {
            boolean vertical = agencies.differInLevel(owners, region);
            String pair = type == FindingType.DUPLICATION ? String.join("\n", programmes) : "";
            return new Finding(
                    Finding.idOf(type, facts.contingency(), facts.territory(), pair),
                    type,
                    List.copyOf(programmes),
                    null,
                    facts.contingency(),
                    List.copyOf(benefits),
                    List.copyOf(owners),
                    List.of(),
                    region.extent(tree, bits),
                    vertical,
                    coordinated,
                    Severity.of(region.places(), places, owners.size(), vertical, holdHalfOfTheMoney(programmes)));
        }

        private boolean holdHalfOfTheMoney(Collection<String> programmes) {
            Map<String, BigDecimal> budgets = facts.programmes().stream()
                    .filter(programme -> programme.budget() != null)
                    .collect(Collectors.toMap(Programme::code, Programme::budget, BigDecimal::max));
            BigDecimal all = sum(budgets.values());
            BigDecimal concerned = sum(programmes.stream()
                    .map(budgets::get)
                    .filter(Objects::nonNull)
                    .toList());
            return all.signum() > 0 && concerned.add(concerned).compareTo(all) >= 0;
        }

        private static BigDecimal sum(Collection<BigDecimal> amounts) {
            return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
