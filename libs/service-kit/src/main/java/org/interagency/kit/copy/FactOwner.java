package org.interagency.kit.copy;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.interagency.contracts.Fact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A service that owns facts, and how to fetch them.
 *
 * @param name the name of the service, for messages
 * @param <F> the fact
 */
record FactOwner<F extends Fact>(String name, Fetch<F> fetch) {

    private static final Logger LOG = Logger.getLogger(FactOwner.class);

    /** Keeps the address of a request short enough for servers: 40 codes of at most 64 characters. */
    private static final int CODES_PER_REQUEST = 40;

    private static final int ITEMS_PER_PAGE = 1000;

    /** Fetches a page of facts from the owner. */
    @FunctionalInterface
    interface Fetch<F extends Fact> {

        /** @param the codes of the facts; empty for all facts */
        Page<F> page(List<String> codes, int limit, @Nullable String cursor);
    }

    /**
     * The facts with the given codes; codes that the owner does not have are left out.
     *
     * @throws RefusedException if the owner does not answer
     */
    List<F> find(List<String> codes) {
        List<F> found = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += CODES_PER_REQUEST) {
            List<String> some = codes.subList(from, Math.min(codes.size(), from + CODES_PER_REQUEST));
            found.addAll(answer(name, () -> fetch.page(some, some.size(), null)).items());
        }
        return found;
    }

    /**
     * A page of all facts.
     *
     * @param cursor {@code null} for the first page
     * @throws RefusedException if the owner does not answer
     */
    Page<F> page(@Nullable String cursor) {
        return answer(name, () -> fetch.page(List.of(), ITEMS_PER_PAGE, cursor));
    }

    /**
     * The answer of a service.
     *
     * @throws RefusedException if the service does not answer, or answers with an error
     */
    static <T> T answer(String service, Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException | WebApplicationException e) {
            LOG.warnf("the %s does not answer: %s", service, e.getMessage());
            throw RefusedException.unavailable(
                    "The " + service + " is needed for this request and does not answer. Try again in a moment.");
        }
    }
}
