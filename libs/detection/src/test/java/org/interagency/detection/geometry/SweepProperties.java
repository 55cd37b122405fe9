package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.interagency.detection.Facts;

/** Compares the sweep with a comparison of every row with every other row. */
class SweepProperties {

    private static final TerritoryTree TREE =
            Facts.tree("A", null, "A1", "A", "A2", "A", "A3", "A", "A4", "A", "B", null, "B1", "B", "B2", "B");
    private static final List<String> TERRITORIES = List.of("A", "A1", "A2", "A3", "A4", "B", "B1", "B2");

    /** More groups than one int has bits. */
    private static final List<String> GROUPS =
            IntStream.range(0, 40).mapToObj("group-%02d"::formatted).toList();

    private record SweptRow(int subject, int holder, Extent extent) {

        boolean meets(SweptRow other) {
            return subject == other.subject && holder != other.holder && extent.intersects(List.of(other.extent), TREE);
        }
    }

    @Property
    void sweepsAsIfItComparedEachWithEach(@ForAll long seed) {
        Random random = new Random(seed);
        List<SweptRow> rows = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> row(random))
                .toList();
        Sweep sweep = new Sweep(random.nextInt(3));
        GroupBits bits = GroupBits.ofNames(Set.copyOf(GROUPS));
        rows.forEach(row -> sweep.add(row.subject(), row.holder(), row.extent(), TREE, bits));

        List<String> found = new ArrayList<>();
        Sweep.Prepared prepared = sweep.prepare();
        for (int subject = 0; subject < sweep.subjects(); subject++) {
            prepared.meetings(subject, (one, other) -> found.add(pair(one, other)));
        }

        assertThat(sweep.rows()).isEqualTo(rows.size());
        assertThat(sweep.subjects())
                .isEqualTo(
                        rows.stream().mapToInt(row -> row.subject() + 1).max().orElse(0));
        assertThat(found).doesNotHaveDuplicates().hasSameElementsAs(comparingEachWithEach(rows));
    }

    @Example
    void refusesAGroupThatHasNoBit() {
        Sweep sweep = new Sweep(1);
        GroupBits bits = GroupBits.ofNames(Set.of("orphans"));
        Extent ofStudents = Facts.forGroups(Facts.everywhereIn("A"), "students");

        assertThatThrownBy(() -> sweep.add(0, 0, ofStudents, TREE, bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("students");
        assertThat(sweep.rows()).isZero();
    }

    private static Set<String> comparingEachWithEach(List<SweptRow> rows) {
        Set<String> pairs = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (rows.get(i).meets(rows.get(j))) {
                    pairs.add(pair(i, j));
                }
            }
        }
        return pairs;
    }

    private static String pair(int one, int other) {
        return Math.min(one, other) + "-" + Math.max(one, other);
    }

    private static SweptRow row(Random random) {
        LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5));
        LocalDate to = random.nextInt(3) == 0 ? null : from.plusDays(1 + random.nextInt(3));
        int age = random.nextInt(AgeRange.LIMIT - 60);
        AgeRange ages = random.nextInt(3) == 0 ? new AgeRange(age, age + 1 + random.nextInt(60)) : AgeRange.EVERY;
        Set<String> groups = random.ints(random.nextInt(4) * 5L, 0, GROUPS.size())
                .mapToObj(GROUPS::get)
                .collect(Collectors.toSet());
        String territory = TERRITORIES.get(random.nextInt(TERRITORIES.size()));
        return new SweptRow(
                random.nextInt(3),
                random.nextInt(4),
                new Extent(Set.of(territory), new Period(from, to), ages, groups));
    }
}
