package org.interagency.detection.rule;

import java.util.List;
import org.interagency.detection.fact.Agencies;
import org.interagency.detection.geometry.Box;

/**
 * Which agencies are one body. Agencies that are one body cannot overlap, duplicate or fragment each other's work.
 *
 * <p>An agency is one body with itself and with each agency that it is part of, in any number of steps: a ministry and its own institute do not
 * conflict. This follows GAO-15-49SP, which compares whole agencies. In detail:
 *
 * <ul>
 *   <li>Two agencies are one body only on the days on which one is part of the other.
 *   <li>Two parts of a third agency are not one body.
 *   <li>Agencies that are part of each other in a cycle are one body.
 *   <li>If each agency stands for itself ({@link Agencies#eachForItself}), an agency is one body only with itself.
 * </ul>
 *
 * @param agencies the agencies that the facts name
 */
public record OneBody(Agencies agencies) {

    /** The parts of a box, split by days, in which two agencies are not one body. */
    public List<Box> apart(String one, String other, Box box) {
        if (one.equals(other)) {
            return List.of();
        }
        if (!agencies.partsAreOneBody()) {
            return List.of(box);
        }
        return box.splitAt(
                agencies.changesOfLineages(List.of(one, other)),
                day -> !agencies.isPartOf(one, other, day) && !agencies.isPartOf(other, one, day));
    }
}
