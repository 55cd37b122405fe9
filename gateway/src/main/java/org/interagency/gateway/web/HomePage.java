package org.interagency.gateway.web;

import java.util.List;

/**
 * What the first page shows: what the registry is, the state at a glance, and what is new.
 *
 * @param day the day of the figures
 * @param figures the indices; empty if they are not available
 * @param series how clarity has changed, the earliest day first; empty if that is not available
 * @param types the findings with which something is left to do, by type
 * @param news the findings that were changed last
 * @param unavailable what to tell the reader if a part is missing; otherwise empty
 */
public record HomePage(
        String day,
        List<IndexFigure> figures,
        List<SeriesPoint> series,
        List<FindingCount> types,
        List<FindingLine> news,
        String unavailable) {

    /**
     * An index.
     *
     * @param name its name
     * @param value its value, as the reader's language writes it
     * @param definition what it says
     */
    public record IndexFigure(String name, String value, String definition) {}

    /**
     * An index on a day.
     *
     * @param value as the reader's language writes it
     * @param percent the same, from 0 to 100, for the bar
     */
    public record SeriesPoint(String day, String value, long percent) {}
}
