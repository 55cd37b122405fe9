package org.interagency.detection.geometry;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One box of a finding's extent. At most one of {@code groups} and {@code groupsExcept} names groups; if neither does, the box is about everyone.
 *
 * @param territories codes, in the order of the tree, the fewest that name exactly the places: if everything below a territory is inside, only that
 *     territory is named
 * @param period the days
 * @param ages the ages
 * @param groups names in alphabetical order; the box is about the people in these groups
 * @param groupsExcept names in alphabetical order; the box is about the people in none of these groups
 */
public record ExtentBox(
        List<String> territories, Period period, AgeRange ages, List<String> groups, List<String> groupsExcept) {

    public ExtentBox {
        territories = List.copyOf(territories);
        groups = List.copyOf(groups);
        groupsExcept = List.copyOf(groupsExcept);
        if (!groups.isEmpty() && !groupsExcept.isEmpty()) {
            throw new IllegalArgumentException("a box is about people in groups or about people in none, not both");
        }
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
        Stream.of(some, others).flatMap(Collection::stream).forEach(box -> {
            named.addAll(box.groups());
            named.addAll(box.groupsExcept());
        });
        if (named.size() > Extent.MOST_GROUPS) {
            return List.copyOf(some);
        }
        GroupBits bits = GroupBits.ofNames(named);
        return Region.difference(boxes(some, tree, bits), boxes(others, tree, bits))
                .extent(tree, bits);
    }

    private static List<Box> boxes(Collection<ExtentBox> some, TerritoryTree tree, GroupBits bits) {
        return some.stream()
                .flatMap(box -> Box.of(box.territories(), box.period(), box.ages(), bits.maskOf(box), tree).stream())
                .toList();
    }
}
