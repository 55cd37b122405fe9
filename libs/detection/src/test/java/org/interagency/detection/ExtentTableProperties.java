package org.interagency.detection;

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

/** The sweep against a comparison of every row with every other. */
class ExtentTableProperties {

    private static final TerritoryTree TREE =
            Facts.tree("A", null, "A1", "A", "A2", "A", "A3", "A", "A4", "A", "B", null, "B1", "B", "B2", "B");
    private static final List<String> TERRITORIES = List.of("A", "A1", "A2", "A3", "A4", "B", "B1", "B2");

    /** So many that their bits fill more than one int. */
    private static final List<String> GROUPS =
            IntStream.range(0, 40).mapToObj("group-%02d"::formatted).toList();

    private record Row(int subject, int holder, Extent extent) {

        boolean meets(Row other) {
            return subject == other.subject && holder != other.holder && extent.intersects(List.of(other.extent), TREE);
        }
    }

    @Property
    void sweepsAsIfItComparedEachWithEach(@ForAll long seed) {
        Random random = new Random(seed);
        List<Row> rows = IntStream.range(0, random.nextInt(60))
                .mapToObj(i -> row(random))
                .toList();
        ExtentTable table = new ExtentTable(random.nextInt(3));
        GroupBits bits = GroupBits.ofNames(Set.copyOf(GROUPS));
        rows.forEach(row -> table.add(row.subject(), row.holder(), row.extent(), TREE, bits));

        List<String> found = new ArrayList<>();
        ExtentTable.Sweep sweep = table.sweep();
        for (int subject = 0; subject < table.subjects(); subject++) {
            sweep.meetings(subject, (one, other) -> found.add(pair(one, other)));
        }

        assertThat(table.rows()).isEqualTo(rows.size());
        assertThat(table.subjects())
                .isEqualTo(
                        rows.stream().mapToInt(row -> row.subject() + 1).max().orElse(0));
        assertThat(found).doesNotHaveDuplicates().hasSameElementsAs(comparingEachWithEach(rows));
    }

    @Example
    void refusesAGroupThatHasNoBit() {
        ExtentTable table = new ExtentTable(1);
        GroupBits bits = GroupBits.ofNames(Set.of("orphans"));
        Extent ofStudents = Facts.forGroups(Facts.everywhereIn("A"), "students");

        assertThatThrownBy(() -> table.add(0, 0, ofStudents, TREE, bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("students");
        assertThat(table.rows()).isZero();
    }

    private static Set<String> comparingEachWithEach(List<Row> rows) {
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

    private static Row row(Random random) {
        LocalDate from = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5));
        LocalDate to = random.nextInt(3) == 0 ? null : from.plusDays(1 + random.nextInt(3));
        int age = random.nextInt(AgeRange.LIMIT - 60);
        AgeRange ages = random.nextInt(3) == 0 ? new AgeRange(age, age + 1 + random.nextInt(60)) : AgeRange.EVERY;
        Set<String> groups = random.ints(random.nextInt(4) * 5L, 0, GROUPS.size())
                .mapToObj(GROUPS::get)
                .collect(Collectors.toSet());
        String territory = TERRITORIES.get(random.nextInt(TERRITORIES.size()));
        return new Row(
                random.nextInt(3),
                random.nextInt(4),
                new Extent(Set.of(territory), new Period(from, to), ages, groups));
    }
}
