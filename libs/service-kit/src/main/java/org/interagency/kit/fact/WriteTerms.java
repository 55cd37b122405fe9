package org.interagency.kit.fact;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** On what terms something is written: from which day on, and under which conditions. */
public final class WriteTerms extends Preconditions {

    @QueryParam("since")
    @Nullable
    @Parameter(
            description =
                    "The day from which it is so; before that day it stays as it is on record. Left out, the state that is"
                            + " on record for now is corrected.")
    LocalDate since;

    /** Set by a POST, and by no parameter. */
    boolean isCreation;

    /** Terms of a creation: 409 if the thing exists already. */
    public static WriteTerms creation() {
        WriteTerms terms = new WriteTerms();
        terms.isCreation = true;
        return terms;
    }

    /** No terms: what is on record for now is corrected, whatever its version. */
    public static WriteTerms none() {
        return new WriteTerms();
    }

    /** What is said holds from a day on. */
    public static WriteTerms since(LocalDate day) {
        WriteTerms terms = new WriteTerms();
        terms.since = day;
        return terms;
    }

    /** The day from which it is so; {@code null} if what is on record for now is corrected. */
    public @Nullable LocalDate since() {
        return since;
    }
}
