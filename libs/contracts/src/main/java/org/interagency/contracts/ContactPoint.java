package org.interagency.contracts;

import org.jspecify.annotations.Nullable;

/**
 * Where an agency, or those who coordinate an agreement, can be reached (CPSV-AP {@code ContactPoint}); at least one field is not {@code null}.
 *
 * @param page the web page to turn to
 * @param address the postal address, as it is written on a letter
 * @param hours the opening hours, in words
 */
public record ContactPoint(
        @Nullable String email,
        @Nullable String telephone,
        @Nullable String page,
        @Nullable String address,
        @Nullable String hours) {}
