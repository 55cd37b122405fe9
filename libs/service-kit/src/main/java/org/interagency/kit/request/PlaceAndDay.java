package org.interagency.kit.request;

import java.time.LocalDate;

/**
 * The place and the day that a query is about.
 *
 * @param territory the code of the place, which need not exist
 * @param on the day
 */
public record PlaceAndDay(String territory, LocalDate on) {}
