package org.interagency.mapping.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.interagency.contracts.FindingFact.FindingBox;
import org.junit.jupiter.api.Test;

class ExtentHullTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static FindingBox box(String territory, int year, Integer until, int ageFrom, String... groups) {
        return new FindingBox(
                List.of(territory),
                DAY.withYear(year),
                until == null ? null : DAY.withYear(until),
                ageFrom,
                ageFrom + 10,
                List.of(groups),
                List.of());
    }

    private static FindingBox boxExcept(String... groups) {
        return new FindingBox(List.of("A"), DAY, null, 0, 130, List.of(), List.of(groups));
    }

    @Test
    void containsAllBoxes() {
        assertThat(ExtentHull.of(List.of(box("B", 2022, 2024, 20, "low-income"), box("A", 2020, 2023, 60, "disabled"))))
                .isEqualTo(new ExtentHull(
                        2,
                        new TreeSet<>(List.of("A", "B")),
                        DAY.withYear(2020),
                        DAY.withYear(2024),
                        20,
                        70,
                        new TreeSet<>(List.of("disabled", "low-income")),
                        new TreeSet<>()));
    }

    @Test
    void hasNoEndIfABoxHasNone() {
        assertThat(ExtentHull.of(List.of(box("A", 2020, null, 0), box("A", 2010, 2012, 0)))
                        .validTo())
                .isNull();
    }

    @Test
    void isForEveryoneIfABoxIs() {
        assertThat(ExtentHull.of(List.of(box("A", 2020, null, 0), box("A", 2010, 2012, 0, "low-income")))
                        .groups())
                .isEmpty();
    }

    @Test
    void exceptsWhatEachBoxExcepts() {
        assertThat(ExtentHull.of(List.of(boxExcept("disabled", "low-income"), boxExcept("low-income")))
                        .groupsExcept())
                .containsExactly("low-income");
    }

    @Test
    void isForEveryoneIfOneBoxNamesGroupsAndAnotherExceptsSome() {
        ExtentHull hull = ExtentHull.of(List.of(box("A", 2020, null, 0, "disabled"), boxExcept("low-income")));
        assertThat(hull.groups()).isEmpty();
        assertThat(hull.groupsExcept()).isEmpty();
    }
}
