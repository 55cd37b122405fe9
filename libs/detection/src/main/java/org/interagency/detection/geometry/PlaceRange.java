package org.interagency.detection.geometry;

/** A half-open range {@code [from, to)} of place numbers of a {@link TerritoryTree}. */
public record PlaceRange(int from, int to) {

    /** The number of places. */
    public int size() {
        return to - from;
    }

    boolean intersects(PlaceRange other) {
        return from < other.to && other.from < to;
    }
}
