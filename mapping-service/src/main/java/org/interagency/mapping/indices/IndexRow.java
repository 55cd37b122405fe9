package org.interagency.mapping.indices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The indices of a territory, a government level, a contingency, a programme, or of everything that is asked for.
 *
 * @param asOf the day
 * @param by what the row is one of; {@code null} for everything
 * @param code its code; {@code null} for everything
 */
public record IndexRow(LocalDate asOf, @Nullable IndexDimension by, @Nullable String code, IndexValues indices) {}
