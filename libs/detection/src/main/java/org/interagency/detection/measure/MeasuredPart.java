package org.interagency.detection.measure;

import org.interagency.detection.geometry.CountedPart;
import org.jspecify.annotations.Nullable;

/**
 * Where one aspect holds.
 *
 * @param agency the code of the agency that is accountable; {@code null} for every aspect but {@link Aspect#HELD}
 */
public record MeasuredPart(Aspect aspect, @Nullable String agency, CountedPart part) {}
