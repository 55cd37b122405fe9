package org.interagency.detection.geometry;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a programme or a responsibility covers: territories × period × ages × groups.
 *
 * @param territories codes of territories, each including everything below it; an extent without territories covers nothing
 * @param period the days covered
 * @param ages the ages covered
 * @param groups names of the population groups covered, at most {@value #MOST_GROUPS} over all facts of one detection; empty means everyone,
 *     including people in no group
 */
public record Extent(Set<String> territories, Period period, AgeRange ages, Set<String> groups) {

    /** The largest number of different groups that the facts of one detection may name. */
    public static final int MOST_GROUPS = 62;

    public Extent {
        territories = Set.copyOf(territories);
        groups = Set.copyOf(groups);
    }

    /**
     * Whether this extent has a point in common with one of the others.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public boolean intersects(Collection<Extent> others, TerritoryTree tree) {
        GroupBits bits = bitsOf(others);
        List<Box> theirs = boxes(others, tree, bits);
        return Box.of(this, tree, bits).stream()
                .anyMatch(mine -> theirs.stream().anyMatch(mine::intersects));
    }

    /**
     * Whether this extent lies within the union of the others.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public boolean liesWithin(Collection<Extent> others, TerritoryTree tree) {
        return without(others, tree).isEmpty();
    }

    /**
     * The difference of this extent and the union of the others, as boxes of which no two could be joined.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public List<ExtentBox> without(Collection<Extent> others, TerritoryTree tree) {
        GroupBits bits = bitsOf(others);
        return Region.difference(Box.of(this, tree, bits), boxes(others, tree, bits))
                .extent(tree, bits);
    }

    private GroupBits bitsOf(Collection<Extent> others) {
        return GroupBits.of(Stream.concat(Stream.of(this), others.stream()).toList());
    }

    private static List<Box> boxes(Collection<Extent> extents, TerritoryTree tree, GroupBits bits) {
        return extents.stream()
                .flatMap(extent -> Box.of(extent, tree, bits).stream())
                .toList();
    }
}
