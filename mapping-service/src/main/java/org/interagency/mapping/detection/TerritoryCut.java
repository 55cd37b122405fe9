package org.interagency.mapping.detection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.interagency.detection.geometry.Territory;
import org.interagency.detection.geometry.TerritoryTree;

/** Cuts territories to some territories, the frame. Made once for many cuts; a cut takes time in proportion to the depth of the tree. */
public final class TerritoryCut {

    private final TerritoryTree tree;
    private final Set<String> frame = new HashSet<>();

    /** By a territory above some of the frame: those of the frame. */
    private final Map<String, Set<String>> inside = new HashMap<>();

    /** @param frame codes, each with all below it; those that the tree lacks do not count */
    public TerritoryCut(Collection<String> frame, TerritoryTree tree) {
        this.tree = tree;
        frame.stream().filter(tree::contains).forEach(this.frame::add);
        for (String code : this.frame) {
            for (String above = tree.parentOf(code); above != null; above = tree.parentOf(above)) {
                inside.computeIfAbsent(above, key -> new HashSet<>()).add(code);
            }
        }
    }

    /**
     * The part of a territory that lies in the frame: the territory itself if all of it does, else what the frame names inside it; empty if the two are
     * apart or if the tree lacks the territory.
     */
    public Set<String> of(String territory) {
        if (!tree.contains(territory)) {
            return Set.of();
        }
        for (String at = territory; at != null; at = tree.parentOf(at)) {
            if (frame.contains(at)) {
                return Set.of(territory);
            }
        }
        return inside.getOrDefault(territory, Set.of());
    }

    /** Whether a territory that has a level on any day has a part in the frame. */
    public boolean meetsLevel(String level) {
        return tree.territories()
                .filter(territory -> territory.states().stream()
                        .map(Territory.TerritoryState::level)
                        .anyMatch(level::equals))
                .anyMatch(territory -> !of(territory.code()).isEmpty());
    }
}
