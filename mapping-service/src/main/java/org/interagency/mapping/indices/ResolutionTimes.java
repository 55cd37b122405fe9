package org.interagency.mapping.indices;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/** The times from first sight to resolution, for some rows and days. */
final class ResolutionTimes {

    private final List<LocalDate> days;
    private final TerritoryTree tree;
    private final List<@Nullable String> contingencies;

    /** By row and day. */
    private final Seconds[] times;

    /** @param contingencies for each row, the code of the only contingency that it is about; {@code null} if it is about all */
    ResolutionTimes(List<@Nullable String> contingencies, List<LocalDate> days, TerritoryTree tree) {
        this.contingencies = contingencies;
        this.days = days;
        this.tree = tree;
        this.times = new Seconds[contingencies.size() * days.size()];
        Arrays.setAll(times, index -> new Seconds());
    }

    /** Adds a resolution to each row that it belongs to, once. */
    void add(Resolution resolution, Stream<Slots> where) {
        Set<Integer> cells = new HashSet<>();
        where.filter(slots -> !slots.isEmpty()).forEach(slots -> resolution.territories().stream()
                .filter(tree::contains)
                .map(tree::rangeOf)
                .forEach(places -> slots.forEachIn(places, slot -> cellsOf(slot, resolution, cells))));
        cells.forEach(cell -> times[cell].add(resolution.seconds()));
    }

    private void cellsOf(Slots.Slot slot, Resolution resolution, Set<Integer> into) {
        String contingency = contingencies.get(slot.row());
        if (contingency != null && resolution.contingency() != null && !contingency.equals(resolution.contingency())) {
            return;
        }
        for (int day = slot.firstPoint(); day <= slot.lastPoint(); day++) {
            LocalDate last = days.get(day);
            if (!resolution.on().isAfter(last) && resolution.on().isAfter(last.minusYears(1))) {
                into.add(slot.row() * days.size() + day);
            }
        }
    }

    /** The median of a row in the year that ends with a day. */
    IndexValue median(int row, int day) {
        return times[row * days.size() + day].median();
    }

    /** Some times in seconds, in four bytes each. */
    private static final class Seconds {

        private static final double PER_DAY = 86_400;

        private int[] all = new int[0];
        private int count;

        void add(int seconds) {
            if (count == all.length) {
                all = Arrays.copyOf(all, Math.max(4, 2 * count));
            }
            all[count++] = seconds;
        }

        IndexValue median() {
            int[] sorted = Arrays.copyOf(all, count);
            Arrays.sort(sorted);
            return IndexValue.days(
                    count == 0 ? null : (sorted[(count - 1) / 2] + (double) sorted[count / 2]) / 2 / PER_DAY, count);
        }
    }
}
