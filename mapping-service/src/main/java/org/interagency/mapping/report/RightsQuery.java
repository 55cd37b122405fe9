package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.RightFact;
import org.jspecify.annotations.Nullable;

/** Of which rights a report is wanted: query parameters. */
public final class RightsQuery {

    @QueryParam("right")
    @Parameter(description = "Codes of the rights, each in a parameter of its own; all if left out.")
    List<String> rights;

    @QueryParam("instrument")
    @Nullable
    @Parameter(description = "Rights of this instrument only, such as PSS.")
    String instrument;

    boolean isAbout(RightFact right) {
        return (rights.isEmpty() || rights.contains(right.code()))
                && (instrument == null || instrument.equals(right.instrument()));
    }
}
