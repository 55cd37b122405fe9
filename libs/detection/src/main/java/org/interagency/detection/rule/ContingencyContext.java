package org.interagency.detection.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.ContingencyFacts;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;

/** The facts about one contingency in one territory, and results that several rules use. */
public final class ContingencyContext {

    private final ContingencyFacts facts;
    private final TerritoryTree tree;
    private final Agencies agencies;
    private final GroupBits bits;
    private final List<Box> territory;
    private final int places;
    private final List<Piece<Programme>> pieces = new ArrayList<>();
    private final Map<String, Map<String, List<SharedExtent>>> shared = new TreeMap<>();

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public ContingencyContext(ContingencyFacts facts, TerritoryTree tree, Agencies agencies) {
        this.facts = facts;
        this.tree = tree;
        this.agencies = agencies;
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
        OneBody oneBody = new OneBody(agencies);
        Piece.forEachMeeting(
                pieces, Programme::owner, (one, other, both) -> oneBody.apart(one.owner(), other.owner(), both)
                        .forEach(box -> share(one, other, box)));
    }

    private void share(Programme one, Programme other, Box both) {
        boolean inOrder = one.code().compareTo(other.code()) < 0;
        Programme first = inOrder ? one : other;
        Programme second = inOrder ? other : one;
        List<SharedExtent> ofBoth = shared.computeIfAbsent(first.code(), key -> new TreeMap<>())
                .computeIfAbsent(second.code(), key -> new ArrayList<>(1));
        ofBoth.stream()
                .filter(extent -> extent.first() == first && extent.second() == second)
                .findFirst()
                .orElseGet(() -> {
                    SharedExtent extent = new SharedExtent(first, second, new ArrayList<>());
                    ofBoth.add(extent);
                    return extent;
                })
                .boxes()
                .add(both);
    }

    /**
     * The extent that two programmes, each in one of its states, have in common and in which their owners are not {@linkplain OneBody one body}.
     *
     * @param first the programme with the lower code
     */
    record SharedExtent(Programme first, Programme second, List<Box> boxes) {

        List<String> programmes() {
            return List.of(first.code(), second.code());
        }

        List<String> owners() {
            return Stream.of(first.owner(), second.owner()).sorted().toList();
        }

        /** The benefits that both give, in alphabetical order. */
        Set<String> benefits() {
            Set<String> benefits = new TreeSet<>(first.benefits());
            benefits.retainAll(second.benefits());
            return benefits;
        }
    }

    ContingencyFacts facts() {
        return facts;
    }

    /** What each programme covers in the territory. */
    List<Piece<Programme>> pieces() {
        return pieces;
    }

    /** The shared extents, one list for each pair of programmes, in the order of their codes. */
    Stream<List<SharedExtent>> shared() {
        return shared.values().stream().flatMap(bySecond -> bySecond.values().stream());
    }

    /** The part of a shared extent that no agreement covers. Only agreements between the owners about both programmes and all functions count. */
    List<Box> withoutAgreement(SharedExtent extent) {
        List<Box> agreed = facts.agreements().stream()
                .filter(agreement -> agreement.joins(extent.owners(), extent.programmes(), null))
                .flatMap(agreement -> agreement.boxes(tree, bits).stream())
                .toList();
        return Region.cut(extent.boxes(), agreed);
    }

    /** What an extent covers inside the territory; each territory counts until its end. */
    List<Box> within(Extent extent) {
        return Box.intersections(tree.regionOf(extent, bits).boxes(), territory);
    }

    /** The id of the only finding of a rule about the contingency in the territory, or about these programmes there. */
    UUID idOf(RuleName rule, String... programmes) {
        return Finding.idOf(rule, facts.contingency(), facts.territory(), String.join("\n", programmes));
    }

    /** A finding about the contingency. It is more severe if it affects more of the territory or of the budgets. */
    Finding finding(
            RuleName rule,
            UUID id,
            Collection<String> programmes,
            Collection<String> benefits,
            Collection<String> owners,
            Region region,
            Coordination coordination) {
        boolean vertical = agencies.differInLevel(owners, region);
        return new Finding(
                id,
                rule,
                List.copyOf(programmes),
                null,
                facts.contingency(),
                List.copyOf(benefits),
                List.copyOf(owners),
                List.of(),
                region.extent(tree, bits),
                vertical,
                coordination,
                SeverityGrade.of(region.places(), places, owners.size(), vertical, holdHalfOfTheMoney(programmes)));
    }

    private boolean holdHalfOfTheMoney(Collection<String> programmes) {
        Map<String, BigDecimal> budgets = facts.programmes().stream()
                .filter(programme -> programme.budget() != null)
                .collect(Collectors.toMap(Programme::code, Programme::budget, BigDecimal::max));
        BigDecimal all = sum(budgets.values());
        BigDecimal concerned = sum(
                programmes.stream().map(budgets::get).filter(Objects::nonNull).toList());
        return all.signum() > 0 && concerned.add(concerned).compareTo(all) >= 0;
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
