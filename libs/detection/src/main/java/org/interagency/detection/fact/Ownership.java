package org.interagency.detection.fact;

import org.interagency.detection.geometry.Extent;

/**
 * What a programme covers while one agency owns it. A programme that changes in the course of time has several, of periods that do
 * not meet.
 *
 * @param owner the code of the agency that owns the programme
 * @param extent what the programme covers then
 */
public record Ownership(String owner, Extent extent) {}
