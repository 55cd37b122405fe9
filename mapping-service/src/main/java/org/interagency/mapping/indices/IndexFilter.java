package org.interagency.mapping.indices;

import org.jspecify.annotations.Nullable;

/**
 * What indices are about. Where a field is {@code null}, about all.
 *
 * @param country the code of a territory without a parent
 * @param territory the code of a territory, with all below it
 * @param level the code of the government level of the agencies that own the programmes
 * @param contingency the code of a contingency that the programmes address
 * @param programme the code of the only programme
 */
public record IndexFilter(
        @Nullable String country,
        @Nullable String territory,
        @Nullable String level,
        @Nullable String contingency,
        @Nullable String programme) {}
