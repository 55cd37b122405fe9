package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.CountedPart;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;
import org.jspecify.annotations.Nullable;

/** The facts about one function of one programme, and results that several rules and {@link Holders} use. */
public final class FunctionContext {

    private final FunctionFacts facts;
    private final TerritoryTree tree;
    private final Agencies agencies;
    private final GroupBits bits;
    private final Region programme;
    private final List<Box> programmeBoxes;
    private final int programmePlaces;
    private final List<Piece<Accountability>> held;

    /** Computed when first asked for, since not every question needs it. */
    private @Nullable Region required;

    /** Computed when first asked for, since a sweep finds it. */
    private @Nullable Region unassigned;

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public FunctionContext(FunctionFacts facts, TerritoryTree tree, Agencies agencies) {
        this(facts, tree, agencies, List.of());
    }

    /** @param asked further extents, whose groups have to be known as well */
    FunctionContext(FunctionFacts facts, TerritoryTree tree, Agencies agencies, List<Extent> asked) {
        this.facts = facts;
        this.tree = tree;
        this.agencies = agencies;
        this.bits = GroupBits.of(Stream.of(
                        asked.stream(),
                        facts.ownerships().stream().map(Ownership::extent),
                        facts.required().stream(),
                        facts.accountable().stream().map(Accountability::extent))
                .flatMap(extents -> extents)
                .toList());
        this.programme =
                tree.regionOf(facts.ownerships().stream().map(Ownership::extent).toList(), bits);
        this.programmeBoxes = programme.boxes();
        this.programmePlaces = programme.places();
        this.held = heldInProgramme();
    }

    private List<Piece<Accountability>> heldInProgramme() {
        Map<Accountability, List<Box>> untilTheAgencyCeases = new IdentityHashMap<>();
        for (Accountability accountability : facts.accountable()) {
            untilTheAgencyCeases.put(
                    accountability,
                    Region.cut(boxes(accountability.extent()), agencies.endOf(accountability.agency(), tree, bits)));
        }
        Delegation delegation = new Delegation(facts.accountable(), untilTheAgencyCeases);
        List<Piece<Accountability>> pieces = new ArrayList<>();
        for (Accountability accountability : facts.accountable()) {
            for (Box box : Box.intersections(delegation.remaining(accountability), programmeBoxes)) {
                pieces.add(new Piece<>(accountability, box));
            }
        }
        return pieces;
    }

    FunctionFacts facts() {
        return facts;
    }

    /** The agencies that the facts name. */
    public Agencies agencies() {
        return agencies;
    }

    /** What the programme covers, as boxes. */
    List<Box> programmeBoxes() {
        return programmeBoxes;
    }

    /** Where each agency is accountable: inside the programme, until it ceases, except where a {@linkplain Delegation delegate} replaces it. */
    List<Piece<Accountability>> held() {
        return held;
    }

    /** The boxes of an extent. Its groups have to be among those of the facts or of the extents asked about. */
    List<Box> boxes(Extent extent) {
        return Box.of(extent, tree, bits);
    }

    /** Where each agency is accountable for what the programme requires: the same as where it is accountable, without what is not required. */
    public List<Piece<Accountability>> heldWhereRequired() {
        Region required = required();
        if (required.equals(programme)) {
            return held;
        }
        List<Box> boxes = required.boxes();
        return held.stream()
                .flatMap(piece -> Box.intersections(List.of(piece.box()), boxes).stream()
                        .map(box -> new Piece<>(piece.of(), box)))
                .toList();
    }

    /** Where the programme requires an accountable agency. */
    public Region required() {
        if (required == null) {
            required = facts.required().size() == facts.ownerships().size()
                    ? programme
                    : tree.regionOf(facts.required(), bits);
        }
        return required;
    }

    /** Where the programme requires an accountable agency and has none. */
    public Region unassigned() {
        if (unassigned == null) {
            unassigned = Region.difference(
                    required().boxes(), held.stream().map(Piece::box).toList());
        }
        return unassigned;
    }

    /** Whether there is an agreement that may cover the programme and the function. */
    public boolean mayBeAgreed() {
        return !facts.agreements().isEmpty();
    }

    /** Where agreements between the parties cover the programme and the function. */
    public List<Box> agreedBetween(List<String> parties) {
        return facts.agreements().stream()
                .filter(agreement -> agreement.joins(parties, List.of(facts.programme()), facts.function()))
                .flatMap(agreement -> agreement.boxes(tree, bits).stream())
                .toList();
    }

    /** The names of the population groups that the facts name, in alphabetical order. */
    public List<String> groups() {
        return bits.names();
    }

    /** A region, counted. */
    public List<CountedPart> counted(Region region) {
        return region.counted(tree, bits);
    }

    /** A region as boxes with names and dates. */
    List<ExtentBox> extent(Region region) {
        return region.extent(tree, bits);
    }

    /** A finding about the function. It is more severe if it affects more of the programme. */
    Finding finding(
            RuleName rule,
            UUID id,
            List<String> concerned,
            List<String> responsibilities,
            Region region,
            boolean vertical,
            Coordination coordination) {
        return new Finding(
                id,
                rule,
                List.of(facts.programme()),
                facts.function(),
                null,
                List.of(),
                concerned,
                responsibilities,
                extent(region),
                vertical,
                coordination,
                SeverityGrade.of(region.places(), programmePlaces, concerned.size(), vertical, false));
    }
}
