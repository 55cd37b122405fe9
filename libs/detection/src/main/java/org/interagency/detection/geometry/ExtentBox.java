package org.interagency.detection.geometry;

import java.util.List;

/**
 * One box of a finding's extent.
 *
 * @param territories codes, in the order of the tree, as few as name the places exactly: where everything below a
 *     territory is inside, only that territory is named
 * @param period the days
 * @param ages the ages
 * @param groups names in alphabetical order; empty means everyone. {@value #EVERYONE_ELSE} stands for those who are in
 *     none of the groups that the programme and its responsibilities name
 */
public record ExtentBox(List<String> territories, Period period, AgeRange ages, List<String> groups) {

    /** The name, in a finding's extent only, of people who are in no group that any of the facts names. */
    public static final String EVERYONE_ELSE = "everyone-else";

    public ExtentBox {
        territories = List.copyOf(territories);
        groups = List.copyOf(groups);
    }
}
