package org.interagency.detection.fact;

import org.interagency.detection.geometry.Extent;

/**
 * What a programme covers while one agency owns it. A programme that changes over time has several, whose periods do not overlap.
 *
 * @param owner the code of the agency that owns the programme
 * @param extent what the programme covers in that time
 */
public record Ownership(String owner, Extent extent) {}
