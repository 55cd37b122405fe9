package org.interagency.detection;

import java.util.List;
import java.util.UUID;

/**
 * Two agencies are accountable for the same function of the same programme in intersecting extents (GAO-15-49SP).
 *
 * <p>Only what lies inside the programme's extent counts, and inside a delegated extent the delegating agency does not
 * count. Periods and ages that only touch do not intersect. Three agencies in one place make three overlaps.
 *
 * @param agencies exactly two codes
 */
public record Overlap(
        UUID id,
        String programme,
        String function,
        List<String> agencies,
        List<String> responsibilities,
        List<ExtentBox> extent,
        boolean vertical,
        Severity severity)
        implements Finding {}
