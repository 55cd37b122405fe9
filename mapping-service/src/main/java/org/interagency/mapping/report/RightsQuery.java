package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Of which rights a report is wanted, where and when: the query parameters. */
public final class RightsQuery {

    @QueryParam("territory")
    @Nullable
    @Parameter(description = "The code of the territory. It is needed.")
    String territory;

    @QueryParam("on")
    @Nullable
    @Parameter(description = "The day; today (UTC) if left out.")
    LocalDate on;

    @QueryParam("right")
    @Parameter(description = "Codes of the rights, each in a parameter of its own; all if left out.")
    List<String> rights;

    @QueryParam("instrument")
    @Nullable
    @Parameter(description = "Rights of this instrument only, such as PSS.")
    String instrument;

    /**
     * Complains if no territory is named.
     *
     * @throws ProblemException 400 that names the parameter
     */
    void check() {
        if (territory == null) {
            throw ProblemException.badRequest(
                    new FieldError("?territory", "Say the code of a territory, such as that of a country."));
        }
    }

    String territory() {
        return Objects.requireNonNull(territory);
    }

    LocalDate on() {
        return on == null ? LocalDate.now(ZoneOffset.UTC) : on;
    }
}
