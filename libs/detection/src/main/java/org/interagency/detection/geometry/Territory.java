package org.interagency.detection.geometry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A territory of the tree.
 *
 * @param code unique in its tree
 * @param parent the code of the territory that it is part of; {@code null} for a root
 * @param validTo the first day on which it and all territories below it no longer exist, so that nobody need be accountable there; {@code null} means
 *     for good
 */
public record Territory(String code, @Nullable String parent, @Nullable LocalDate validTo) {}
