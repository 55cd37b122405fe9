package org.interagency.detection.fact;

import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * A state of a responsibility with the role accountable, as detection needs it.
 *
 * @param responsibility the responsibility's id
 * @param agency the code of the agency that is accountable
 * @param delegatedFrom the id of the responsibility that this one is delegated from; {@code null} if it is not delegated
 * @param extent what it covers
 */
public record Accountability(String responsibility, String agency, @Nullable String delegatedFrom, Extent extent) {}
