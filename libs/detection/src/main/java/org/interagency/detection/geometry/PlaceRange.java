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

    /** The places that are in both; of size 0 if there are none. */
    public PlaceRange common(PlaceRange other) {
        int start = Math.max(from, other.from);
        return new PlaceRange(start, Math.max(start, Math.min(to, other.to)));
    }
}
