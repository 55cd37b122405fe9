package org.interagency.kit.http;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.request.Today;
import org.jspecify.annotations.Nullable;

/** The parameters of a DELETE. */
public final class RetireParameters extends PreconditionParameters {

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The first day on which it no longer exists; today (UTC) if left out.")
    LocalDate on;

    /** The first day on which the thing no longer exists. */
    public LocalDate on() {
        return Today.ifAbsent(on);
    }
}
