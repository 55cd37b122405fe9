package org.interagency.mapping.indices;

import java.util.List;
import java.util.Map;
import org.interagency.detection.geometry.PlaceRange;
import org.interagency.detection.geometry.TerritoryTree;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured, at one moment. Immutable.
 *
 * @param state that of the table
 * @param tree the territories that it is read by
 * @param places by number of a territory; {@code null} for a code that is no territory of the tree
 */
record MeasuredFunctions(
        String state,
        TerritoryTree tree,
        Map<String, List<MeasuredFunction>> byProgramme,
        List<@Nullable PlaceRange> places) {

    /** The measures of a programme's functions. */
    List<MeasuredFunction> of(String programme) {
        return byProgramme.getOrDefault(programme, List.of());
    }
}
