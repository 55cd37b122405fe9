package org.interagency.kit.fact;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The If-Match and If-None-Match conditions of a PUT or a DELETE. */
public class Preconditions {

    private static final String ANY = "*";
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})(?:@[0-9-]+)?(;[^\"]*)?\"");
    private static final Pattern VERSIONS = Pattern.compile(VERSION + "(?:\\s*,\\s*" + VERSION + ")*");

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    @Parameter(description = "The ETag that was read; if somebody has written since, nothing is written (412).")
    String ifMatch;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    @Parameter(description = "* to write only what does not stand yet (412 otherwise).")
    String ifNoneMatch;

    /**
     * Complains if what stands is not what the writer has read.
     *
     * @param version the version that stands; 0 if nothing does
     * @throws ProblemException 412 if it is another; 400 if the header cannot be read
     */
    void check(String kind, String key, long version) {
        if (ifMatch != null
                && !(ANY.equals(ifMatch.strip()) ? version > 0 : named(ifMatch).contains(version))) {
            throw ProblemException.preconditionFailed(
                    version == 0
                            ? "There is no " + kind + " " + key
                                    + " that could match If-Match. Leave the header out to create it."
                            : "The " + kind + " " + key + " is at version " + version
                                    + " by now; If-Match names another." + " Read it again, and write on that.");
        }
        if (ifNoneMatch != null && ANY.equals(ifNoneMatch.strip()) && version > 0) {
            throw ProblemException.preconditionFailed(
                    "The " + kind + " " + key
                            + " stands already, and If-None-Match asks to write only if it does not. Leave the header out to replace it.");
        }
    }

    private static Set<Long> named(String header) {
        if (!VERSIONS.matcher(header.strip()).matches()) {
            throw ProblemException.badRequest(new FieldError(
                    HttpHeaders.IF_MATCH, "If-Match has to be the ETag of an answer, such as \"3\", or *."));
        }
        List<MatchResult> tags = VERSION.matcher(header).results().toList();
        if (tags.stream().anyMatch(tag -> tag.group(2) != null)) {
            throw ProblemException.preconditionFailed(
                    "If-Match names what was read in one language; to write that would lose the others. Read it again without"
                            + " Accept-Language, and write on that.");
        }
        return tags.stream().map(tag -> Long.valueOf(tag.group(1))).collect(Collectors.toSet());
    }
}
