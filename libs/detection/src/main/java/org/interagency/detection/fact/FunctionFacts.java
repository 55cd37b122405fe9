package org.interagency.detection.fact;

import java.util.List;
import org.interagency.detection.geometry.Extent;

/**
 * The facts from which the findings about one function of one programme follow.
 *
 * @param programme the programme's code
 * @param function the function's code
 * @param ownerships what the programme covers and who owns it
 * @param required where the programme requires an accountable agency for the function: the extents of some of the ownerships
 * @param accountable the responsibilities of role accountable for the function; one that several agencies hold, or that changes
 *     over time, appears once for each agency and state, and those of one agency have periods that do not overlap
 * @param agreements the agreements that may cover the programme and the function
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
     * Facts about a programme that does not change over time.
     *
     * @param required whether the programme requires an accountable agency for the function in all of its extent
     * @param extent what the programme covers
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
