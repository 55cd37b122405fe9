package org.interagency.mapping.report;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.request.Today;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameters of a responsibility matrix. */
public final class MatrixParameters {

    @QueryParam("columns")
    @Nullable
    @Parameter(description = "What the functions are set against: agency or territory; agency if left out.")
    MatrixColumns columns;

    @QueryParam("programme")
    @Nullable
    @Parameter(
            description = "The code of a programme; all programmes if programme, contingency and right are left out.")
    String programme;

    @QueryParam("contingency")
    @Nullable
    @Parameter(
            description = "The code of a contingency: the matrix is about the programmes that address it on the day.")
    String contingency;

    @QueryParam("right")
    @Nullable
    @Parameter(description = "The code of a right: the matrix is about the programmes that realise it on the day.")
    String right;

    @QueryParam("territory")
    @Nullable
    @Parameter(
            description = "The code of a territory. Agencies are those with a responsibility in it or in a part of it;"
                    + " territories are those directly below it, or of the level. Required for territories.")
    String territory;

    @QueryParam("level")
    @Nullable
    @Parameter(description = "The code of a government level, of which the agencies or territories are on the day.")
    String level;

    @QueryParam("asOf")
    @Nullable
    @Parameter(description = "The day; today (UTC) if left out.")
    LocalDate asOf;

    /**
     * What the matrix is about.
     *
     * @throws RefusedException 400 if the columns are territories and no territory is given
     */
    MatrixQuery query() {
        MatrixColumns wanted = columns == null ? MatrixColumns.AGENCY : columns;
        if (wanted == MatrixColumns.TERRITORY && territory == null) {
            throw RefusedException.unreadable(
                    new Violation(
                            "?territory",
                            "Give the code of a territory, such as that of a country: the columns are the territories below it."));
        }
        return new MatrixQuery(wanted, programme, contingency, right, territory, level, Today.ifAbsent(asOf));
    }
}
