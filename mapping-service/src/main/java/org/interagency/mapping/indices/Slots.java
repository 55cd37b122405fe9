package org.interagency.mapping.indices;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.interagency.detection.geometry.PlaceRange;

/** Where something counts: in which rows, places and points of time. Finds those that have some of given places without looking at each. */
final class Slots {

    static final Slots NONE = new Slots(List.of());

    /**
     * Some places in which something counts for a row.
     *
     * @param firstPoint the number of the first point of time at which it counts
     * @param lastPoint the number of the last one
     */
    record Slot(int row, PlaceRange places, int firstPoint, int lastPoint) {}

    private final List<Slot> slots;

    /** For each slot, the largest end of places of all slots up to it. */
    private final int[] ends;

    Slots(List<Slot> some) {
        slots = some.stream()
                .sorted(Comparator.comparingInt(slot -> slot.places().from()))
                .toList();
        ends = new int[slots.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            end = Math.max(end, slots.get(i).places().to());
            ends[i] = end;
        }
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** Calls the visitor with each slot that has one of the places. */
    void forEachIn(PlaceRange places, Consumer<Slot> visitor) {
        for (int i = firstEndingAfter(places.from());
                i < ends.length && slots.get(i).places().from() < places.to();
                i++) {
            if (slots.get(i).places().to() > places.from()) {
                visitor.accept(slots.get(i));
            }
        }
    }

    private int firstEndingAfter(int place) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
