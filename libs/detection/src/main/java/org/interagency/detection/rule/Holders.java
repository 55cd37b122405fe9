package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.fact.FunctionFacts;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.ExtentBox;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.geometry.UnknownTerritoryException;

/**
 * Who is accountable for a function of a programme within an extent, whether or not the programme requires the function.
 *
 * @param holders the accountable agencies with their extents, ordered by agency, responsibility and first day; a responsibility that is delegated as
 *     a whole is left out
 * @param nobody the part of the programme, within the extent, for which nobody is accountable
 */
public record Holders(List<Holder> holders, List<ExtentBox> nobody) {

    /** No two states compare as equal, since the states of one responsibility and agency have periods that do not overlap. */
    private static final Comparator<Accountability> IN_ORDER = Comparator.comparing(Accountability::agency)
            .thenComparing(Accountability::responsibility)
            .thenComparing(state -> state.extent().period().validFrom());

    /**
     * An agency that is accountable.
     *
     * @param accountability the state of the responsibility that makes it accountable
     * @param extent where it is accountable, within the extent asked about
     */
    public record Holder(Accountability accountability, List<ExtentBox> extent) {}

    public Holders {
        holders = List.copyOf(holders);
        nobody = List.copyOf(nobody);
    }

    /** The holders in everything that the programme covers. */
    public static Holders of(FunctionContext context) {
        return of(context, context.programmeBoxes());
    }

    /**
     * The holders within an extent.
     *
     * @param tree the territories that the facts and the extent name
     * @param agencies the agencies that the facts name
     * @throws UnknownTerritoryException if the tree lacks a territory that the facts or the extent name
     * @throws IllegalArgumentException if they name more than {@value Extent#MOST_GROUPS} groups
     */
    public static Holders within(Extent where, FunctionFacts facts, TerritoryTree tree, Agencies agencies) {
        FunctionContext context = new FunctionContext(facts, tree, agencies, List.of(where));
        return of(context, Box.intersections(context.boxes(where), context.programmeBoxes()));
    }

    private static Holders of(FunctionContext context, List<Box> covered) {
        Map<Accountability, List<Box>> boxesOf = new IdentityHashMap<>();
        List<Box> answeredFor = new ArrayList<>();
        for (Piece<Accountability> piece : context.held()) {
            List<Box> here = Box.intersections(List.of(piece.box()), covered);
            if (!here.isEmpty()) {
                boxesOf.computeIfAbsent(piece.of(), key -> new ArrayList<>()).addAll(here);
                answeredFor.addAll(here);
            }
        }
        return new Holders(
                boxesOf.entrySet().stream()
                        .map(entry -> new Holder(entry.getKey(), context.extent(Region.union(entry.getValue()))))
                        .sorted(Comparator.comparing(Holder::accountability, IN_ORDER))
                        .toList(),
                context.extent(Region.difference(covered, answeredFor)));
    }
}
