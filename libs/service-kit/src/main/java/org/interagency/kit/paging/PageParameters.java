package org.interagency.kit.paging;

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

/** The parameters that every list takes: which page is wanted, and in which order. */
public class PageParameters {

    private static final int DEFAULT = 100;
    private static final int MOST = PageRequest.MOST;

    @QueryParam("limit")
    @Nullable
    @Parameter(
            description = "How many items at most. A file has all items that match if it is left out.",
            schema =
                    @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MOST, defaultValue = "" + DEFAULT))
    String limit;

    @QueryParam("cursor")
    @Nullable
    @Parameter(description = "The \"next\" of the previous page; leave it out for the first page.")
    String cursor;

    @QueryParam("sort")
    @Nullable
    @Parameter(
            description =
                    "The field to sort by, such as name; with a hyphen before it, such as -validFrom, in descending"
                            + " order. By the code or id if left out.")
    String sort;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Nullable
    @Parameter(hidden = true)
    String languages;

    /**
     * The page that is asked for.
     *
     * @throws RefusedException if the limit is not a number in range
     */
    public final PageRequest request() {
        return new PageRequest(items(), cursor, sort, languages().first());
    }

    /** Whether the request says how many items it wants. */
    protected final boolean isLimited() {
        return limit != null;
    }

    /** The languages of the reader. */
    protected final AcceptedLanguages languages() {
        return AcceptedLanguages.of(languages);
    }

    private int items() {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            int wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a number out of range
        }
        throw RefusedException.unreadable(new Violation("?limit", "limit has to be a number from 1 to " + MOST + "."));
    }
}
