package org.interagency.kit.request;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** From when on something is no more: the query parameter of every retirement. */
public final class Retirement {

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The first day on which it is no more; today (UTC) if left out.")
    LocalDate on;

    /** The first day on which it is no more. */
    public LocalDate on() {
        return on == null ? Today.date() : on;
    }

    /** The problem of retiring something before it began. */
    public static ProblemException beforeTheStart(String detail) {
        return ProblemException.unprocessable(List.of(new FieldError("?on", detail)));
    }
}
