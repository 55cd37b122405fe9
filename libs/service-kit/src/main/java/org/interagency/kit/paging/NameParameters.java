package org.interagency.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter that searches names. */
public final class NameParameters {

    @QueryParam("q")
    @Nullable
    @Parameter(description = "Words of its name, all in one of its languages; accents and endings are ignored.")
    String words;

    /** The words to search names for; {@code null} for all names. */
    public @Nullable String words() {
        return words;
    }
}
