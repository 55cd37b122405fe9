package org.interagency.detection.geometry;

import java.util.List;

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
}
