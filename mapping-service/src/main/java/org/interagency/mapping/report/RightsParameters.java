package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that say of which rights a report is wanted. */
public final class RightsParameters {

    @QueryParam("right")
    @Parameter(description = "Codes of the rights, each in a parameter of its own; all if left out.")
    List<String> rights;

    @QueryParam("instrument")
    @Nullable
    @Parameter(description = "Rights of this instrument only, such as PSS.")
    String instrument;

    /** Of which rights a report is wanted. */
    RightsQuery query() {
        return new RightsQuery(List.copyOf(rights), instrument);
    }
}
