package org.interagency.detection;

import java.util.List;

/**
 * Everything that bears on whether a programme is in the hands of agencies that exist.
 *
 * @param programme the programme's code
 * @param owner the code of the agency that owns it
 * @param extent what it covers
 * @param tenures the responsibilities of any role for it, each id once
 */
public record TenureFacts(String programme, String owner, Extent extent, List<Tenure> tenures) {

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
        tenures = List.copyOf(tenures);
    }
}
