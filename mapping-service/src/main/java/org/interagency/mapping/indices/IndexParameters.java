package org.interagency.mapping.indices;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what indices are about. */
public final class IndexParameters {

    @QueryParam("country")
    @Nullable
    @Parameter(description = "The code of a country: a territory without a parent.")
    String country;

    @QueryParam("territory")
    @Nullable
    @Parameter(description = "The code of a territory; all below it counts too.")
    String territory;

    @QueryParam("level")
    @Nullable
    @Parameter(description = "Only programmes that an agency of this government level owns on the day.")
    String level;

    @QueryParam("contingency")
    @Nullable
    @Parameter(description = "Only programmes that address this contingency on the day.")
    String contingency;

    @QueryParam("programme")
    @Nullable
    @Parameter(description = "Only this programme.")
    String programme;

    IndexFilter filter() {
        return new IndexFilter(country, territory, level, contingency, programme);
    }
}
