package org.interagency.detection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A body that holds programmes and responsibilities.
 *
 * @param code unique among the agencies of one detection
 * @param level the code of its government level
 * @param parent the code of the agency that it is part of; {@code null} if of none
 * @param validTo the day from which it is no more; {@code null} means for good
 */
public record Agency(String code, String level, @Nullable String parent, @Nullable LocalDate validTo) {}
