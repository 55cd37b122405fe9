package org.interagency.detection.fact;

import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * A responsibility whose role is accountable, as a fact for detection.
 *
 * @param responsibility the responsibility's id
 * @param agency the code of the agency that is accountable
 * @param delegatedFrom the id of the responsibility that this one takes the place of inside its extent; {@code null} if
 *     it is nobody's delegate
 * @param extent what it covers
 */
public record Accountability(String responsibility, String agency, @Nullable String delegatedFrom, Extent extent) {}
