package org.interagency.kit.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.language.AcceptedLanguages;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted, and in which order: what every list takes. */
public final class PageRequest {

    private static final int MOST = 1000;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "How many items at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MOST, defaultValue = "100"))
    String limit = "100";

    @QueryParam("cursor")
    @Nullable
    @Parameter(description = "The \"next\" of the page before; leave it out for the first page.")
    String cursor;

    @QueryParam("sort")
    @Nullable
    @Parameter(
            description =
                    "By what to sort, such as name; with a hyphen before it, such as -validFrom, from the last to the first. By the"
                            + " code or id if left out.")
    String sort;

    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
    @Nullable
    @Parameter(hidden = true)
    String languages;

    /** How many items at most, from 1 to 1000. */
    int limit() {
        try {
            int wanted = Integer.parseInt(limit);
            if (wanted >= 1 && wanted <= MOST) {
                return wanted;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw ProblemException.badRequest(new FieldError("?limit", "limit has to be a number from 1 to " + MOST + "."));
    }

    /**
     * The order that is asked for.
     *
     * @param key the property that identifies an item
     * @throws ProblemException 400 if the list cannot be sorted so
     */
    <T> Order<T> order(String key, Map<String, Sortable<T>> sortables) {
        boolean descending = sort != null && sort.startsWith("-");
        Sortable<T> by = sort == null ? null : sortables.get(descending ? sort.substring(1) : sort);
        if (sort != null && by == null) {
            throw ProblemException.badRequest(new FieldError(
                    "?sort",
                    "This list can be sorted by " + String.join(", ", new TreeSet<>(sortables.keySet()))
                            + ", each with a hyphen before it for the other way round."));
        }
        return new Order<>(key, by, descending, AcceptedLanguages.of(languages).first());
    }

    /**
     * The place after which the page starts; empty for the first page.
     *
     * @throws ProblemException 400 if the cursor is none of a list in this order
     */
    <T> Optional<Order.Place> after(Order<T> order) {
        if (cursor == null) {
            return Optional.empty();
        }
        return Optional.of(order.place(cursor)
                .orElseThrow(() -> ProblemException.badRequest(new FieldError(
                        "?cursor",
                        "This is not a cursor of this list in this order; take the \"next\" of the page before."))));
    }
}
