package org.interagency.detection;

import java.util.List;
import java.util.Set;

/**
 * What a programme or a responsibility covers: territories × period × ages × groups.
 *
 * @param territories codes of territories, each standing for itself with everything below it; an extent without
 *     territories covers nothing
 * @param period the days covered
 * @param ages the ages covered
 * @param groups names of the population groups covered, at most {@value #MOST_GROUPS} over all facts of one detection;
 *     empty means everyone, whatever group they are in or none
 */
public record Extent(Set<String> territories, Period period, AgeRange ages, Set<String> groups) {

    /** How many different groups the facts of one detection may name. */
    public static final int MOST_GROUPS = 62;

    public Extent {
        territories = Set.copyOf(territories);
        groups = Set.copyOf(groups);
    }

    /**
     * Whether some point lies in both extents.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public boolean intersects(Extent other, TerritoryTree tree) {
        GroupBits bits = GroupBits.of(List.of(this, other));
        return Box.of(this, tree, bits).stream()
                .anyMatch(mine -> Box.of(other, tree, bits).stream().anyMatch(mine::intersects));
    }

    /**
     * Whether every point of this extent lies in the other too.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public boolean liesWithin(Extent other, TerritoryTree tree) {
        GroupBits bits = GroupBits.of(List.of(this, other));
        return Region.difference(Box.of(this, tree, bits), Box.of(other, tree, bits))
                .isEmpty();
    }
}
