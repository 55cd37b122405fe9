package org.interagency.detection.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interagency.detection.Facts.START;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.interagency.detection.Facts;
import org.junit.jupiter.api.Test;

class TerritoryTreeTest {

    private static final TerritoryTree TWO_COUNTRIES =
            Facts.tree("BR", null, "SP", "BR", "SP-1", "SP", "RJ", "BR", "CL", null, "RM", "CL");

    @Test
    void knowsTheCountryOfEachTerritory() {
        assertThat(TWO_COUNTRIES.rootOf("SP-1")).isEqualTo("BR");
        assertThat(TWO_COUNTRIES.rootOf("RJ")).isEqualTo("BR");
        assertThat(TWO_COUNTRIES.rootOf("CL")).isEqualTo("CL");
        assertThat(TWO_COUNTRIES.rootOf("RM")).isEqualTo("CL");
        assertThatThrownBy(() -> TWO_COUNTRIES.rootOf("XX")).isInstanceOf(UnknownTerritoryException.class);
    }

    @Test
    void knowsWhatIsAboveAndBelowATerritory() {
        assertThat(TWO_COUNTRIES.within("BR")).containsExactlyInAnyOrder("BR", "RJ", "SP", "SP-1");
        assertThat(TWO_COUNTRIES.within("SP")).containsExactlyInAnyOrder("SP", "SP-1");
        // It has the same places as SP.
        assertThat(TWO_COUNTRIES.within("SP-1")).containsExactly("SP-1");
        assertThat(TWO_COUNTRIES.within("RJ")).containsExactly("RJ");
        assertThat(TWO_COUNTRIES.parentOf("SP-1")).isEqualTo("SP");
        assertThat(TWO_COUNTRIES.parentOf("BR")).isNull();
        assertThatThrownBy(() -> TWO_COUNTRIES.within("XX")).isInstanceOf(UnknownTerritoryException.class);
        assertThatThrownBy(() -> TWO_COUNTRIES.parentOf("XX")).isInstanceOf(UnknownTerritoryException.class);
    }

    @Test
    void countsPlacesOnce() {
        assertThat(TWO_COUNTRIES.places()).isEqualTo(3);
        assertThat(TWO_COUNTRIES.placesIn(List.of("BR"))).isEqualTo(2);
        assertThat(TWO_COUNTRIES.placesIn(List.of("BR", "SP", "RM"))).isEqualTo(3);
        assertThat(TWO_COUNTRIES.contains("RJ")).isTrue();
        assertThat(TWO_COUNTRIES.contains("XX")).isFalse();
    }

    @Test
    void territoriesMeetIfTheyHaveAPlaceInCommon() {
        Predicate<Collection<String>> meetsSaoPaulo = TWO_COUNTRIES.meeting(List.of("SP"));
        assertThat(meetsSaoPaulo.test(List.of("BR"))).isTrue();
        assertThat(meetsSaoPaulo.test(List.of("RJ", "SP-1"))).isTrue();
        assertThat(meetsSaoPaulo.test(List.of("RJ", "CL"))).isFalse();
        assertThat(meetsSaoPaulo.test(List.of())).isFalse();
        assertThat(TWO_COUNTRIES.meeting(List.of()).test(List.of("BR"))).isFalse();
        assertThatThrownBy(() -> meetsSaoPaulo.test(List.of("XX"))).isInstanceOf(UnknownTerritoryException.class);
    }

    @Test
    void theShapeOfATerritoryChangesWithWhatIsInItAlone() {
        TerritoryTree grown =
                Facts.tree("BR", null, "SP", "BR", "SP-1", "SP", "RJ", "BR", "CL", null, "RM", "CL", "VS", "CL");
        TerritoryTree moved = Facts.tree("BR", null, "SP", "BR", "SP-1", "BR", "RJ", "BR", "CL", null, "RM", "CL");
        TerritoryTree ended = new TerritoryTree(List.of(
                new Territory("BR", null, null),
                new Territory("SP", "BR", null),
                new Territory("SP-1", "SP", START),
                new Territory("RJ", "BR", null)));

        assertThat(grown.shapeOf("BR")).isEqualTo(TWO_COUNTRIES.shapeOf("BR"));
        assertThat(grown.shapeOf("CL")).isNotEqualTo(TWO_COUNTRIES.shapeOf("CL"));
        assertThat(moved.shapeOf("BR")).isNotEqualTo(TWO_COUNTRIES.shapeOf("BR"));
        assertThat(ended.shapeOf("BR")).isNotEqualTo(TWO_COUNTRIES.shapeOf("BR"));
        assertThatThrownBy(() -> ended.shapeOf("CL")).isInstanceOf(UnknownTerritoryException.class);
    }

    @Test
    void aChangeBearsOnWhatLiesInOrAroundIt() {
        TerritoryTree grownInTheSouth = Facts.tree("BR", null, "SP", "BR", "SP-1", "SP", "RJ", "BR", "RJ-1", "RJ");
        TerritoryTree grownAround = Facts.tree("BR", null, "SP", "BR", "SP-1", "SP", "RJ", "BR", "PR", "BR");
        TerritoryTree endedAround = new TerritoryTree(List.of(
                new Territory("BR", null, START),
                new Territory("SP", "BR", null),
                new Territory("SP-1", "SP", null),
                new Territory("RJ", "BR", null)));

        assertThat(grownInTheSouth.bearingOn(List.of("SP"))).isEqualTo(TWO_COUNTRIES.bearingOn(List.of("SP")));
        assertThat(grownInTheSouth.bearingOn(List.of("SP", "RJ")))
                .isNotEqualTo(TWO_COUNTRIES.bearingOn(List.of("SP", "RJ")));
        assertThat(grownInTheSouth.bearingOn(List.of("BR"))).isNotEqualTo(TWO_COUNTRIES.bearingOn(List.of("BR")));
        assertThat(grownAround.bearingOn(List.of("SP-1"))).isNotEqualTo(TWO_COUNTRIES.bearingOn(List.of("SP-1")));
        assertThat(endedAround.bearingOn(List.of("SP-1"))).isNotEqualTo(TWO_COUNTRIES.bearingOn(List.of("SP-1")));
        assertThat(TWO_COUNTRIES.bearingOn(List.of("SP", "RJ")))
                .isEqualTo(TWO_COUNTRIES.bearingOn(List.of("RJ", "SP")));
        assertThat(TWO_COUNTRIES.bearingOn(List.of("SP"))).isNotEqualTo(TWO_COUNTRIES.bearingOn(List.of("RJ")));
        assertThatThrownBy(() -> endedAround.bearingOn(List.of("CL"))).isInstanceOf(UnknownTerritoryException.class);
    }

    /** Fingerprints are stored: if the algorithm gives other values, everything is detected again. */
    @Test
    void shapesAndBearingsStayTheSameFromVersionToVersion() {
        TerritoryTree tree = new TerritoryTree(List.of(
                new Territory("BR", null, null), new Territory("SP", "BR", START), new Territory("RJ", "BR", null)));

        assertThat(tree.shapeOf("BR")).hasToString("b8ff1a08-138b-35d4-884c-98cd33b4b490");
        assertThat(tree.bearingOn(List.of("SP"))).hasToString("c826d02d-43fe-33dc-b179-d9c8da48d885");
    }

    /** Copies of older facts can be deeper than what can be registered now. */
    @Test
    void aTreeCanBeDeeperThanTheStack() {
        int depth = 100_000;
        List<Territory> chain = new ArrayList<>();
        for (int level = 0; level < depth; level++) {
            chain.add(new Territory("T" + level, level == 0 ? null : "T" + (level - 1), null));
        }
        chain.add(new Territory("OTHER", "T0", null));
        TerritoryTree deep = new TerritoryTree(chain);
        String lowest = "T" + (depth - 1);
        assertThat(deep.places()).isEqualTo(2);
        assertThat(deep.rootOf(lowest)).isEqualTo("T0");
        assertThat(deep.codesOf(deep.rangesOf(List.of("T1")))).containsExactly(lowest);
        assertThat(deep.codesOf(deep.rangesOf(List.of("T0")))).containsExactly("T0");
        assertThat(deep.bearingOn(List.of(lowest))).isNotEqualTo(deep.bearingOn(List.of("OTHER")));
    }
}
