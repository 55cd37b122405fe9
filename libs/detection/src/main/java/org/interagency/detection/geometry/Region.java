package org.interagency.detection.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.interagency.detection.geometry.Box.Section;
import org.jspecify.annotations.Nullable;

/**
 * A set of points of territory × day × age × group, in the one form that the set has: disjoint sections, each with the
 * places in which it holds. Two regions of the same points are equal, however they came about.
 *
 * <p>The form: at each place and on each day, the ages of one set of groups are runs as long as can be; a run lasts for as many
 * days as it stays the same; then places are gathered under each piece. So no two pieces could be one box.
 */
public record Region(List<PlacedSection> parts) {

    /** A section and the places, disjoint, ascending and not touching, in which it holds. */
    public record PlacedSection(Section section, List<PlaceRange> places) {}

    private static final Comparator<Section> BY_DAY_AGE_GROUPS = Comparator.comparingInt(Section::dayFrom)
            .thenComparingInt(Section::dayTo)
            .thenComparingInt(Section::ageFrom)
            .thenComparingInt(Section::ageTo)
            .thenComparingLong(Section::groups);

    /** Whether no point lies in it. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What of the boxes lies in none of the others: the very boxes, and not in the one form, if there are no others. */
    public static List<Box> cut(List<Box> boxes, List<Box> others) {
        return others.isEmpty() ? boxes : difference(boxes, others).boxes();
    }

    /** The points of any of the boxes. */
    public static Region union(List<Box> boxes) {
        return difference(boxes, List.of());
    }

    /**
     * The points of {@code plus} that are not in {@code minus}, by one sweep over the places: O(n log n + s·a), where s is
     * the number of slabs between neighbouring borders and a the boxes alive in one of them.
     */
    public static Region difference(List<Box> plus, List<Box> minus) {
        int[] borders = borders(
                plus, minus, box -> box.places().from(), box -> box.places().to());
        Alive alivePlus = new Alive(plus);
        Alive aliveMinus = new Alive(minus);
        Map<Section, List<PlaceRange>> found = new TreeMap<>(BY_DAY_AGE_GROUPS);
        for (int i = 1; i < borders.length; i++) {
            PlaceRange slab = new PlaceRange(borders[i - 1], borders[i]);
            for (Section section : crossSection(alivePlus.at(slab.from()), aliveMinus.at(slab.from()))) {
                found.computeIfAbsent(section, key -> new ArrayList<>()).add(slab);
            }
        }
        List<PlacedSection> parts = new ArrayList<>();
        found.forEach((section, slabs) -> parts.add(new PlacedSection(section, TerritoryTree.merged(slabs))));
        return new Region(List.copyOf(parts));
    }

    /** The region as boxes, one for each run of neighbouring places of each part. */
    public List<Box> boxes() {
        return parts.stream()
                .flatMap(part -> part.places().stream().map(range -> new Box(range, part.section())))
                .toList();
    }

    /** The number of places that any part holds in. */
    public int places() {
        return TerritoryTree.merged(
                        parts.stream().flatMap(part -> part.places().stream()).toList())
                .stream()
                .mapToInt(PlaceRange::size)
                .sum();
    }

    /** The region in words: a box for each part. */
    public List<ExtentBox> extent(TerritoryTree tree, GroupBits bits) {
        return parts.stream()
                .map(part -> new ExtentBox(
                        tree.codesOf(part.places()),
                        part.section().period(),
                        part.section().ages(),
                        bits.namesOf(part.section().groups())))
                .toList();
    }

    /** Where anything begins or ends, ascending, each value once. */
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

    /** Takes the section that differs from another in its days only out of some; {@code null} if there is none. */
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

    /** The boxes alive at a place, while a sweep asks for ever higher places. */
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
