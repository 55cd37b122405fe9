package org.interagency.kit.paging;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted: the two query parameters that every list takes. */
public final class PageRequest {

    private static final int MOST = 1000;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(description = "How many items at most, from 1 to 1000.")
    String limit = "100";

    @QueryParam("cursor")
    @Nullable
    @Parameter(description = "The \"next\" of the page before; leave it out for the first page.")
    String cursor;

    /** How many items at most, from 1 to 1000. */
    public int limit() {
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

    /** The key after which the page starts; empty for the first page. */
    public Optional<String> after() {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (key.indexOf('\0') < 0) {
                return Optional.of(key);
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like a key that cannot be one
        }
        throw ProblemException.badRequest(
                new FieldError("?cursor", "This is not a cursor; take the \"next\" of the page before."));
    }

    /**
     * The page made of what was found.
     *
     * @param found in the order of keys, one more than {@link #limit} if there is a next page
     */
    public <E, T> Page<T> page(List<E> found, Function<E, T> item, Function<T, String> key) {
        List<T> items = found.stream().limit(limit()).map(item).toList();
        String next = found.size() > items.size()
                ? Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.apply(items.get(items.size() - 1)).getBytes(StandardCharsets.UTF_8))
                : null;
        return new Page<>(items, next);
    }
}
