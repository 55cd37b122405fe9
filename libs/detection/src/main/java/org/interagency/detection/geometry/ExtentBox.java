package org.interagency.detection.geometry;

import java.util.List;

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
}
