package org.interagency.mapping.indices;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.detection.measure.Aspect;
import org.jspecify.annotations.Nullable;

/** Adds up what is measured, for some rows and days. */
final class Tally {

    private static final int ASPECTS = Aspect.values().length;

    private final int[] days;
    private final Set<String> groups;
    private final List<@Nullable PlaceRange> places;

    /** By aspect, row and day. */
    private final long[] cells;

    private final int rows;

    /** For each row, by number of an agency: what it holds, by day. */
    private final List<Map<Integer, long[]>> held = new ArrayList<>();

    /**
     * @param days in ascending order
     * @param groups the codes of all known population groups
     */
    Tally(int rows, List<LocalDate> days, Set<String> groups, MeasuredFunctions measured) {
        this.rows = rows;
        this.days =
                days.stream().mapToInt(day -> Math.toIntExact(day.toEpochDay())).toArray();
        this.groups = groups;
        this.places = measured.places();
        this.cells = new long[ASPECTS * rows * days.size()];
        for (int row = 0; row < rows; row++) {
            held.add(new HashMap<>());
        }
    }

    /** Adds a function of a programme, where the programme counts. */
    void add(MeasuredFunction function, Slots slots) {
        int[] numbers = function.numbers();
        int others = function.others(groups);
        for (int at = 0; at < numbers.length; at += MeasuredFunction.WIDTH) {
            int first = indexFrom(numbers[at + MeasuredFunction.DAY_FROM]);
            int last = indexFrom(numbers[at + MeasuredFunction.DAY_TO]) - 1;
            PlaceRange where = places.get(numbers[at + MeasuredFunction.TERRITORY]);
            if (first <= last && where != null) {
                long inEach = numbers[at + MeasuredFunction.OF_GROUPS]
                        + (long) numbers[at + MeasuredFunction.OF_OTHERS] * others;
                int what = numbers[at + MeasuredFunction.WHAT];
                slots.forEachIn(where, slot -> add(what, slot, where, inEach, first, last));
            }
        }
    }

    private void add(int what, Slots.Slot slot, PlaceRange where, long inEach, int first, int last) {
        int from = Math.max(first, slot.firstPoint());
        int to = Math.min(last, slot.lastPoint());
        if (from > to) {
            return;
        }
        long count = inEach
                * (Math.min(where.to(), slot.places().to())
                        - Math.max(where.from(), slot.places().from()));
        if (what >= 0) {
            long[] byDay = held.get(slot.row()).computeIfAbsent(what, key -> new long[days.length]);
            for (int day = from; day <= to; day++) {
                byDay[day] += count;
            }
        } else {
            int base = index(MeasuredFunction.aspect(what), slot.row(), 0);
            for (int day = from; day <= to; day++) {
                cells[base + day] += count;
            }
        }
    }

    /** The number of the first of the days that is this day or later. */
    private int indexFrom(int day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }

    private int index(int aspect, int row, int day) {
        return (aspect * rows + row) * days.length + day;
    }

    private BigInteger cells(Aspect aspect, int row, int day) {
        return BigInteger.valueOf(cells[index(aspect.ordinal(), row, day)]);
    }

    /** The indices of a row on a day. */
    IndexValues values(int row, int day, IndexValue timeToResolution) {
        BigInteger required = cells(Aspect.REQUIRED, row, day);
        BigInteger none = cells(Aspect.UNASSIGNED, row, day);
        BigInteger several = cells(Aspect.OVERLAPPING, row, day);
        return new IndexValues(
                IndexValue.share(required.subtract(none).subtract(several), required),
                IndexValue.share(none, required),
                IndexValue.share(several, required),
                IndexValue.share(cells(Aspect.VERTICAL, row, day), required),
                fragmentation(row, day),
                IndexValue.share(cells(Aspect.AGREED, row, day), several),
                timeToResolution);
    }

    /** 1 - sum (h / H)² = (H² - sum h²) / H², where h is what one agency holds and H what all hold. */
    private IndexValue fragmentation(int row, int day) {
        long all = 0;
        BigInteger squares = BigInteger.ZERO;
        for (long[] byDay : held.get(row).values()) {
            if (byDay[day] > 0) {
                all += byDay[day];
                BigInteger one = BigInteger.valueOf(byDay[day]);
                squares = squares.add(one.multiply(one));
            }
        }
        BigInteger square = BigInteger.valueOf(all).pow(2);
        return IndexValue.share(square.subtract(squares), square);
    }
}
