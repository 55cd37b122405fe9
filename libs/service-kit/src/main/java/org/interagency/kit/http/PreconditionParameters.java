package org.interagency.kit.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The If-Match and If-None-Match headers of a PUT or a DELETE. */
public class PreconditionParameters {

    private static final String ANY = "*";
    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})(?:@[0-9-]+)?(;[^\"]*)?\"");
    private static final Pattern VERSIONS = Pattern.compile(VERSION + "(?:\\s*,\\s*" + VERSION + ")*");

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    @Parameter(description = "The ETag that was read; if somebody has written since, nothing is written (412).")
    String ifMatch;

    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    @Parameter(description = "* to write only if it does not exist yet (412 otherwise).")
    String ifNoneMatch;

    /**
     * The headers as a precondition.
     *
     * @throws RefusedException if If-Match cannot be read, or is the ETag of an answer in one language only
     */
    public Precondition precondition() {
        boolean isAny = ifMatch != null && ANY.equals(ifMatch.strip());
        return new Precondition(
                isAny,
                ifMatch == null || isAny ? null : versions(ifMatch.strip()),
                ifNoneMatch != null && ANY.equals(ifNoneMatch.strip()));
    }

    private static Set<Long> versions(String header) {
        if (!VERSIONS.matcher(header).matches()) {
            throw RefusedException.unreadable(new Violation(
                    HttpHeaders.IF_MATCH, "If-Match has to be the ETag of an answer, such as \"3\", or *."));
        }
        List<MatchResult> tags = VERSION.matcher(header).results().toList();
        if (tags.stream().anyMatch(tag -> tag.group(2) != null)) {
            throw RefusedException.outdated(
                    "If-Match is the ETag of an answer in one language; to write that would lose the others. Read it again without"
                            + " Accept-Language and repeat the change.");
        }
        return tags.stream().map(tag -> Long.valueOf(tag.group(1))).collect(Collectors.toSet());
    }
}
