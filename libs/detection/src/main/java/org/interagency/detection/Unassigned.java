package org.interagency.detection;

import java.util.List;
import java.util.UUID;

/**
 * Part of a programme's extent has no accountable agency for a function that the programme requires.
 *
 * <p>One finding for each programme and function, however many parts are uncovered.
 *
 * @param agencies the programme's owner, who has to see to it
 */
public record Unassigned(
        UUID id, String programme, String function, List<String> agencies, List<ExtentBox> extent, Severity severity)
        implements Finding {

    @Override
    public List<String> responsibilities() {
        return List.of();
    }

    @Override
    public boolean vertical() {
        return false;
    }
}
