package org.interagency.detection.geometry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * One part of an extent, as numbers: places × days × ages × groups. All intervals are half-open. Days are counted since 1970-01-01, and {@link
 * #FOR_GOOD} ends a period without end. Groups are the bits of a {@link GroupBits}. Never empty.
 */
public record Box(PlaceRange places, Section section) {

    /** The end of a period without end. */
    public static final int FOR_GOOD = Integer.MAX_VALUE;

    /** By the number of places; of equally many, by the number of days, and then by the number of ages. */
    public static final Comparator<Box> LARGEST_FIRST = Comparator.<Box>comparingInt(
                    box -> box.places().size())
            .thenComparingLong(box -> box.section().days())
            .thenComparingInt(box -> box.section().years())
            .reversed();

    /** What a box covers in each of its places: days × ages × groups. */
    public record Section(int dayFrom, int dayTo, int ageFrom, int ageTo, long groups) {

        /** Everyone of every age from a day on. */
        public static Section from(LocalDate start, GroupBits bits) {
            return during(new Period(start, null), bits);
        }

        /** Everyone of every age in a period. */
        public static Section during(Period period, GroupBits bits) {
            return new Section(
                    day(period.validFrom()), day(period.validTo()), 0, AgeRange.LIMIT, bits.maskOf(Set.of()));
        }

        /** Everyone of every age on all days. Only for intersections, since it has no first day. */
        static Section always(GroupBits bits) {
            return new Section(Integer.MIN_VALUE, FOR_GOOD, 0, AgeRange.LIMIT, bits.maskOf(Set.of()));
        }

        Optional<Section> intersection(Section other) {
            int fromDay = Math.max(dayFrom, other.dayFrom);
            int toDay = Math.min(dayTo, other.dayTo);
            int fromAge = Math.max(ageFrom, other.ageFrom);
            int toAge = Math.min(ageTo, other.ageTo);
            long both = groups & other.groups;
            return fromDay < toDay && fromAge < toAge && both != 0
                    ? Optional.of(new Section(fromDay, toDay, fromAge, toAge, both))
                    : Optional.empty();
        }

        boolean contains(Section other) {
            return dayFrom <= other.dayFrom
                    && other.dayTo <= dayTo
                    && ageFrom <= other.ageFrom
                    && other.ageTo <= ageTo
                    && (other.groups & ~groups) == 0;
        }

        boolean differsAtMostInDays(Section other) {
            return ageFrom == other.ageFrom && ageTo == other.ageTo && groups == other.groups;
        }

        /** This section with another end. */
        Section until(int end) {
            return new Section(dayFrom, end, ageFrom, ageTo, groups);
        }

        /** The first day of the section, and those of the given days that lie later in the section. */
        public NavigableSet<Integer> daysAmong(NavigableSet<Integer> some) {
            NavigableSet<Integer> days =
                    new TreeSet<>(some.headSet(dayTo, false).tailSet(dayFrom, false));
            days.add(dayFrom);
            return days;
        }

        /** The number of days. */
        long days() {
            return (long) dayTo - dayFrom;
        }

        /** The number of ages. */
        int years() {
            return ageTo - ageFrom;
        }

        Period period() {
            return new Period(LocalDate.ofEpochDay(dayFrom), dayTo == FOR_GOOD ? null : LocalDate.ofEpochDay(dayTo));
        }

        AgeRange ages() {
            return new AgeRange(ageFrom, ageTo);
        }
    }

    /**
     * The boxes of an extent, one for each run of neighbouring places.
     *
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    public static List<Box> of(Extent extent, TerritoryTree tree, GroupBits bits) {
        return of(extent.territories(), extent.period(), extent.ages(), bits.maskOf(extent.groups()), tree);
    }

    /**
     * The boxes of people in some places, one for each run of neighbouring places.
     *
     * @param groups bits; not 0
     * @throws UnknownTerritoryException if the tree lacks one of the territories
     */
    static List<Box> of(Collection<String> territories, Period period, AgeRange ages, long groups, TerritoryTree tree) {
        Section section =
                new Section(day(period.validFrom()), day(period.validTo()), ages.ageFrom(), ages.ageTo(), groups);
        return tree.boxesIn(territories, section);
    }

    private static int day(@Nullable LocalDate date) {
        return date == null ? FOR_GOOD : Math.toIntExact(date.toEpochDay());
    }

    /** This box with other days, {@code [dayFrom, dayTo)}. */
    public Box during(int dayFrom, int dayTo) {
        return new Box(places, new Section(dayFrom, dayTo, section.ageFrom(), section.ageTo(), section.groups()));
    }

    /** The parts of the box, split at those of some days that lie in it, whose first day passes. */
    public List<Box> splitAt(NavigableSet<Integer> days, IntPredicate passes) {
        List<Box> parts = new ArrayList<>();
        NavigableSet<Integer> starts = section.daysAmong(days);
        for (int from : starts) {
            if (passes.test(from)) {
                Integer next = starts.higher(from);
                parts.add(during(from, next == null ? section.dayTo() : next));
            }
        }
        return parts;
    }

    /** Whether both boxes have a point in common. */
    public boolean intersects(Box other) {
        return intersection(other).isPresent();
    }

    /** Whether all points of another box are in this one. */
    public boolean contains(Box other) {
        return places.from() <= other.places.from()
                && other.places.to() <= places.to()
                && section.contains(other.section);
    }

    /** The intersection, if it is not empty. */
    public Optional<Box> intersection(Box other) {
        int from = Math.max(places.from(), other.places.from());
        int to = Math.min(places.to(), other.places.to());
        if (from >= to) {
            return Optional.empty();
        }
        return section.intersection(other.section).map(both -> new Box(new PlaceRange(from, to), both));
    }

    /**
     * All non-empty intersections of a box of one list with a box of the other.
     *
     * @throws InterruptedDetectionException if the thread is interrupted
     */
    public static List<Box> intersections(List<Box> some, List<Box> others) {
        List<Box> found = new ArrayList<>();
        for (Box box : some) {
            Interruption.check();
            others.forEach(other -> box.intersection(other).ifPresent(found::add));
        }
        return found;
    }
}
