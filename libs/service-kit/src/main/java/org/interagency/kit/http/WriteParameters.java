package org.interagency.kit.http;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.fact.WriteTerms;
import org.jspecify.annotations.Nullable;

/** What every PUT takes beside its body. */
public final class WriteParameters extends PreconditionParameters {

    @QueryParam("since")
    @Nullable
    @Parameter(
            description =
                    "The day from which it is so; before that day it stays as it is on record. Left out, the state that is"
                            + " on record for now is corrected.")
    LocalDate since;

    /** The parameters as terms. */
    public WriteTerms terms() {
        return new WriteTerms(since, false, precondition());
    }
}
