package org.interagency.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interagency.detection.Box.Section;

/**
 * A set of points of territory × day × age × group, in the one form that the set has: disjoint sections, each with the
 * places in which it holds. Two regions of the same points are equal, however they came about.
 *
 * <p>The form: at each place and on each day, the ages of one set of groups are runs as long as can be; a run lasts for as many
 * days as it stays the same; then places are gathered under each piece. So no two pieces could be one box.
 */
record Region(List<Part> parts) {

    /** A section and the places, disjoint, ascending and not touching, in which it holds. */
    record Part(Section section, List<PlaceRange> places) {}

    private static final Comparator<Section> BY_DAY_AGE_GROUPS = Comparator.comparingInt(Section::dayFrom)
            .thenComparingInt(Section::dayTo)
            .thenComparingInt(Section::ageFrom)
            .thenComparingInt(Section::ageTo)
            .thenComparingLong(Section::groups);

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What of the boxes the others leave; not in canonical form where they leave all. */
    static List<Box> cut(List<Box> boxes, List<Box> others) {
        return others.isEmpty() ? boxes : difference(boxes, others).boxes();
    }

    /** The points of any of the boxes. */
    static Region union(List<Box> boxes) {
        return difference(boxes, List.of());
    }

    /**
     * The points of {@code plus} that are not in {@code minus}, by one sweep over the places: O(n log n + s·a), where s is
     * the number of slabs between neighbouring borders and a the boxes alive in one of them.
     */
    static Region difference(List<Box> plus, List<Box> minus) {
        TreeSet<Integer> borders = new TreeSet<>();
        plus.forEach(box -> addBorders(box, borders));
        minus.forEach(box -> addBorders(box, borders));
        Alive alivePlus = new Alive(plus);
        Alive aliveMinus = new Alive(minus);
        Map<Section, List<PlaceRange>> found = new TreeMap<>(BY_DAY_AGE_GROUPS);
        Integer from = borders.pollFirst();
        while (from != null && !borders.isEmpty()) {
            int to = borders.pollFirst();
            PlaceRange slab = new PlaceRange(from, to);
            crossSection(alivePlus.at(from), aliveMinus.at(from))
                    .forEach(section -> found.computeIfAbsent(section, key -> new ArrayList<>())
                            .add(slab));
            from = to;
        }
        List<Part> parts = new ArrayList<>();
        found.forEach((section, slabs) -> parts.add(new Part(section, TerritoryTree.merged(slabs))));
        return new Region(List.copyOf(parts));
    }

    /** The region as boxes, one for each run of neighbouring places of each part. */
    List<Box> boxes() {
        return parts.stream()
                .flatMap(part -> part.places().stream().map(range -> new Box(range, part.section())))
                .toList();
    }

    /** The number of places that any part holds in. */
    int places() {
        return TerritoryTree.merged(
                        parts.stream().flatMap(part -> part.places().stream()).toList())
                .stream()
                .mapToInt(PlaceRange::size)
                .sum();
    }

    List<ExtentBox> extent(TerritoryTree tree, GroupBits bits) {
        return parts.stream()
                .map(part -> new ExtentBox(
                        tree.codesOf(part.places()),
                        part.section().period(),
                        part.section().ages(),
                        bits.namesOf(part.section().groups())))
                .toList();
    }

    private static void addBorders(Box box, TreeSet<Integer> borders) {
        borders.add(box.places().from());
        borders.add(box.places().to());
    }

    private static List<Section> crossSection(List<Section> plus, List<Section> minus) {
        if (plus.isEmpty()) {
            return List.of();
        }
        List<Section> whole = new ArrayList<>();
        Map<Band, Section> growing = Map.of();
        TreeSet<Integer> days = new TreeSet<>();
        plus.forEach(section -> days.addAll(List.of(section.dayFrom(), section.dayTo())));
        minus.forEach(section -> days.addAll(List.of(section.dayFrom(), section.dayTo())));
        int dayFrom = days.pollFirst();
        while (!days.isEmpty()) {
            int dayTo = days.pollFirst();
            Map<Band, Section> grown = new HashMap<>();
            for (Section piece : agesOf(dayFrom, dayTo, aliveOn(dayFrom, plus), aliveOn(dayFrom, minus))) {
                Section before = growing.get(Band.of(piece));
                grown.put(Band.of(piece), before == null ? piece : before.until(dayTo));
            }
            growing.forEach((band, section) -> {
                if (!grown.containsKey(band)) {
                    whole.add(section);
                }
            });
            growing = grown;
            dayFrom = dayTo;
        }
        whole.addAll(growing.values());
        return whole;
    }

    /** What stays the same of a section while it grows from day to day. */
    private record Band(int ageFrom, int ageTo, long groups) {

        static Band of(Section section) {
            return new Band(section.ageFrom(), section.ageTo(), section.groups());
        }
    }

    private static List<Section> aliveOn(int day, List<Section> sections) {
        return sections.stream()
                .filter(section -> section.dayFrom() <= day && day < section.dayTo())
                .toList();
    }

    private static List<Section> agesOf(int dayFrom, int dayTo, List<Section> plus, List<Section> minus) {
        List<Section> found = new ArrayList<>();
        TreeSet<Integer> ages = new TreeSet<>();
        plus.forEach(section -> ages.addAll(List.of(section.ageFrom(), section.ageTo())));
        minus.forEach(section -> ages.addAll(List.of(section.ageFrom(), section.ageTo())));
        Integer ageFrom = ages.pollFirst();
        while (ageFrom != null && !ages.isEmpty()) {
            int ageTo = ages.pollFirst();
            long groups = groupsAt(ageFrom, plus) & ~groupsAt(ageFrom, minus);
            Section last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && last.ageTo() == ageFrom && last.groups() == groups) {
                found.set(found.size() - 1, new Section(dayFrom, dayTo, last.ageFrom(), ageTo, groups));
            } else if (groups != 0) {
                found.add(new Section(dayFrom, dayTo, ageFrom, ageTo, groups));
            }
            ageFrom = ageTo;
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
            return byEnd.stream().map(Box::section).distinct().toList();
        }
    }
}
