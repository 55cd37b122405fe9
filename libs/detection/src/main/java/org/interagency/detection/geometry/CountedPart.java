package org.interagency.detection.geometry;

import java.util.List;

/**
 * Part of a {@link Region}, counted. In each of its places, on each of its days, it has a number of cells; a cell is an age in completed years and a
 * population group. The people in none of the groups that the facts name can belong to any number of other groups, so their cells are left to be weighed.
 *
 * @param territories codes, the fewest that name exactly the places, in the order of the tree
 * @param dayFrom the first day, counted since 1970-01-01
 * @param dayTo the first day after it; {@link Box#FOR_GOOD} for one without end
 * @param ofGroups the number of cells of the groups that the facts name, at least 0
 * @param ofOthers the number of ages of the people in none of these groups, at least 0
 */
public record CountedPart(List<String> territories, int dayFrom, int dayTo, int ofGroups, int ofOthers) {

    public CountedPart {
        territories = List.copyOf(territories);
    }
}
