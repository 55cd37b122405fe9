package org.interagency.detection.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.geometry.Box;

/**
 * Which agencies are one body, so that neither overlaps, duplicates or fragments what the other does.
 *
 * <p>An agency is one body with itself and with each agency that it is part of, in any number of steps: a ministry and its own institute
 * are not in each other's way. So GAO-15-49SP takes them, which looks at agencies. In detail:
 *
 * <ul>
 *   <li>They are one body on the days on which one is part of the other, and no longer.
 *   <li>Two parts of a third are not one body.
 *   <li>Agencies that are part of each other in a circle are one body.
 *   <li>Where each agency is to stand for itself ({@link Agencies#eachForItself}), it is one body with itself only.
 * </ul>
 *
 * @param agencies those that facts name
 */
record OneBody(Agencies agencies) {

    /** The parts of a box, by its days, in which two agencies are not one body. */
    List<Box> apart(String one, String other, Box box) {
        if (one.equals(other)) {
            return List.of();
        }
        if (!agencies.partsAreOneBody()) {
            return List.of(box);
        }
        List<Box> apart = new ArrayList<>();
        NavigableSet<Integer> changes = box.section().daysAmong(agencies.changesOfLineages(List.of(one, other)));
        for (int from : changes) {
            if (!agencies.isPartOf(one, other, from) && !agencies.isPartOf(other, one, from)) {
                Integer next = changes.higher(from);
                apart.add(box.during(from, next == null ? box.section().dayTo() : next));
            }
        }
        return apart;
    }
}
