package org.interagency.mapping.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interagency.contracts.FindingFact.FindingBox;
import org.interagency.contracts.Population;
import org.interagency.contracts.ResponsibilityFact;
import org.interagency.contracts.ResponsibilityFactBuilder;
import org.interagency.contracts.vocabulary.ProgrammeFunction;
import org.interagency.contracts.vocabulary.Role;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A gap of the years 2020 to 2029, for people of 18 to 64 years, in the region A. */
class GapTest {

    private static final TerritoryTree TREE = new TerritoryTree(List.of(
            new Territory("LAND", null, null),
            new Territory("A", "LAND", null),
            new Territory("A-1", "A", null),
            new Territory("B", "LAND", null)));

    private static Gap gap(String... groups) {
        return gap(List.of(groups), List.of());
    }

    private static Gap gap(List<String> groups, List<String> groupsExcept) {
        FindingBox box = new FindingBox(
                List.of("A", "GONE"), LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1), 18, 65, groups, groupsExcept);
        return Gap.of(GapFinding.of(List.of(box)), TREE);
    }

    private static ResponsibilityFact proposed(
            Set<String> territories, int from, @Nullable Integer to, Population population) {
        return ResponsibilityFactBuilder.builder()
                .id("R")
                .programme("P")
                .function(ProgrammeFunction.PROVISION)
                .agency("X")
                .role(Role.ACCOUNTABLE)
                .territories(territories)
                .population(population)
                .validFrom(LocalDate.of(from, 1, 1))
                .validTo(to == null ? null : LocalDate.of(to, 1, 1))
                .legalBasis(List.of())
                .otherStates(List.of())
                .build();
    }

    private static boolean meets(Set<String> territories, int from, @Nullable Integer to, int ageFrom, int ageTo) {
        return gap().meets(proposed(territories, from, to, new Population(ageFrom, ageTo, Set.of())), TREE);
    }

    @Test
    void isMetByWhatHasAPlaceADayAndAnAgeInCommonWithIt() {
        assertThat(meets(Set.of("LAND"), 2000, null, 0, 130)).isTrue();
        assertThat(meets(Set.of("A-1"), 2029, 2040, 64, 65)).isTrue();
        assertThat(meets(Set.of("B"), 2000, null, 0, 130)).isFalse();
        assertThat(meets(Set.of("UNKNOWN"), 2000, null, 0, 130)).isFalse();
        assertThat(meets(Set.of("A"), 2030, null, 0, 130)).isFalse();
        assertThat(meets(Set.of("A"), 2010, 2020, 0, 130)).isFalse();
        assertThat(meets(Set.of("A"), 2000, null, 0, 18)).isFalse();
        assertThat(meets(Set.of("A"), 2000, null, 65, 130)).isFalse();
    }

    private static boolean meetsGroups(Gap gap, String... groups) {
        return gap.meets(proposed(Set.of("A"), 2000, null, new Population(0, 130, Set.of(groups))), TREE);
    }

    @Test
    void isMetByWhatHasAGroupInCommonWithIt() {
        assertThat(meetsGroups(gap(), "women")).isTrue();
        assertThat(meetsGroups(gap("women"))).isTrue();
        assertThat(meetsGroups(gap("women"), "women", "migrants")).isTrue();
        assertThat(meetsGroups(gap("women"), "migrants")).isFalse();
    }

    @Test
    void isMetByWhatHasAGroupThatItDoesNotLeaveOut() {
        Gap others = gap(List.of(), List.of("women", "children"));

        assertThat(meetsGroups(others)).isTrue();
        assertThat(meetsGroups(others, "migrants")).isTrue();
        assertThat(meetsGroups(others, "women", "migrants")).isTrue();
        assertThat(meetsGroups(others, "women", "children")).isFalse();
    }
}
