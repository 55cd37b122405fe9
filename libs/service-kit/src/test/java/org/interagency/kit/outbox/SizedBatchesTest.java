package org.interagency.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizedBatchesTest {

    @Test
    void aBatchHasAtMostSoManyBytes() {
        assertThat(SizedBatches.of(List.of("a", "b", "c", "d"), Map.of("a", 4L, "b", 6L, "c", 1L, "d", 9L), 10))
                .containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void aFactThatIsLargerIsABatchOfItsOwn() {
        assertThat(SizedBatches.of(List.of("a", "b", "c"), Map.of("a", 1L, "b", 11L, "c", 1L), 10))
                .containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void keysWithoutAFactTakeNoRoom() {
        assertThat(SizedBatches.of(List.of("a", "b", "c"), Map.of("c", 10L), 10))
                .containsExactly(List.of("a", "b", "c"));
        assertThat(SizedBatches.of(List.of(), Map.of(), 10)).isEmpty();
    }
}
