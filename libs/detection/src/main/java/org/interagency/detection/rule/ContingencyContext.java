package org.interagency.detection.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.ContingencyFacts;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
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
    }

    /**
     * Calls the visitor with what two programmes, each in one of its states, share in one box, for each such box of two programmes that the filter
     * lets pass. Nothing is kept in between.
     */
    void forEachSharedBox(PairFilter filter, Consumer<SharedExtent> visitor) {
        OneBody oneBody = new OneBody(agencies);
        Piece.forEachMeeting(pieces, Programme::owner, (one, other, both) -> {
            boolean inOrder = one.code().compareTo(other.code()) < 0;
            Programme first = inOrder ? one : other;
            Programme second = inOrder ? other : one;
            if (filter.passes(first, second)) {
                List<Box> apart = oneBody.apart(one.owner(), other.owner(), both);
                if (!apart.isEmpty()) {
                    visitor.accept(new SharedExtent(first, second, apart));
                }
            }
        });
    }

    /** Selects pairs of programmes. */
    @FunctionalInterface
    interface PairFilter {

        /** @param first the programme with the lower code */
        boolean passes(Programme first, Programme second);
    }

    /**
     * The extent that two programmes, each in one of its states, have in common and in which their owners are not {@linkplain OneBody one body}.
     *
     * @param first the programme with the lower code
     */
    record SharedExtent(Programme first, Programme second, List<Box> boxes) {

        ProgrammePair pair() {
            return new ProgrammePair(first.code(), second.code());
        }

        List<String> programmes() {
            return pair().codes();
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

    /** The part of a shared extent that no agreement covers, empty if agreements cover all of it. Only agreements between the owners about both programmes and all functions count. */
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

    /** The id of the only finding of a rule about the contingency in the territory. */
    UUID idOf(RuleName rule) {
        return idOf(rule, "");
    }

    /** The id of the only finding of a rule about the contingency and a benefit in the territory. */
    UUID idOf(RuleName rule, String benefit) {
        return Finding.idOf(rule, facts.contingency(), facts.territory(), benefit);
    }

    /** A region of the facts as boxes with names and dates. */
    List<ExtentBox> extent(Region region) {
        return region.extent(tree, bits);
    }

    /** A finding about the contingency. It is more severe if it affects more of the territory or of the budgets. */
    Finding finding(
            RuleName rule,
            UUID id,
            Collection<String> programmes,
            Collection<String> benefits,
            Collection<String> owners,
            Region region,
            boolean coordinated) {
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
                extent(region),
                vertical,
                coordinated,
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
