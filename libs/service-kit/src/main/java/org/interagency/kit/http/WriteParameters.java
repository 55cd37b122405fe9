package org.interagency.kit.http;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.fact.WriteTerms;
import org.jspecify.annotations.Nullable;

/** The parameters of a PUT. */
public final class WriteParameters extends PreconditionParameters {

    @QueryParam("since")
    @Nullable
    @Parameter(
            description =
                    "The first day of the new state; earlier days stay as they are. If left out, the last state is"
                            + " corrected.")
    LocalDate since;

    /** The parameters as the terms of a write. */
    public WriteTerms terms(Mandate mandate) {
        return new WriteTerms(mandate, since, false, precondition());
    }
}
