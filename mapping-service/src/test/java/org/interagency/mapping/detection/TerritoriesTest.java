package org.interagency.mapping.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.interagency.contracts.TerritoryFact;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerritoriesTest {

    private static TerritoryFact territory(String code, @Nullable String parent) {
        return new TerritoryFact(code, Map.of("en", code), "state", parent, null, null, 1, null, null, List.of());
    }

    @Test
    void theTreeOfAChainOf20000IsBuiltInNoTime() {
        List<TerritoryFact> chain = new ArrayList<>();
        for (int level = 0; level < 20_000; level++) {
            chain.add(territory("T" + level, level == 0 ? null : "T" + (level - 1)));
        }
        assertIsOneTree(chain);
        Collections.reverse(chain);
        assertIsOneTree(chain);
    }

    private static void assertIsOneTree(List<TerritoryFact> chain) {
        TerritoryTree tree = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Territories.treeOf(chain));
        assertThat(tree.rootOf("T19999")).isEqualTo("T0");
        assertThat(tree.places()).isEqualTo(1);
    }

    /** Moves can arrive in another order than they were made. */
    @Test
    void ofACircleTheLastOneIsARootUntilMoreArrives() {
        TerritoryTree tree = Territories.treeOf(
                List.of(territory("A", "B"), territory("B", "C"), territory("C", "A"), territory("D", "C")));
        assertThat(tree.rootOf("A")).isEqualTo("C");
        assertThat(tree.rootOf("D")).isEqualTo("C");
        assertThat(Territories.treeOf(List.of(territory("A", "A"), territory("B", "MISSING")))
                        .rootOf("B"))
                .isEqualTo("B");
    }
}
