package org.interagency.kit.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.fact.Precondition;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The If-Match header of a write of something that exists. */
public class VersionParameters {

    private static final String ANY = "*";
    /** Has the version and, if there are any, the languages of the answer as groups. */
    static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})(?:@[0-9-]+)?(;[^\"]*)?\"");

    private static final Pattern VERSIONS = Pattern.compile(VERSION + "(?:\\s*,\\s*" + VERSION + ")*");

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    @Parameter(description = "The ETag that was read; if somebody has written since, nothing is written (412).")
    String ifMatch;

    /**
     * The header as a precondition. An answer in one language only has the same version as one in all languages.
     *
     * @throws RefusedException if it cannot be read
     */
    public Precondition precondition() {
        boolean isAny = ifMatch != null && ANY.equals(ifMatch.strip());
        return new Precondition(isAny, ifMatch == null || isAny ? null : versions(ifMatch.strip()), false);
    }

    private static Set<Long> versions(String header) {
        if (!VERSIONS.matcher(header).matches()) {
            throw RefusedException.unreadable(new Violation(
                    HttpHeaders.IF_MATCH, "If-Match has to be the ETag of an answer, such as \"3\", or *."));
        }
        return VERSION.matcher(header)
                .results()
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toSet());
    }
}
