package org.interagency.kit.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.contracts.Languages;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.csv.ImportOptions;
import org.interagency.kit.fact.WriteTerms;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameters of an import. */
public final class ImportParameters {

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
    @Parameter(description = "The first day on which all rows hold; if left out, the last state is corrected.")
    LocalDate since;

    @QueryParam("language")
    @DefaultValue("und")
    @Parameter(description = "The BCP 47 tag of the language of names; \"und\" if it is not known.")
    String language = "und";

    /**
     * The parameters as options.
     *
     * @throws RefusedException if the language is not a language tag
     */
    ImportOptions options(Mandate mandate) {
        if (!language.matches(Languages.TAG)) {
            throw RefusedException.unreadable(
                    new Violation("?language", "language has to be a BCP 47 tag such as pt or zh-Hant."));
        }
        return new ImportOptions(atomic, dryRun, WriteTerms.since(mandate, since), language);
    }
}
