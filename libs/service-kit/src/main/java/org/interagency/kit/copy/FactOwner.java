package org.interagency.kit.copy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param json reads facts that another version of the registry has written
 * @param <F> the fact
 */
record FactOwner<F extends Fact>(String name, Class<F> type, ObjectMapper json, Fetch fetch) {

    private static final Logger LOG = Logger.getLogger(FactOwner.class);

    /** Keeps the address of a request short enough for servers: 40 codes of at most 64 characters. */
    private static final int CODES_PER_REQUEST = 40;

    private static final int ITEMS_PER_PAGE = 1000;

    /** Fetches a page of facts from the owner. */
    @FunctionalInterface
    interface Fetch {

        /** @param codes the codes of the facts; empty for all facts */
        Page<JsonNode> page(List<String> codes, int limit, @Nullable String cursor);
    }

    /**
     * The facts with the given codes; codes that the owner does not have are left out.
     *
     * @throws RefusedException if the owner does not answer, or has a fact that this version of the registry cannot read
     */
    List<F> find(List<String> codes) {
        List<F> found = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += CODES_PER_REQUEST) {
            List<String> some = codes.subList(from, Math.min(codes.size(), from + CODES_PER_REQUEST));
            String cursor = null;
            do {
                Page<JsonNode> page = fetched(some, cursor);
                for (JsonNode fact : page.items()) {
                    found.add(read(fact).orElseThrow(this::doesNotAnswer));
                }
                cursor = page.next();
            } while (cursor != null);
        }
        return found;
    }

    /**
     * A page of all facts. Facts that this version of the registry cannot read are left out, since the others are needed all the same.
     *
     * @param cursor {@code null} for the first page
     * @throws RefusedException if the owner does not answer
     */
    Page<F> page(@Nullable String cursor) {
        Page<JsonNode> page = fetched(List.of(), cursor);
        return new Page<>(
                page.items().stream().flatMap(fact -> read(fact).stream()).toList(), page.next());
    }

    private Page<JsonNode> fetched(List<String> codes, @Nullable String cursor) {
        return answer(name, () -> fetch.page(codes, ITEMS_PER_PAGE, cursor));
    }

    private Optional<F> read(JsonNode fact) {
        try {
            return Optional.of(json.treeToValue(fact, type));
        } catch (JacksonException e) {
            LOG.warnf("the %s has a fact that this version cannot read: %s", name, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private RefusedException doesNotAnswer() {
        return doesNotAnswer(name);
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
            throw doesNotAnswer(service);
        }
    }

    private static RefusedException doesNotAnswer(String service) {
        return RefusedException.unavailable(
                "The " + service + " is needed for this request and does not answer. Try again in a moment.");
    }
}
