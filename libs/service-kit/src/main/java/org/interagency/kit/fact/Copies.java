package org.interagency.kit.fact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.interagency.contracts.Fact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.problem.ProblemException;

/**
 * Asks the service that owns facts for those that this service has not heard of yet, so that what was registered a moment
 * ago is known at once, even while Kafka is down.
 *
 * @param <F> the fact
 */
public final class Copies<F extends Fact> {

    /** Keeps the address of a request below what servers accept: 40 codes of 64 characters. */
    private static final int CODES_PER_REQUEST = 40;

    private final String owner;
    private final Function<Collection<String>, Set<String>> known;
    private final Function<List<String>, Page<F>> fetch;
    private final Consumer<Collection<F>> keep;

    /**
     * @param owner the name of the service that owns the facts, for messages
     * @param known which of some codes this service has a copy of
     * @param fetch asks the owner for the facts of some codes
     * @param keep stores facts in a transaction of its own, unless newer ones are there
     */
    public Copies(
            String owner,
            Function<Collection<String>, Set<String>> known,
            Function<List<String>, Page<F>> fetch,
            Consumer<Collection<F>> keep) {
        this.owner = owner;
        this.known = known;
        this.fetch = fetch;
        this.keep = keep;
    }

    /**
     * Fetches those of the codes that are not known here.
     *
     * @throws ProblemException 503 if the owner has to be asked and does not answer
     */
    public void ensure(Collection<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(known.apply(unknown));
        refresh(unknown);
    }

    /**
     * Fetches the codes, known or not.
     *
     * @throws ProblemException 503 if the owner does not answer
     */
    public void refresh(Collection<String> codes) {
        List<String> wanted = new ArrayList<>(codes);
        for (int from = 0; from < wanted.size(); from += CODES_PER_REQUEST) {
            List<F> found = ask(wanted.subList(from, Math.min(wanted.size(), from + CODES_PER_REQUEST)));
            if (!found.isEmpty()) {
                keep.accept(found);
            }
        }
    }

    private List<F> ask(List<String> codes) {
        try {
            return fetch.apply(codes).items();
        } catch (ProcessingException | WebApplicationException e) {
            throw ProblemException.unavailable("The " + owner + " has to be asked about " + codes
                    + " and does not answer (" + e.getMessage() + "). Nothing was stored; try again.");
        }
    }

    /** Which of the ids a repository has. */
    public static Set<String> idsIn(PanacheRepositoryBase<?, String> repository, String key, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(repository
                .find("select " + key + " from #entity where " + key + " in ?1", ids)
                .project(String.class)
                .list());
    }
}
