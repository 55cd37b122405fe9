package org.interagency.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.detection.Facts.everywhereIn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.interagency.detection.Facts;
import org.interagency.detection.fact.Programme;
import org.interagency.detection.geometry.AgeRange;
import org.interagency.detection.geometry.Box;
import org.interagency.detection.geometry.Extent;
import org.interagency.detection.geometry.GroupBits;
import org.interagency.detection.geometry.Period;
import org.interagency.detection.geometry.Region;
import org.interagency.detection.geometry.TerritoryTree;
import org.interagency.detection.rule.ContingencyContext.SharedExtent;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static final TerritoryTree TREE = Facts.tree("BR", null, "SP", "BR", "RJ", "BR", "MG", "BR");
    private static final GroupBits BITS = GroupBits.ofNames(Set.of("a", "b"));
    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    private static Programme programme(String code, String owner) {
        return new Programme(code, owner, Set.of(), everywhereIn("BR"), null);
    }

    /** The boxes are so many that they are united on the way. */
    @Test
    void isTheUnionOfAllThatIsAdded() {
        Random random = new Random(1);
        Area area = new Area();
        List<Box> all = new ArrayList<>();
        SharedExtent both = new SharedExtent(programme("P", "B"), programme("Q", "A"), List.of());
        for (int i = 0; i < 8_000; i++) {
            LocalDate from = DAY.plusDays(random.nextInt(300));
            int age = random.nextInt(80);
            List<Box> boxes = Box.of(
                    new Extent(
                            Set.of(List.of("SP", "RJ", "MG").get(random.nextInt(3))),
                            new Period(from, from.plusDays(1 + random.nextInt(20))),
                            new AgeRange(age, age + 1 + random.nextInt(5)),
                            random.nextInt(3) == 0 ? Set.of("a") : Set.of("b")),
                    TREE,
                    BITS);
            all.addAll(boxes);
            area.add(both, boxes);
        }

        assertThat(area.region()).isEqualTo(Region.union(all));
        assertThat(area.programmes()).containsExactly("P", "Q");
        assertThat(area.owners()).containsExactly("A", "B");
    }

    @Test
    void hasNoProgrammesOfWhichNothingCounts() {
        Area area = new Area();

        area.add(new SharedExtent(programme("P", "A"), programme("Q", "B"), List.of()), List.of());

        assertThat(area.programmes()).isEmpty();
        assertThat(area.region().isEmpty()).isTrue();
    }
}
