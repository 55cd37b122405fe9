package org.interagency.detection.geometry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One box of a finding's extent.
 *
 * @param territories codes, in the order of the tree, the fewest that name exactly the places: if everything below a territory is inside, only that
 *     territory is named
 * @param period the days
 * @param ages the ages
 * @param groups names in alphabetical order; empty means everyone. {@value #EVERYONE_ELSE} stands for the people in none of the groups that the facts
 *     name
 */
public record ExtentBox(List<String> territories, Period period, AgeRange ages, List<String> groups) {

    /** Stands, only in a finding's extent, for the people in none of the groups that the facts name. */
    public static final String EVERYONE_ELSE = "everyone-else";

    public ExtentBox {
        territories = List.copyOf(territories);
        groups = List.copyOf(groups);
    }

    /**
     * The difference of the union of some boxes and the union of others, as boxes of which no two could be joined. The people in no group are taken for
     * the same in both. If all boxes together name more than {@value Extent#MOST_GROUPS} groups, they cannot be compared, and the first ones are returned.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public static List<ExtentBox> difference(
            Collection<ExtentBox> some, Collection<ExtentBox> others, TerritoryTree tree) {
        Set<String> named = new HashSet<>();
        Stream.of(some, others).flatMap(Collection::stream).forEach(box -> named.addAll(box.groups()));
        named.remove(EVERYONE_ELSE);
        if (named.size() > Extent.MOST_GROUPS) {
            return List.copyOf(some);
        }
        GroupBits bits = GroupBits.ofNames(named);
        return Region.difference(boxes(some, tree, bits), boxes(others, tree, bits))
                .extent(tree, bits);
    }

    private static List<Box> boxes(Collection<ExtentBox> some, TerritoryTree tree, GroupBits bits) {
        return some.stream()
                .flatMap(box ->
                        Box.of(box.territories(), box.period(), box.ages(), bits.maskIn(box.groups()), tree).stream())
                .toList();
    }
}
