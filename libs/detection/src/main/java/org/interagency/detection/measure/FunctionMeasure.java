package org.interagency.detection.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.fact.Accountability;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Piece;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.rule.FunctionContext;
import org.interagency.detection.rule.OneBody;

/**
 * One function of one programme, measured over all days. It has the same points as the findings: only those for which the programme requires the function
 * count; an agency is accountable until it ceases, and not where a delegate replaces it; each territory counts until its end.
 *
 * <p>Equal facts, in any order, give equal measures.
 *
 * @param groups the names of the groups that the facts name, in alphabetical order
 * @param parts by aspect, and then by agency; those of one aspect and agency are disjoint. Empty if the function is never required
 */
public record FunctionMeasure(List<String> groups, List<MeasuredPart> parts) {

    public FunctionMeasure {
        groups = List.copyOf(groups);
        parts = List.copyOf(parts);
    }

    /**
     * Measures a function, by the sweeps that find overlaps and what is unassigned.
     *
     * @throws InterruptedDetectionException if the thread is interrupted
     */
    public static FunctionMeasure of(FunctionContext context) {
        List<Piece<Accountability>> held = context.heldWhereRequired();
        Overlaps overlaps = Overlaps.of(held, context);
        List<MeasuredPart> parts = new ArrayList<>();
        count(Aspect.REQUIRED, context.required(), context, parts);
        count(Aspect.UNASSIGNED, context.unassigned(), context, parts);
        count(Aspect.OVERLAPPING, Region.union(List.copyOf(overlaps.all())), context, parts);
        count(Aspect.VERTICAL, Region.union(List.copyOf(overlaps.vertical())), context, parts);
        count(Aspect.AGREED, overlaps.agreed(), context, parts);
        boxesByAgency(held).forEach((agency, boxes) -> context.counted(Region.union(boxes))
                .forEach(part -> parts.add(new MeasuredPart(Aspect.HELD, agency, part))));
        return new FunctionMeasure(context.groups(), parts);
    }

    private static void count(Aspect aspect, Region region, FunctionContext context, List<MeasuredPart> parts) {
        context.counted(region).forEach(part -> parts.add(new MeasuredPart(aspect, null, part)));
    }

    private static Map<String, List<Box>> boxesByAgency(List<Piece<Accountability>> held) {
        Map<String, List<Box>> boxes = new TreeMap<>();
        held.forEach(piece -> boxes.computeIfAbsent(piece.of().agency(), key -> new ArrayList<>(1))
                .add(piece.box()));
        return boxes;
    }

    /**
     * Where two agencies are accountable that are not one body.
     *
     * @param vertical where they belong to different government levels
     * @param apart where no agreement joins the two
     * @param someIsAgreed whether there are agreements
     */
    private record Overlaps(Set<Box> all, Set<Box> vertical, Set<Box> apart, boolean someIsAgreed) {

        static Overlaps of(List<Piece<Accountability>> held, FunctionContext context) {
            Overlaps overlaps = new Overlaps(new HashSet<>(), new HashSet<>(), new HashSet<>(), context.mayBeAgreed());
            Map<List<String>, List<Box>> byPair = new HashMap<>();
            OneBody oneBody = new OneBody(context.agencies());
            Piece.forEachMeeting(held, Accountability::agency, (one, other, both) -> oneBody.apart(
                            one.agency(), other.agency(), both)
                    .forEach(box -> {
                        overlaps.add(one.agency(), other.agency(), box, context);
                        byPair.computeIfAbsent(pair(one.agency(), other.agency()), key -> new ArrayList<>(1))
                                .add(box);
                    }));
            if (overlaps.someIsAgreed()) {
                byPair.forEach(
                        (pair, boxes) -> overlaps.apart().addAll(Region.cut(boxes, context.agreedBetween(pair))));
            }
            return overlaps;
        }

        private static List<String> pair(String one, String other) {
            return one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
        }

        private void add(String one, String other, Box box, FunctionContext context) {
            all.add(box);
            vertical.addAll(context.agencies().apartInLevel(one, other, box));
        }

        Region agreed() {
            return Region.difference(someIsAgreed ? List.copyOf(all) : List.of(), List.copyOf(apart));
        }
    }
}
