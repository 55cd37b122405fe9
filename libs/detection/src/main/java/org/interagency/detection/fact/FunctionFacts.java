package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;

/**
 * Everything that bears on who is accountable for one function of one programme.
 *
 * @param programme the programme's code
 * @param function the function's code
 * @param ownerships what the programme covers, and whose it is
 * @param required where it must have an accountable agency for the function: the extents of some of the ownerships
 * @param accountable the responsibilities of role accountable for the function; one that changes in the course of time comes once
 *     for each of its states, of periods that do not meet
 * @param agreements those that may bear on it
 */
public record FunctionFacts(
        String programme,
        String function,
        List<Ownership> ownerships,
        List<Extent> required,
        List<Accountability> accountable,
        List<Agreement> agreements) {

    public FunctionFacts {
        ownerships = List.copyOf(ownerships);
        required = List.copyOf(required);
        accountable = List.copyOf(accountable);
        agreements = List.copyOf(agreements);
    }

    /**
     * Facts about a programme that stays as it is.
     *
     * @param required whether it must have an accountable agency for the function everywhere
     * @param extent what it covers
     */
    public FunctionFacts(
            String programme,
            String owner,
            String function,
            boolean required,
            Extent extent,
            List<Accountability> accountable,
            List<Agreement> agreements) {
        this(
                programme,
                function,
                List.of(new Ownership(owner, extent)),
                required ? List.of(extent) : List.of(),
                accountable,
                agreements);
    }
}
