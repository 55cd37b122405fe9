package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that select the rights of a report. */
public final class RightsParameters {

    @QueryParam("right")
    @Parameter(description = "Codes of the rights, each in a parameter of its own; all rights if left out.")
    List<String> rights;

    @QueryParam("instrument")
    @Nullable
    @Parameter(description = "Only rights of this instrument, such as PSS.")
    String instrument;

    /** The selected rights. */
    RightsQuery query() {
        return new RightsQuery(List.copyOf(rights), instrument);
    }
}
