package org.interagency.kit.csv;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.Languages;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The query parameters of every import. */
public final class ImportOptions {

    @QueryParam("atomic")
    @DefaultValue("false")
    @Parameter(description = "Store all rows, or none if one of them is bad.")
    boolean atomic;

    @QueryParam("dryRun")
    @DefaultValue("false")
    @Parameter(description = "Answer as if all rows were imported, and store nothing.")
    boolean dryRun;

    @QueryParam("since")
    @Nullable
    @Parameter(description = "The day from which all of it is so; left out, what is on record for now is corrected.")
    LocalDate since;

    @QueryParam("language")
    @DefaultValue("und")
    @Parameter(description = "The BCP 47 tag of the language of names; \"und\" if it is not known.")
    String language = "und";

    WriteTerms terms() {
        return since == null ? WriteTerms.none() : WriteTerms.since(since);
    }

    boolean inOneTransaction() {
        return atomic || dryRun;
    }

    String language() {
        if (!language.matches(Languages.TAG)) {
            throw ProblemException.badRequest(
                    new FieldError("?language", "language has to be a BCP 47 tag such as pt or zh-Hant."));
        }
        return language;
    }
}
