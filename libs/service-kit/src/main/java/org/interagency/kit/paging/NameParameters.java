package org.interagency.kit.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameter of lists of things that have names. */
public final class NameParameters {

    @QueryParam("q")
    @Nullable
    @Parameter(description = "Words of its name, all in one of its languages; accents and endings do not count.")
    String words;

    /** The words that names are searched for; {@code null} if any name will do. */
    public @Nullable String words() {
        return words;
    }
}
