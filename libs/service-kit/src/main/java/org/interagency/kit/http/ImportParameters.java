package org.interagency.kit.http;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
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

    private static final String UUID_FORM = "\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

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

    @QueryParam("id")
    @Nullable
    @Parameter(
            description =
                    "A UUID that the client chooses for this import, to ask meanwhile at import/{id} how far it has come. An import with an Idempotency-Key, which can be a retry, tells nothing.")
    String id;

    /**
     * The id that the client has chosen; empty if it wants none.
     *
     * @throws RefusedException if it is no UUID
     */
    Optional<UUID> id() {
        if (id == null) {
            return Optional.empty();
        }
        UUID known = uuid(id).orElseThrow(() -> RefusedException.unreadable(
                new Violation("?id", "id has to be a UUID, such as 7f6c1c34-3c4e-4b5c-9a33-0f1f6c0f2b11.")));
        return Optional.of(known);
    }

    /** The UUID of a text; empty if it is none in its usual form. */
    static Optional<UUID> uuid(String text) {
        return text.matches(UUID_FORM) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

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
