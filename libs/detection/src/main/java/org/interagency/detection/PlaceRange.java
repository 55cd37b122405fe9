package org.interagency.detection;

/** A half-open range {@code [from, to)} of leaf numbers of a {@link TerritoryTree}. */
record PlaceRange(int from, int to) {

    int size() {
        return to - from;
    }
}
