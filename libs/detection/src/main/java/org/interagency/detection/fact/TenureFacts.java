package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;

/**
 * The facts that show whether agencies that have ceased still hold a programme or its responsibilities.
 *
 * @param programme the programme's code
 * @param ownerships what the programme covers and who owns it
 * @param tenures the responsibilities of any role for the programme; one that changes over time appears once for each of its states
 */
public record TenureFacts(String programme, List<Ownership> ownerships, List<Tenure> tenures) {

    /**
     * A state of a responsibility of any role.
     *
     * @param responsibility the responsibility's id
     * @param function the function's code
     * @param agency the code of the agency that holds it
     * @param extent what it covers
     */
    public record Tenure(String responsibility, String function, String agency, Extent extent) {}

    public TenureFacts {
        ownerships = List.copyOf(ownerships);
        tenures = List.copyOf(tenures);
    }

    /** Facts about a programme that does not change over time. */
    public TenureFacts(String programme, String owner, Extent extent, List<Tenure> tenures) {
        this(programme, List.of(new Ownership(owner, extent)), tenures);
    }
}
