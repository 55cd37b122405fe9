package org.interagency.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where some places are in the tree of territories. */
class PlaceTreesTest {

    private static final Map<String, JsonObject> LAND = Map.of(
            "L", place("L", "Land", null),
            "N", place("N", "North", "L"),
            "N-A", place("N-A", "Árbol", "N"),
            "N-B", place("N-B", "Bosque", "N"),
            "N-Z", place("N-Z", "Zarza", "N"));

    private static JsonObject place(String code, String name, String parent) {
        return new JsonObject()
                .put("code", code)
                .put("name", new JsonObject().put("es", name))
                .put("parent", parent);
    }

    private static List<PlaceNode> tree(String... codes) {
        return PlaceTrees.tree(List.of(codes), LAND, Locale.forLanguageTag("es"));
    }

    private static PlaceNode node(String code, String name, boolean isNamed, PlaceNode... parts) {
        return new PlaceNode(new FactLink("/territories/" + code, name), isNamed, List.of(parts));
    }

    @Test
    void aPlaceIsBelowAllThatItIsPartOf() {
        assertThat(tree("N-B"))
                .containsExactly(node("L", "Land", false, node("N", "North", false, node("N-B", "Bosque", true))));
    }

    @Test
    void placesOfOneTerritoryAreBelowItInTheOrderOfTheLanguage() {
        assertThat(tree("N-Z", "N-B", "N-A"))
                .containsExactly(node(
                        "L",
                        "Land",
                        false,
                        node(
                                "N",
                                "North",
                                false,
                                node("N-A", "Árbol", true),
                                node("N-B", "Bosque", true),
                                node("N-Z", "Zarza", true))));
    }

    @Test
    void aPlaceCanContainAnother() {
        assertThat(tree("N-B", "L"))
                .containsExactly(node("L", "Land", true, node("N", "North", false, node("N-B", "Bosque", true))));
    }

    @Test
    void aPlaceOfWhichNothingIsKnownIsARoot() {
        assertThat(tree("X")).containsExactly(node("X", "X", true));
    }

    @Test
    void aPlaceIsARootIfWhatItIsPartOfIsNotKnown() {
        assertThat(PlaceTrees.tree(List.of("N"), Map.of("N", LAND.get("N")), Locale.ENGLISH))
                .containsExactly(node("N", "North", true));
    }
}
