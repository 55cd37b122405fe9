package org.interagency.mapping.country;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a line that a country fills in.
 *
 * @param by who wrote it; {@code null} for readers who may not know
 * @param filledIn what it said; {@code null} if all that had been said was withdrawn
 */
record FilledLineVersion(long version, Instant at, @Nullable String by, @Nullable FilledLine filledIn) {}
