package org.interagency.detection.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.rule.ContingencyContext.SharedExtent;

/** Where programmes meet, and which. A hundred thousand pairs of programmes have few different boxes, and it keeps no more than their union needs. */
final class Area {

    private static final int MOST_LOOSE_BOXES = 1_000;

    /** With how many boxes a new one is compared, to see at once that it adds nothing. */
    private static final int MOST_COMPARED = 32;

    private final Set<String> programmes = new TreeSet<>();
    private final Set<String> owners = new TreeSet<>();
    private Set<Box> boxes = new HashSet<>();
    private List<Box> large = List.of();
    private int mostBoxes = MOST_LOOSE_BOXES;

    /** @param boxes the part of the shared extent that counts; the programmes belong to the area only if there is one */
    void add(SharedExtent extent, List<Box> boxes) {
        if (boxes.isEmpty()) {
            return;
        }
        programmes.addAll(extent.programmes());
        owners.addAll(extent.owners());
        for (Box box : boxes) {
            if (large.stream().noneMatch(known -> known.contains(box))) {
                this.boxes.add(box);
            }
        }
        if (this.boxes.size() > mostBoxes) {
            unite();
        }
    }

    private void unite() {
        List<Box> united = region().boxes();
        boxes = new HashSet<>(united);
        large = united.stream().sorted(Box.LARGEST_FIRST).limit(MOST_COMPARED).toList();
        mostBoxes = Math.max(2 * united.size(), MOST_LOOSE_BOXES);
    }

    /** Codes, in alphabetical order. */
    Set<String> programmes() {
        return programmes;
    }

    /** Codes, in alphabetical order. */
    Set<String> owners() {
        return owners;
    }

    Region region() {
        return Region.union(List.copyOf(boxes));
    }
}
