package org.interagency.kit.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.interagency.contracts.Fact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.problem.ProblemException;

/**
 * This service's copies of one kind of fact that another service owns.
 *
 * <p>They are fed by that service's events. What has not been heard of yet is asked for, so that what was registered a
 * moment ago is known at once, even while Kafka is down.
 *
 * @param <F> the fact
 */
public final class Copies<F extends Fact> {

    /** Keeps the address of a request below what servers accept: 40 codes of 64 characters. */
    private static final int CODES_PER_REQUEST = 40;

    private final CopyStore store;
    private final String topic;
    private final Class<F> type;
    private final String owner;
    private final Function<List<String>, Page<F>> fetch;

    /**
     * @param topic where the facts are heard
     * @param owner the name of the service that owns the facts, for messages
     * @param fetch asks the owner for the facts of at most {@value #CODES_PER_REQUEST} codes
     */
    Copies(CopyStore store, String topic, Class<F> type, String owner, Function<List<String>, Page<F>> fetch) {
        this.store = store;
        this.topic = topic;
        this.type = type;
        this.owner = owner;
        this.fetch = fetch;
    }

    /** Keeps facts that were heard, unless newer ones are there. Needs a transaction. */
    public void keep(Collection<F> heard) {
        store.keep(topic, heard);
    }

    /**
     * Fetches those of the codes that are not known here. Opens transactions of its own.
     *
     * @throws ProblemException 503 if the owner has to be asked and does not answer
     */
    public void ensure(Collection<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(QuarkusTransaction.requiringNew().call(() -> store.known(topic, codes)));
        refresh(unknown);
    }

    /**
     * Fetches the codes, known or not. Opens transactions of its own.
     *
     * @throws ProblemException 503 if the owner does not answer
     */
    public void refresh(Collection<String> codes) {
        List<String> wanted = new ArrayList<>(codes);
        for (int from = 0; from < wanted.size(); from += CODES_PER_REQUEST) {
            List<F> found = ask(wanted.subList(from, Math.min(wanted.size(), from + CODES_PER_REQUEST)));
            QuarkusTransaction.requiringNew().run(() -> keep(found));
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

    /** The copies of those of the codes that have one, by code. Needs a transaction. */
    public Map<String, F> find(Collection<String> codes) {
        return byKey(store.find(topic, type, codes));
    }

    /**
     * Like {@link #find}, and until the transaction ends no other one locks the same, nor changes them. Locks are taken in
     * the order of codes. Needs a transaction.
     */
    public Map<String, F> lock(Collection<String> codes) {
        return byKey(store.lock(topic, type, codes));
    }

    /** The copy of one code. Needs a transaction. */
    public Optional<F> find(String code) {
        return store.find(topic, type, List.of(code)).stream().findFirst();
    }

    /** All copies. Needs a transaction. */
    public List<F> all() {
        return store.all(topic, type);
    }

    private Map<String, F> byKey(List<F> facts) {
        return facts.stream().collect(Collectors.toMap(Fact::key, fact -> fact));
    }
}
