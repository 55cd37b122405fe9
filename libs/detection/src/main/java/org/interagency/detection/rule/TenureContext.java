package org.interagency.detection.rule;

import java.util.List;
import java.util.stream.Stream;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.Ownership;
import org.interagency.detection.fact.TenureFacts;
import org.interagency.detection.fact.TenureFacts.Tenure;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;

/** The facts about who holds one programme, and results that several rules use. */
public final class TenureContext {

    private final TenureFacts facts;
    private final TerritoryTree tree;
    private final Agencies agencies;
    private final GroupBits bits;
    private final Region programme;

    /**
     * @param tree the territories that the facts name
     * @param agencies the agencies that the facts name
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts name
     * @throws IllegalArgumentException if the facts name more than {@value Extent#MOST_GROUPS} groups
     */
    public TenureContext(TenureFacts facts, TerritoryTree tree, Agencies agencies) {
        this.facts = facts;
        this.tree = tree;
        this.agencies = agencies;
        this.bits = GroupBits.of(Stream.concat(
                        facts.ownerships().stream().map(Ownership::extent),
                        facts.tenures().stream().map(Tenure::extent))
                .toList());
        this.programme =
                tree.regionOf(facts.ownerships().stream().map(Ownership::extent).toList(), bits);
    }

    TenureFacts facts() {
        return facts;
    }

    /** What the programme covers. */
    Region programme() {
        return programme;
    }

    /** What the programme covers while one agency owns it. */
    List<Box> owned(Ownership ownership) {
        return tree.regionOf(ownership.extent(), bits).boxes();
    }

    /** What a responsibility covers inside the programme. */
    List<Box> held(Tenure tenure) {
        return Box.intersections(Box.of(tenure.extent(), tree, bits), programme.boxes());
    }

    /** The part of the boxes after the agency has ceased. */
    List<Box> beyondTheEndOf(String agency, List<Box> boxes) {
        return Box.intersections(boxes, agencies.endOf(agency, tree, bits));
    }

    /** A region as boxes with names and dates. */
    List<ExtentBox> extent(Region region) {
        return region.extent(tree, bits);
    }
}
