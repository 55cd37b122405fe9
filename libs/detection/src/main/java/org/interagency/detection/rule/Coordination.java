package org.interagency.detection.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Period;
import org.jspecify.annotations.Nullable;

/**
 * On which days agreements cover everything of a finding. A finding can hold for longer than an agreement, so whether it is coordinated depends on the day
 * that somebody looks at it. This library has no clock: who asks gives the day.
 *
 * @param held the days on which the finding holds; periods in ascending order, of which none touches the next
 * @param agreed those of its days on which agreements cover all places, ages and groups for which it holds on that day; in the same form
 */
public record Coordination(List<Period> held, List<Period> agreed) {

    /** The coordination of a finding that no agreement covers on any of its days, or that agreements do not concern. */
    public static final Coordination NONE = new Coordination(List.of(), List.of());

    public Coordination {
        held = List.copyOf(held);
        agreed = List.copyOf(agreed);
    }

    /**
     * The coordination of a finding.
     *
     * @param all the boxes of the finding
     * @param apart the boxes of its parts that no agreement covers
     */
    static Coordination of(List<Box> all, List<Box> apart) {
        NavigableMap<Integer, int[]> borders = new TreeMap<>();
        count(all, 0, borders);
        count(apart, 1, borders);
        List<Period> held = new ArrayList<>();
        List<Period> agreed = new ArrayList<>();
        int holding = 0;
        int uncovered = 0;
        Integer heldSince = null;
        Integer agreedSince = null;
        for (var border : borders.entrySet()) {
            int day = border.getKey();
            holding += border.getValue()[0];
            uncovered += border.getValue()[1];
            heldSince = advanced(holding > 0, heldSince, day, held);
            agreedSince = advanced(holding > 0 && uncovered == 0, agreedSince, day, agreed);
        }
        return agreed.isEmpty() ? NONE : new Coordination(held, agreed);
    }

    /** Counts for each day how many boxes begin on it, minus those that end. */
    private static void count(List<Box> boxes, int which, NavigableMap<Integer, int[]> borders) {
        for (Box box : boxes) {
            borders.computeIfAbsent(box.section().dayFrom(), day -> new int[2])[which]++;
            borders.computeIfAbsent(box.section().dayTo(), day -> new int[2])[which]--;
        }
    }

    /** Ends the period that has begun, or begins one. Returns the first day of the period that lasts on this day; {@code null} if none does. */
    private static @Nullable Integer advanced(boolean lasts, @Nullable Integer since, int day, List<Period> periods) {
        if (since != null && !lasts) {
            periods.add(
                    new Period(LocalDate.ofEpochDay(since), day == Box.FOR_GOOD ? null : LocalDate.ofEpochDay(day)));
            return null;
        }
        return since == null && lasts ? Integer.valueOf(day) : since;
    }

    /** Whether agreements cover all of the finding, on each of its days. */
    public boolean isWhole() {
        return !agreed.isEmpty() && agreed.equals(held);
    }

    /**
     * Whether the finding is coordinated, seen on a day: agreements cover all of it on this day. On a day on which it does not hold, its next day counts,
     * and after its end its last day.
     */
    public boolean isOn(LocalDate day) {
        if (agreed.isEmpty()) {
            return false;
        }
        LocalDate counting = held.stream()
                .filter(period -> period.validTo() == null || period.validTo().isAfter(day))
                .findFirst()
                .map(period -> period.validFrom().isAfter(day) ? period.validFrom() : day)
                .orElseGet(
                        () -> Objects.requireNonNull(held.get(held.size() - 1).validTo())
                                .minusDays(1));
        return agreed.stream()
                .anyMatch(period -> !period.validFrom().isAfter(counting)
                        && (period.validTo() == null || period.validTo().isAfter(counting)));
    }

    /** The first later day on which {@link #isOn} is not what it is on this day; {@code null} if there is none. */
    public @Nullable LocalDate changesAfter(LocalDate day) {
        boolean now = isOn(day);
        TreeSet<LocalDate> borders = new TreeSet<>();
        Stream.concat(held.stream(), agreed.stream())
                .flatMap(period -> Stream.of(period.validFrom(), period.validTo()))
                .filter(border -> border != null && border.isAfter(day))
                .forEach(borders::add);
        return borders.stream()
                .filter(border -> isOn(border) != now)
                .findFirst()
                .orElse(null);
    }
}
