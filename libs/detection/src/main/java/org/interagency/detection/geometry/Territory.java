package org.interagency.detection.geometry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place in the tree.
 *
 * @param code unique in its tree
 * @param parent the code of the territory it is part of; {@code null} for a root
 * @param validTo the day from which it, with all below it, is a territory no more, so that nobody need be accountable
 *     there; {@code null} means for good
 */
public record Territory(String code, @Nullable String parent, @Nullable LocalDate validTo) {}
