package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupBitsTest {

    private static Set<String> groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> "group-" + i).collect(Collectors.toSet());
    }

    @Test
    void everyoneIsAllGroupsAndTheOthers() {
        GroupBits bits = GroupBits.ofNames(Set.of("a", "b"));

        assertThat(bits.maskOf(Set.of())).isEqualTo(0b111);
        assertThat(bits.namesOf(0b111)).isEmpty();
        assertThat(bits.exceptionsOf(0b111)).isEmpty();
    }

    @Test
    void peopleInNoGroupAreNamedByTheGroupsThatTheyAreNotIn() {
        GroupBits bits = GroupBits.ofNames(Set.of("a", "b"));

        assertThat(bits.namesOf(0b101)).isEmpty();
        assertThat(bits.exceptionsOf(0b101)).containsExactly("b");
        assertThat(bits.exceptionsOf(0b100)).containsExactly("a", "b");
    }

    @Test
    void peopleInGroupsAreNamedByTheseGroups() {
        GroupBits bits = GroupBits.ofNames(Set.of("a", "b"));

        assertThat(bits.namesOf(0b011)).containsExactly("a", "b");
        assertThat(bits.exceptionsOf(0b011)).isEmpty();
    }

    @Test
    void takesAsManyGroupsAsTheLimitAllows() {
        GroupBits most = GroupBits.ofNames(groups(Extent.MOST_GROUPS));

        assertThat(most.maskOf(Set.of())).isEqualTo(Long.MAX_VALUE);
        assertThat(Long.bitCount(most.maskOf(groups(Extent.MOST_GROUPS)))).isEqualTo(Extent.MOST_GROUPS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupBits.ofNames(groups(Extent.MOST_GROUPS + 1)))
                .withMessageContaining("63 population groups");
    }
}
