package org.interagency.kit.request;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where and when something is asked about: query parameters. */
public final class PlaceAndDay {

    @QueryParam("territory")
    @Nullable
    @Parameter(description = "The code of the place. It is needed.")
    String territory;

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The day; today (UTC) if left out.")
    LocalDate on;

    /**
     * The code of the place.
     *
     * @throws ProblemException 400 that names the parameter if none is given
     */
    public String territory() {
        if (territory == null) {
            throw ProblemException.badRequest(
                    new FieldError(
                            "?territory",
                            "Say the code of a territory, such as that of a municipality or a country; the answer depends on it."));
        }
        return territory;
    }

    /** The day. */
    public LocalDate on() {
        return on == null ? Today.date() : on;
    }
}
