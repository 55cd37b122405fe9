package org.interagency.detection.geometry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.interagency.detection.CanonicalText;
import org.jspecify.annotations.Nullable;

/**
 * The territories, numbered so that a territory with everything below it is one interval.
 *
 * <p>A place is a territory with nothing below it. Places are numbered in pre-order, children in the order of their codes. A territory that has
 * children is exactly their union: if only some parts of a territory are registered, the rest has to be registered as a part of its own, or it does
 * not count as a place. Immutable.
 */
public final class TerritoryTree {

    /**
     * A territory with its places. The outline describes the territory and its children; the shape is a hash of the territory and everything below
     * it.
     */
    private record Node(Territory territory, PlaceRange range, String outline, UUID shape) {

        static Node of(Territory territory, PlaceRange range, List<Node> below) {
            String outline = new CanonicalText("territory outline")
                    .text(territory.code())
                    .day(territory.validTo())
                    .each(territory.states(), (text, state) -> text.day(state.since())
                            .text(state.level()))
                    .texts(below.stream().map(Node::code).toList())
                    .toString();
            UUID shape = new CanonicalText("territory shape")
                    .text(outline)
                    .each(below, (text, child) -> text.id(child.shape()))
                    .toId();
            return new Node(territory, range, outline, shape);
        }

        String code() {
            return territory.code();
        }
    }

    private final Map<String, Node> nodes = new HashMap<>();

    /** By place: the territories whose range starts there, each before the one that it lies in. */
    private final List<List<Node>> startingAt = new ArrayList<>();

    private final List<Node> ending = new ArrayList<>();
    private int places;

    /**
     * Numbers the territories of one or more trees.
     *
     * @param territories in any order, each code once
     * @throws UnknownTerritoryException if a parent is not among them
     * @throws IllegalArgumentException if the parents form a cycle
     */
    public TerritoryTree(Collection<Territory> territories) {
        Map<String, Territory> byCode = new TreeMap<>();
        territories.forEach(territory -> byCode.put(territory.code(), territory));
        Map<@Nullable String, List<String>> children = new HashMap<>();
        byCode.forEach((code, territory) -> {
            String parent = territory.parent();
            if (parent != null && !byCode.containsKey(parent)) {
                throw new UnknownTerritoryException(parent);
            }
            children.computeIfAbsent(parent, key -> new ArrayList<>()).add(code);
        });
        children.getOrDefault(null, List.of()).forEach(root -> number(root, children, byCode));
        if (nodes.size() != byCode.size()) {
            Set<String> unreached = new TreeSet<>(byCode.keySet());
            unreached.removeAll(nodes.keySet());
            throw new IllegalArgumentException("these territories lie in a cycle or below one: " + unreached);
        }
        nodes.values().stream()
                .filter(node -> node.territory().validTo() != null)
                .forEach(ending::add);
    }

    /** A territory whose children are being numbered. */
    private record Visit(String code, int from, Iterator<String> children, List<Node> below) {}

    /** Numbers a root and all below it, without recursion, since a tree can be deeper than the stack. */
    private void number(String root, Map<@Nullable String, List<String>> children, Map<String, Territory> byCode) {
        Deque<Visit> path = new ArrayDeque<>();
        path.push(visit(root, children));
        while (!path.isEmpty()) {
            Visit at = path.peek();
            if (at.children().hasNext()) {
                path.push(visit(at.children().next(), children));
                continue;
            }
            if (at.below().isEmpty()) {
                places++;
                startingAt.add(new ArrayList<>(1));
            }
            Node node = Node.of(byCode.get(at.code()), new PlaceRange(at.from(), places), at.below());
            nodes.put(at.code(), node);
            startingAt.get(at.from()).add(node);
            path.pop();
            if (!path.isEmpty()) {
                path.peek().below().add(node);
            }
        }
    }

    private Visit visit(String code, Map<@Nullable String, List<String>> children) {
        return new Visit(code, places, children.getOrDefault(code, List.of()).iterator(), new ArrayList<>());
    }

    /** Whether the tree contains a territory of this code. */
    public boolean contains(String code) {
        return nodes.containsKey(code);
    }

    private Node node(String code) {
        Node node = nodes.get(code);
        if (node == null) {
            throw new UnknownTerritoryException(code);
        }
        return node;
    }

    /**
     * The code of the root that the territory lies in, or of the territory itself if it is a root.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public String rootOf(String code) {
        Node node = node(code);
        while (node.territory().parent() != null) {
            node = node(node.territory().parent());
        }
        return node.code();
    }

    /**
     * The territory of a code.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public Territory territory(String code) {
        return node(code).territory();
    }

    /** All territories, in no particular order. */
    public Stream<Territory> territories() {
        return nodes.values().stream().map(Node::territory);
    }

    /**
     * The code of the territory that the territory is part of; {@code null} if it is a root.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public @Nullable String parentOf(String code) {
        return territory(code).parent();
    }

    /**
     * The codes of a territory and of all territories below it, in the order of their first places.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public List<String> within(String code) {
        Node top = node(code);
        List<String> codes = new ArrayList<>();
        for (int place = top.range().from(); place < top.range().to(); place++) {
            for (Node node : startingAt.get(place)) {
                codes.add(node.code());
                if (node == top) {
                    // Those that follow contain it.
                    break;
                }
            }
        }
        return codes;
    }

    /**
     * The codes of the territories that have a place in common with a territory: those above it, itself and those below it.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public Set<String> meeting(String code) {
        Set<String> codes = new TreeSet<>(within(code));
        for (String above = parentOf(code); above != null; above = parentOf(above)) {
            codes.add(above);
        }
        return codes;
    }

    /**
     * A hash of a territory and all territories below it: their codes, their structure, their levels and their ends.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public UUID shapeOf(String code) {
        return node(code).shape();
    }

    /**
     * A hash of everything in the tree that findings about these territories depend on. If two trees have the same hash, the same facts about extents
     * in the territories give the same findings.
     *
     * @throws UnknownTerritoryException if the tree lacks one of them
     */
    public UUID bearingOn(Collection<String> territories) {
        Set<String> bearing = new TreeSet<>();
        for (String code : territories) {
            Node node = node(code);
            bearing.add(node.shape().toString());
            // The territories above count too: a finding that covers all parts of one names it instead of the parts,
            // and one may end before the territory.
            for (String above = node.territory().parent();
                    above != null;
                    above = node.territory().parent()) {
                node = node(above);
                bearing.add(node.outline());
            }
        }
        return new CanonicalText("territories").texts(bearing).toId();
    }

    /** The codes of the territories directly below one, in alphabetical order; of the roots for {@code null}. */
    public List<String> below(@Nullable String parent) {
        return nodes.values().stream()
                .filter(node -> Objects.equals(node.territory().parent(), parent))
                .map(Node::code)
                .sorted()
                .toList();
    }

    /** The codes of all territories. */
    public Set<String> codes() {
        return Collections.unmodifiableSet(nodes.keySet());
    }

    /**
     * The places of a territory.
     *
     * @throws UnknownTerritoryException if the tree lacks it
     */
    public PlaceRange rangeOf(String code) {
        return node(code).range();
    }

    /** The number of places. */
    public int places() {
        return places;
    }

    /**
     * The number of places in these territories; a place in several of them counts once.
     *
     * @throws UnknownTerritoryException if the tree lacks one of them
     */
    public int placesIn(Collection<String> territories) {
        return rangesOf(territories).stream().mapToInt(PlaceRange::size).sum();
    }

    /**
     * Tells whether other territories have a place in common with these. Made once for many questions about the same territories.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories, also when it is asked
     */
    public Predicate<Collection<String>> meeting(Collection<String> territories) {
        List<PlaceRange> ranges = rangesOf(territories);
        return others ->
                rangesOf(others).stream().anyMatch(range -> ranges.stream().anyMatch(range::intersects));
    }

    /**
     * The region that an extent covers; each territory counts until its end.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public Region regionOf(Extent extent, GroupBits bits) {
        return regionOf(List.of(extent), bits);
    }

    /**
     * The region that the union of the extents covers; each territory counts until its end.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public Region regionOf(Collection<Extent> extents, GroupBits bits) {
        List<Box> covered = extents.stream()
                .flatMap(extent -> Box.of(extent, this, bits).stream())
                .toList();
        List<Box> endings = ending.stream()
                .map(node ->
                        new Box(node.range(), Box.Section.from(node.territory().validTo(), bits)))
                .toList();
        return Region.difference(covered, endings);
    }

    /**
     * Everyone of every age on all days in a territory, one box for each run of neighbouring places.
     *
     * @throws UnknownTerritoryException if the tree lacks the territory
     */
    public List<Box> wholeOf(String territory, GroupBits bits) {
        return boxesIn(List.of(territory), Box.Section.always(bits));
    }

    /**
     * The section in these territories, one box for each run of neighbouring places.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public List<Box> boxesIn(Collection<String> territories, Box.Section section) {
        return rangesOf(territories).stream()
                .map(range -> new Box(range, section))
                .toList();
    }

    /** The section in all places. */
    public List<Box> everywhere(Box.Section section) {
        return places == 0 ? List.of() : List.of(new Box(new PlaceRange(0, places), section));
    }

    /** The places of the territories as disjoint ranges, ascending, of which none touches the next. */
    List<PlaceRange> rangesOf(Collection<String> territories) {
        return merged(territories.stream().map(code -> node(code).range()).toList());
    }

    /** The union of the ranges as disjoint ranges, ascending, of which none touches the next. */
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
     * The fewest territories whose places are exactly the ranges, in the order of the tree. Of two territories with the same places, the lower one is
     * named, since it is more specific.
     */
    List<String> codesOf(List<PlaceRange> disjointRanges) {
        List<String> codes = new ArrayList<>();
        for (PlaceRange range : disjointRanges) {
            collect(range, codes);
        }
        return Collections.unmodifiableList(codes);
    }

    private void collect(PlaceRange wanted, List<String> into) {
        int place = wanted.from();
        while (place < wanted.to()) {
            Node largest = largestFrom(place, wanted.to());
            into.add(largest.code());
            place = largest.range().to();
        }
    }

    /** The largest territory from a place that ends by a limit; the lowest of those that are equally large. */
    private Node largestFrom(int place, int limit) {
        List<Node> candidates = startingAt.get(place);
        Node largest = candidates.get(0);
        for (Node node : candidates) {
            if (node.range().to() > limit) {
                break;
            }
            if (node.range().to() > largest.range().to()) {
                largest = node;
            }
        }
        return largest;
    }
}
