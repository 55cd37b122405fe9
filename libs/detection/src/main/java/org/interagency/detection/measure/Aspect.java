package org.interagency.detection.measure;

import org.interagency.detection.rule.RuleName;

/** What is counted of the points for which a programme requires a function. A point is a place, a day, an age and a group. */
public enum Aspect {
    /** The programme requires an accountable agency for the function. */
    REQUIRED,
    /** Nobody is accountable, as in {@link RuleName#UNASSIGNED}. */
    UNASSIGNED,
    /** Two agencies are accountable that are not one body, as in {@link RuleName#OVERLAP}; more than two count once. */
    OVERLAPPING,
    /** Two agencies are accountable that are not one body and belong to different government levels on the day. */
    VERTICAL,
    /** Overlapping, and an agreement joins each two agencies that are accountable there and are not one body. */
    AGREED,
    /** One agency is accountable; where several are, it counts for each. */
    HELD
}
