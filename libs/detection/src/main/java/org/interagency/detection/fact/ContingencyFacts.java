package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Everything that bears on how one contingency is addressed in one territory.
 *
 * @param contingency the contingency's code
 * @param territory the code of the territory; of programmes that reach beyond it, what lies within counts
 * @param need who needs to be covered; {@code null} if that is not to be told
 * @param programmes those that address the contingency; one that changes in the course of time comes once for each of its
 *     states, of periods that do not meet
 * @param agreements those that may bear on it
 */
public record ContingencyFacts(
        String contingency,
        String territory,
        @Nullable Extent need,
        List<Programme> programmes,
        List<Agreement> agreements) {

    public ContingencyFacts {
        programmes = List.copyOf(programmes);
        agreements = List.copyOf(agreements);
    }
}
