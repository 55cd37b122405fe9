package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;

/**
 * Everything that bears on whether a programme is in the hands of agencies that exist.
 *
 * @param programme the programme's code
 * @param ownerships what it covers, and whose it is
 * @param tenures the responsibilities of any role for it; one that changes in the course of time comes once for each of its states
 */
public record TenureFacts(String programme, List<Ownership> ownerships, List<Tenure> tenures) {

    /**
     * A responsibility of any role.
     *
     * @param responsibility its id
     * @param function the function's code
     * @param agency the code of the agency that holds it
     * @param extent what it covers
     */
    public record Tenure(String responsibility, String function, String agency, Extent extent) {}

    public TenureFacts {
        ownerships = List.copyOf(ownerships);
        tenures = List.copyOf(tenures);
    }

    /** Facts about a programme that one agency owns all the time. */
    public TenureFacts(String programme, String owner, Extent extent, List<Tenure> tenures) {
        this(programme, List.of(new Ownership(owner, extent)), tenures);
    }
}
