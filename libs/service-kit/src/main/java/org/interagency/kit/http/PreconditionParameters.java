package org.interagency.kit.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** The If-Match and If-None-Match headers of a PUT or a DELETE. */
public class PreconditionParameters extends VersionParameters {

    private static final String NONE = "*";

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    @Parameter(description = "* to write only if it does not exist yet (412 otherwise).")
    String ifNoneMatch;

    /**
     * The headers as a precondition.
     *
     * @throws RefusedException if If-Match cannot be read, or is the ETag of an answer in one language only
     */
    @Override
    public Precondition precondition() {
        Precondition match = super.precondition();
        if (ifMatch != null && VERSION.matcher(ifMatch).results().anyMatch(tag -> tag.group(2) != null)) {
            throw RefusedException.outdated(
                    "If-Match is the ETag of an answer in one language; to write that would lose the others. Read it again without"
                            + " Accept-Language and repeat the change.");
        }
        return new Precondition(
                match.exists(), match.versions(), ifNoneMatch != null && NONE.equals(ifNoneMatch.strip()));
    }
}
