package org.interagency.kit.http;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/** What every DELETE takes. */
public final class RetireParameters extends PreconditionParameters {

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The first day on which it is no more; today (UTC) if left out.")
    LocalDate on;

    /** The first day on which the thing is no more. */
    public LocalDate on() {
        return on == null ? Today.date() : on;
    }
}
