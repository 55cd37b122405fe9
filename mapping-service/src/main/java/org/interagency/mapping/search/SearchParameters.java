package org.interagency.mapping.search;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.language.AcceptedLanguages;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** The query parameters of a search. */
public final class SearchParameters {

    private static final int DEFAULT = 10;
    private static final int MOST = 50;

    /** As long as the longest name. */
    private static final int LONGEST = 500;

    @QueryParam("q")
    @Nullable
    @Parameter(
            description =
                    "A code, a name, words of a name or the id of a finding, of at most 500 characters. Required. Accents, capital letters and typing"
                            + " errors are ignored.")
    String words;

    @QueryParam("limit")
    @Nullable
    @Parameter(
            description = "How many of each kind at most.",
            schema =
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MOST, defaultValue = "" + DEFAULT))
    String limit;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Nullable
    @Parameter(hidden = true)
    String languages;

    /**
     * What is looked for.
     *
     * @throws RefusedException 400 if there is nothing to look for, it is too long, or the limit is not a number in range
     */
    SearchQuery query() {
        if (words == null || words.isBlank()) {
            throw RefusedException.unreadable(
                    new Violation("?q", "Give a code, a name or words of a name to look for."));
        }
        String wanted = words.strip();
        if (wanted.length() > LONGEST) {
            throw RefusedException.unreadable(new Violation(
                    "?q", "q has " + wanted.length() + " characters; at most " + LONGEST + " are accepted."));
        }
        return new SearchQuery(wanted, most(), AcceptedLanguages.of(languages).first());
    }

    private int most() {
        if (limit == null) {
            return DEFAULT;
        }
        if (!limit.matches("[0-9]{1,2}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw RefusedException.unreadable(
                    new Violation("?limit", "limit has to be a number from 1 to " + MOST + "."));
        }
        return Integer.parseInt(limit);
    }
}
