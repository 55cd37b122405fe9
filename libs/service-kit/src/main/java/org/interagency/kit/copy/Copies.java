package org.interagency.kit.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.interagency.contracts.Fact;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.copy.CopyDefect.Kind;
import org.interagency.kit.paging.Page;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

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

    private static final int ITEMS_PER_PAGE = 1000;

    private static final int UNPROCESSABLE = 422;

    private static final int PAUSE_MILLIS = 250;

    /** Asks the owner for a page of facts. */
    @FunctionalInterface
    interface Fetch<F extends Fact> {

        /** @param codes of the facts wanted; none means all */
        Page<F> page(List<String> codes, int limit, @Nullable String cursor);
    }

    private final CopyStore store;
    private final String topic;
    private final Class<F> type;
    private final String owner;
    private final Fetch<F> fetch;

    /**
     * @param topic where the facts are heard
     * @param owner the name of the service that owns the facts, for messages
     */
    Copies(CopyStore store, String topic, Class<F> type, String owner, Fetch<F> fetch) {
        this.store = store;
        this.topic = topic;
        this.type = type;
        this.owner = owner;
        this.fetch = fetch;
    }

    /**
     * Writes something that refers to other services' facts, and tries once more with fresh copies if it was refused with
     * those that were there.
     *
     * @param prepare fetches what is referred to; given {@code true}, even what is known
     * @throws ProblemException if it is refused with fresh copies too
     */
    public static <T> T tryingAgain(Consumer<Boolean> prepare, Supplier<T> write) {
        prepare.accept(false);
        try {
            return write.get();
        } catch (ProblemException refused) {
            if (refused.problem().status() != UNPROCESSABLE) {
                throw refused;
            }
        }
        prepare.accept(true);
        return write.get();
    }

    /** Keeps facts that were heard, unless newer ones are there. Needs a transaction. */
    public void keep(Collection<F> heard) {
        store.keep(topic, heard);
    }

    /**
     * Fetches those of the codes that are not known here. Opens transactions of its own.
     *
     * @param fresh whether to fetch even what is known
     * @return what was fetched
     * @throws ProblemException 503 if the owner has to be asked and does not answer
     */
    public List<F> prepare(Collection<String> codes, boolean fresh) {
        if (codes.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>(codes);
        if (!fresh) {
            wanted.removeAll(QuarkusTransaction.requiringNew().call(() -> store.known(topic, codes)));
        }
        List<F> fetched = fetch(List.copyOf(wanted));
        if (!fetched.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> keep(fetched));
        }
        return fetched;
    }

    private List<F> fetch(List<String> codes) {
        List<F> fetched = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += CODES_PER_REQUEST) {
            List<String> some = codes.subList(from, Math.min(codes.size(), from + CODES_PER_REQUEST));
            fetched.addAll(ask(some, some.size(), null).items());
        }
        return fetched;
    }

    /**
     * Fetches all that the owner has. Opens transactions of its own.
     *
     * @throws ProblemException 503 if the owner does not answer
     */
    public void prepareAll() {
        String cursor = null;
        do {
            Page<F> page = ask(List.of(), ITEMS_PER_PAGE, cursor);
            QuarkusTransaction.requiringNew().run(() -> keep(page.items()));
            cursor = page.next();
        } while (cursor != null);
    }

    /** The topic of the facts. */
    public String topic() {
        return topic;
    }

    /**
     * Compares all copies with what the owner has, and replaces those that differ. Opens transactions of its own.
     *
     * @param deadline until when events may be under way that bring what copies lack
     * @return what differed; a copy of a fact that the owner does not have stays
     * @throws ProblemException 503 if the owner does not answer
     */
    List<CopyDefect> mend(Instant deadline) {
        List<String> suspects = List.copyOf(compareAll().keySet());
        Map<String, F> owned = byKey(fetch(suspects));
        Map<String, CopyDefect> defects = compare(suspects, owned);
        while (defects.values().stream().anyMatch(CopyDefect::mayBeUnderWay)
                && Instant.now().isBefore(deadline)) {
            pause();
            owned = byKey(fetch(List.copyOf(defects.keySet())));
            defects = compare(defects.keySet(), owned);
        }
        List<F> right = defects.keySet().stream()
                .map(owned::get)
                .filter(Objects::nonNull)
                .toList();
        QuarkusTransaction.requiringNew().run(() -> store.replace(topic, right));
        return List.copyOf(defects.values());
    }

    private Map<String, CopyDefect> compareAll() {
        Set<String> unknownToOwner =
                new HashSet<>(QuarkusTransaction.requiringNew().call(() -> store.keys(topic)));
        Map<String, CopyDefect> defects = new TreeMap<>();
        String cursor = null;
        do {
            Page<F> page = ask(List.of(), ITEMS_PER_PAGE, cursor);
            Map<String, F> owned = byKey(page.items());
            defects.putAll(compare(owned.keySet(), owned));
            unknownToOwner.removeAll(owned.keySet());
            cursor = page.next();
        } while (cursor != null);
        defects.putAll(compare(unknownToOwner, Map.of()));
        return defects;
    }

    private Map<String, CopyDefect> compare(Collection<String> keys, Map<String, F> owned) {
        Map<String, F> copies = QuarkusTransaction.requiringNew().call(() -> find(keys));
        Map<String, CopyDefect> defects = new TreeMap<>();
        for (String key : keys) {
            difference(copies.get(key), owned.get(key))
                    .ifPresent(kind -> defects.put(
                            key, new CopyDefect(topic, key, kind, version(copies.get(key)), version(owned.get(key)))));
        }
        return defects;
    }

    private static @Nullable Long version(@Nullable Fact fact) {
        return fact == null ? null : fact.version();
    }

    private static Optional<Kind> difference(@Nullable Fact copy, @Nullable Fact owned) {
        if (owned == null) {
            return copy == null ? Optional.empty() : Optional.of(Kind.UNKNOWN_TO_OWNER);
        }
        if (copy == null) {
            return Optional.of(Kind.MISSING);
        }
        if (copy.version() != owned.version()) {
            return Optional.of(copy.version() < owned.version() ? Kind.OLDER : Kind.NEWER);
        }
        return content(copy).equals(content(owned)) ? Optional.empty() : Optional.of(Kind.DIFFERENT);
    }

    /** What a fact says on all days, whatever the day on which it was told. */
    private static Object content(Fact fact) {
        return fact instanceof TimedFact<?> timed ? contentOfStates(timed) : fact;
    }

    private static <T extends TimedFact<T>> List<T> contentOfStates(TimedFact<T> timed) {
        return timed.states().stream()
                .map(state -> state.with(0, state.since(), state.until(), List.of()))
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while copies are compared", e);
        }
    }

    private Page<F> ask(List<String> codes, int limit, @Nullable String cursor) {
        try {
            return fetch.page(codes, limit, cursor);
        } catch (ProcessingException | WebApplicationException e) {
            throw ProblemException.unavailable("The " + owner + " has to be asked what it has registered, and does not"
                    + " answer (" + e.getMessage() + "). Try again.");
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

    /** A number that grows whenever a copy is added or replaced. Needs a transaction. */
    public long stamp() {
        return store.stamp(topic);
    }

    /** All copies. Needs a transaction. */
    public List<F> all() {
        return store.all(topic, type);
    }

    private Map<String, F> byKey(List<F> facts) {
        return facts.stream().collect(Collectors.toMap(Fact::key, fact -> fact));
    }
}
