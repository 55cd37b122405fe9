package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;
import org.jspecify.annotations.Nullable;

/**
 * The facts from which the findings about one contingency in one territory follow.
 *
 * @param contingency the contingency's code
 * @param territory the code of the territory; only the part of a programme inside it counts
 * @param need the people who need to be covered; {@code null} if that is not known
 * @param programmes the programmes that address the contingency; one that changes over time appears once for each of its states, whose periods do not
 *     overlap
 * @param agreements the agreements that may cover these programmes
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
