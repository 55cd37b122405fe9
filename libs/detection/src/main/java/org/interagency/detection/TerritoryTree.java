package org.interagency.detection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The territories, numbered so that a territory with everything below it is one interval.
 *
 * <p>A place is a territory with nothing below it. Places are numbered in pre-order, children by code. A territory that
 * has children is exactly their union: where only some parts of a territory are registered, the rest has to be
 * registered as a part of its own, or it does not count as a place. Immutable.
 */
public final class TerritoryTree {

    private final Map<String, PlaceRange> ranges = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final List<String> roots = new ArrayList<>();
    private final Map<String, LocalDate> ends = new HashMap<>();
    private int places;

    /**
     * Numbers a forest.
     *
     * @param territories in any order, each code once
     * @throws UnknownTerritoryException if a parent is not itself among them
     * @throws IllegalArgumentException if the parents form a cycle
     */
    public TerritoryTree(Collection<Territory> territories) {
        Map<String, Territory> byCode = new TreeMap<>();
        territories.forEach(territory -> byCode.put(territory.code(), territory));
        byCode.forEach((code, territory) -> {
            String parent = territory.parent();
            if (parent == null) {
                roots.add(code);
            } else if (byCode.containsKey(parent)) {
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(code);
            } else {
                throw new UnknownTerritoryException(parent);
            }
        });
        roots.forEach(this::number);
        if (ranges.size() != byCode.size()) {
            Set<String> unreached = new TreeSet<>(byCode.keySet());
            unreached.removeAll(ranges.keySet());
            throw new IllegalArgumentException("these territories lie in a cycle or below one: " + unreached);
        }
        territories.stream()
                .filter(territory -> territory.validTo() != null)
                .forEach(territory -> ends.put(territory.code(), territory.validTo()));
    }

    private void number(String code) {
        int from = places;
        List<String> below = children.getOrDefault(code, List.of());
        if (below.isEmpty()) {
            places++;
        }
        below.forEach(this::number);
        ranges.put(code, new PlaceRange(from, places));
    }

    /** Whether the tree has a territory of this code. */
    public boolean contains(String code) {
        return ranges.containsKey(code);
    }

    /**
     * The code of the territory that is part of no other and that this one lies in.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public String rootOf(String code) {
        int place = rangesOf(List.of(code)).get(0).from();
        return roots.stream()
                .filter(root -> ranges.get(root).from() <= place
                        && place < ranges.get(root).to())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Tells one shape of a territory with all below it from another: which territories there are, how they lie in each other and
     * when they end.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public UUID shapeOf(String code) {
        rangesOf(List.of(code));
        StringBuilder shape = new StringBuilder();
        describe(code, shape);
        return UUID.nameUUIDFromBytes(shape.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void describe(String code, StringBuilder into) {
        into.append(code).append(' ').append(ends.get(code)).append('(');
        children.getOrDefault(code, List.of()).forEach(child -> describe(child, into));
        into.append(')');
    }

    /** The number of places, that is, of territories with nothing below them. */
    public int places() {
        return places;
    }

    /**
     * How many places lie in these territories; a place in several counts once.
     *
     * @throws UnknownTerritoryException if the tree lacks one of them
     */
    public int placesIn(Collection<String> territories) {
        return rangesOf(territories).stream().mapToInt(PlaceRange::size).sum();
    }

    /** What an extent covers, in each territory until that ends. */
    Region regionOf(Extent extent, GroupBits bits) {
        List<Box> endings = ends.entrySet().stream()
                .map(end -> new Box(ranges.get(end.getKey()), Box.Section.from(end.getValue(), bits)))
                .toList();
        return Region.difference(Box.of(extent, this, bits), endings);
    }

    /** Everyone, of every age, at all times, in a territory. */
    List<Box> wholeOf(String territory, GroupBits bits) {
        return boxesIn(List.of(territory), Box.Section.always(bits));
    }

    /** A section of territories, one box for each run of neighbouring places. */
    List<Box> boxesIn(Collection<String> territories, Box.Section section) {
        return rangesOf(territories).stream()
                .map(range -> new Box(range, section))
                .toList();
    }

    /** A section of all places. */
    List<Box> everywhere(Box.Section section) {
        return places == 0 ? List.of() : List.of(new Box(new PlaceRange(0, places), section));
    }

    /** Where an agreement holds. */
    List<Box> boxesOf(Agreement agreement, GroupBits bits) {
        Box.Section section = Box.Section.during(agreement.period(), bits);
        return agreement.territories().isEmpty() ? everywhere(section) : boxesIn(agreement.territories(), section);
    }

    /** The places of the territories as disjoint ranges, ascending, none touching the next. */
    List<PlaceRange> rangesOf(Collection<String> territories) {
        List<PlaceRange> found = new ArrayList<>();
        for (String code : territories) {
            PlaceRange range = ranges.get(code);
            if (range == null) {
                throw new UnknownTerritoryException(code);
            }
            found.add(range);
        }
        return merged(found);
    }

    /** The union of the ranges as disjoint ranges, ascending, none touching the next. */
    static List<PlaceRange> merged(Collection<PlaceRange> some) {
        List<PlaceRange> sorted = new ArrayList<>(some);
        sorted.sort((a, b) -> Integer.compare(a.from(), b.from()));
        List<PlaceRange> merged = new ArrayList<>();
        for (PlaceRange range : sorted) {
            PlaceRange last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && range.from() <= last.to()) {
                merged.set(merged.size() - 1, new PlaceRange(last.from(), Math.max(last.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    /**
     * The fewest territories whose places are exactly the ranges, in the order of the tree. Of two territories with the
     * same places, the lower one is named, since it is the more specific.
     */
    List<String> codesOf(List<PlaceRange> disjointRanges) {
        List<String> codes = new ArrayList<>();
        for (PlaceRange range : disjointRanges) {
            roots.forEach(root -> collect(root, range, codes));
        }
        return Collections.unmodifiableList(codes);
    }

    private void collect(String code, PlaceRange wanted, List<String> into) {
        PlaceRange range = ranges.get(code);
        if (range.from() >= wanted.to() || range.to() <= wanted.from()) {
            return;
        }
        List<String> below = children.getOrDefault(code, List.of());
        boolean inside = range.from() >= wanted.from() && range.to() <= wanted.to();
        if (inside && below.size() != 1) {
            into.add(code);
        } else {
            below.forEach(child -> collect(child, wanted, into));
        }
    }
}
