package org.interagency.detection.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.interagency.detection.InterruptedDetectionException;
import org.interagency.detection.Interruption;
import org.interagency.detection.geometry.Box.Section;
import org.jspecify.annotations.Nullable;

/**
 * A set of points of territory × day × age × group in canonical form: disjoint sections, each with the places in which it holds. Two regions with the
 * same points are equal, however they were computed.
 *
 * <p>The canonical form: at each place and on each day, neighbouring ages with the same groups are joined into the longest intervals; an interval of
 * ages lasts for as many days as it stays the same; equal sections of several places are joined into one part. So no two parts could be one box.
 */
public record Region(List<PlacedSection> parts) {

    /** A section and the places in which it holds: disjoint ranges, ascending, of which none touches the next. */
    public record PlacedSection(Section section, List<PlaceRange> places) {

        private int size() {
            return places.stream().mapToInt(PlaceRange::size).sum();
        }
    }

    private static final Comparator<Section> BY_DAY_AGE_GROUPS = Comparator.comparingInt(Section::dayFrom)
            .thenComparingInt(Section::dayTo)
            .thenComparingInt(Section::ageFrom)
            .thenComparingInt(Section::ageTo)
            .thenComparingLong(Section::groups);

    /** The largest first: the section with most places, of several the one that lasts longest, and then the one with most ages. */
    private static final Comparator<PlacedSection> LARGEST_FIRST = Comparator.comparingInt(PlacedSection::size)
            .thenComparingLong(part -> part.section().days())
            .thenComparingInt(part -> part.section().years())
            .reversed();

    /** Whether the region has no points. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The difference of the boxes and the others. If there are no others, the boxes are returned unchanged, not in canonical form. */
    public static List<Box> cut(List<Box> boxes, List<Box> others) {
        return others.isEmpty() ? boxes : difference(boxes, others).boxes();
    }

    /** The union of the boxes. */
    public static Region union(List<Box> boxes) {
        if (boxes.size() == 1) {
            Box box = boxes.get(0);
            return new Region(List.of(new PlacedSection(box.section(), List.of(box.places()))));
        }
        return difference(boxes, List.of());
    }

    /**
     * The difference {@code plus} without {@code minus}, by one sweep over the places. It takes O(n log n) for n boxes, plus the cost of each slab
     * between neighbouring borders, which depends only on the boxes that are active in the slab.
     *
     * @throws InterruptedDetectionException if the thread is interrupted
     */
    public static Region difference(List<Box> plus, List<Box> minus) {
        int[] borders = borders(
                plus, minus, box -> box.places().from(), box -> box.places().to());
        Alive alivePlus = new Alive(plus);
        Alive aliveMinus = new Alive(minus);
        Map<Section, List<PlaceRange>> found = new TreeMap<>(BY_DAY_AGE_GROUPS);
        for (int i = 1; i < borders.length; i++) {
            Interruption.check();
            PlaceRange slab = new PlaceRange(borders[i - 1], borders[i]);
            for (Section section : crossSection(alivePlus.at(slab.from()), aliveMinus.at(slab.from()))) {
                found.computeIfAbsent(section, key -> new ArrayList<>()).add(slab);
            }
        }
        List<PlacedSection> parts = new ArrayList<>();
        found.forEach((section, slabs) -> parts.add(new PlacedSection(section, TerritoryTree.merged(slabs))));
        return new Region(List.copyOf(parts));
    }

    /** The region as boxes, one for each part and run of neighbouring places. */
    public List<Box> boxes() {
        return parts.stream()
                .flatMap(part -> part.places().stream().map(range -> new Box(range, part.section())))
                .toList();
    }

    /** The number of places in which the region has points. */
    public int places() {
        return TerritoryTree.merged(
                        parts.stream().flatMap(part -> part.places().stream()).toList())
                .stream()
                .mapToInt(PlaceRange::size)
                .sum();
    }

    /**
     * The region as boxes with names and dates, one for each part. The largest comes first: the one in most places, of several the one that lasts
     * longest, and then the one with most ages.
     */
    public List<ExtentBox> extent(TerritoryTree tree, GroupBits bits) {
        return parts.stream()
                .sorted(LARGEST_FIRST)
                .map(part -> new ExtentBox(
                        tree.codesOf(part.places()),
                        part.section().period(),
                        part.section().ages(),
                        bits.namesOf(part.section().groups()),
                        bits.exceptionsOf(part.section().groups())))
                .toList();
    }

    /**
     * The region counted: what holds in the same places on the same days is one part.
     *
     * @param bits those of the region's boxes
     */
    public List<CountedPart> counted(TerritoryTree tree, GroupBits bits) {
        record Slot(List<PlaceRange> places, int dayFrom, int dayTo) {}
        Map<Slot, int[]> cells = new LinkedHashMap<>();
        for (PlacedSection part : parts) {
            Section section = part.section();
            int[] count = cells.computeIfAbsent(
                    new Slot(part.places(), section.dayFrom(), section.dayTo()), key -> new int[2]);
            count[0] += section.years() * bits.namedIn(section.groups());
            count[1] += bits.includesPeopleInNoGroup(section.groups()) ? section.years() : 0;
        }
        List<CountedPart> counted = new ArrayList<>();
        cells.forEach((slot, count) -> counted.add(
                new CountedPart(tree.codesOf(slot.places()), slot.dayFrom(), slot.dayTo(), count[0], count[1])));
        return counted;
    }

    /** The borders of all items, ascending, each value once. */
    private static <T> int[] borders(List<T> plus, List<T> minus, ToIntFunction<T> from, ToIntFunction<T> to) {
        int[] all = new int[2 * (plus.size() + minus.size())];
        int count = 0;
        for (List<T> some : List.of(plus, minus)) {
            for (T one : some) {
                all[count++] = from.applyAsInt(one);
                all[count++] = to.applyAsInt(one);
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int value : all) {
            if (distinct == 0 || all[distinct - 1] != value) {
                all[distinct++] = value;
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    private static List<Section> crossSection(List<Section> plus, List<Section> minus) {
        if (plus.isEmpty()) {
            return List.of();
        }
        int[] days = borders(plus, minus, Section::dayFrom, Section::dayTo);
        List<Section> whole = new ArrayList<>();
        List<Section> growing = new ArrayList<>();
        for (int i = 1; i < days.length; i++) {
            Interruption.check();
            List<Section> grown = new ArrayList<>();
            int day = days[i - 1];
            for (Section piece : agesOf(day, days[i], aliveOn(day, plus), aliveOn(day, minus))) {
                Section before = takeAlike(growing, piece);
                grown.add(before == null ? piece : before.until(days[i]));
            }
            whole.addAll(growing);
            growing = grown;
        }
        whole.addAll(growing);
        return whole;
    }

    /** Removes and returns the section that differs from another in its days only; {@code null} if none does. */
    private static @Nullable Section takeAlike(List<Section> some, Section other) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).differsAtMostInDays(other)) {
                return some.remove(i);
            }
        }
        return null;
    }

    private static List<Section> aliveOn(int day, List<Section> sections) {
        List<Section> alive = new ArrayList<>();
        for (Section section : sections) {
            if (section.dayFrom() <= day && day < section.dayTo()) {
                alive.add(section);
            }
        }
        return alive;
    }

    private static List<Section> agesOf(int dayFrom, int dayTo, List<Section> plus, List<Section> minus) {
        List<Section> found = new ArrayList<>();
        int[] ages = borders(plus, minus, Section::ageFrom, Section::ageTo);
        for (int i = 1; i < ages.length; i++) {
            int ageFrom = ages[i - 1];
            long groups = groupsAt(ageFrom, plus) & ~groupsAt(ageFrom, minus);
            Section last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && last.ageTo() == ageFrom && last.groups() == groups) {
                found.set(found.size() - 1, new Section(dayFrom, dayTo, last.ageFrom(), ages[i], groups));
            } else if (groups != 0) {
                found.add(new Section(dayFrom, dayTo, ageFrom, ages[i], groups));
            }
        }
        return found;
    }

    private static long groupsAt(int age, List<Section> sections) {
        long groups = 0;
        for (Section section : sections) {
            if (section.ageFrom() <= age && age < section.ageTo()) {
                groups |= section.groups();
            }
        }
        return groups;
    }

    /** The boxes that are active at a place. The sweep has to ask for places in ascending order. */
    private static final class Alive {

        private final List<Box> byStart;
        private final PriorityQueue<Box> byEnd =
                new PriorityQueue<>(Comparator.comparingInt(box -> box.places().to()));
        private int next;

        Alive(List<Box> boxes) {
            byStart = boxes.stream()
                    .sorted(Comparator.comparingInt(box -> box.places().from()))
                    .toList();
        }

        List<Section> at(int place) {
            while (!byEnd.isEmpty() && byEnd.peek().places().to() <= place) {
                byEnd.remove();
            }
            while (next < byStart.size() && byStart.get(next).places().from() <= place) {
                byEnd.add(byStart.get(next++));
            }
            List<Section> sections = new ArrayList<>(byEnd.size());
            for (Box box : byEnd) {
                sections.add(box.section());
            }
            return sections;
        }
    }
}
