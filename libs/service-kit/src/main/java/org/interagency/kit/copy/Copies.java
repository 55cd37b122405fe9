package org.interagency.kit.copy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.interagency.contracts.Fact;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;

/**
 * This service's copies of one kind of fact that another service owns.
 *
 * <p>The copies are kept from that service's events. A fact whose event has not arrived yet is fetched from the owner, so that it can be used as soon
 * as it is registered, even while Kafka is down.
 *
 * @param <F> the fact
 */
public final class Copies<F extends Fact> {

    /** How long to wait for an event before a missing or older copy counts as a defect. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private static final int PAUSE_MILLIS = 250;

    private final CopyStore store;
    private final CopyWorker worker;
    private final String topic;
    private final Class<F> type;
    private final FactOwner<F> owner;

    /**
     * @param topic the topic of the facts
     * @param owner the service that owns the facts
     */
    Copies(CopyStore store, CopyWorker worker, String topic, FactOwner<F> owner) {
        this.store = store;
        this.worker = worker;
        this.topic = topic;
        this.type = owner.type();
        this.owner = owner;
    }

    /**
     * Stores each fact that is newer than its copy and records the work that follows from it, in a transaction of its own; then wakes the worker, if
     * any was newer. Reorganisations are carried out in the order of the collection.
     */
    public void keep(Collection<F> facts) {
        if (QuarkusTransaction.requiringNew().call(() -> store.keep(topic, facts))) {
            worker.wake();
        }
    }

    /**
     * Fetches the facts of the codes that have no copy here, and keeps them. Opens transactions of its own.
     *
     * @param fresh whether to fetch the facts that have a copy too
     * @return the facts that were fetched
     * @throws RefusedException if the owner has to be asked and does not answer
     */
    public List<F> prepare(Collection<String> codes, boolean fresh) {
        if (codes.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = new HashSet<>(codes);
        if (!fresh) {
            wanted.removeAll(QuarkusTransaction.requiringNew().call(() -> store.known(topic, codes)));
        }
        List<F> fetched = owner.find(List.copyOf(wanted));
        if (!fetched.isEmpty()) {
            keep(fetched);
        }
        return fetched;
    }

    /**
     * Fetches and keeps all facts of the owner. Opens transactions of its own.
     *
     * @throws RefusedException if the owner does not answer
     */
    public void prepareAll() {
        String cursor = null;
        do {
            Page<F> page = owner.page(cursor);
            keep(page.items());
            cursor = page.next();
        } while (cursor != null);
    }

    /** The name of the service that owns the facts, for messages. */
    String owner() {
        return owner.name();
    }

    /** The topic of the facts. */
    public String topic() {
        return topic;
    }

    /**
     * Compares all copies with the owner's facts and replaces those that differ. Opens transactions of its own.
     *
     * @return the copies that differed; a copy whose fact the owner does not have is kept
     * @throws RefusedException if the owner does not answer
     */
    List<CopyDefect> mend() {
        Instant deadline = Instant.now().plus(UNDER_WAY);
        Comparison<F> comparison = compare(suspects());
        while (comparison.defects().stream().anyMatch(CopyDefect::mayBeUnderWay)
                && Instant.now().isBefore(deadline)) {
            pause();
            comparison =
                    compare(comparison.defects().stream().map(CopyDefect::key).toList());
        }
        Map<String, F> owned = comparison.owned();
        comparison.defects().stream()
                .filter(defect -> owned.containsKey(defect.key()))
                .forEach(defect -> QuarkusTransaction.requiringNew()
                        .run(() -> store.mend(topic, owned.get(defect.key()), defect.version())));
        if (!comparison.defects().isEmpty()) {
            worker.wake();
        }
        return comparison.defects();
    }

    /** The keys of copies that seem to differ from the owner's facts. Copies and facts are not read at the same moment, so some may not differ. */
    private List<String> suspects() {
        Set<String> unknownToOwner =
                new HashSet<>(QuarkusTransaction.requiringNew().call(() -> store.keys(topic)));
        Set<String> suspects = new TreeSet<>();
        String cursor = null;
        do {
            Page<F> page = owner.page(cursor);
            Map<String, F> owned = byKey(page.items());
            Map<String, F> copies = QuarkusTransaction.requiringNew().call(() -> find(owned.keySet()));
            owned.forEach((key, fact) -> CopyDefect.between(store.service(), topic, key, copies.get(key), fact)
                    .ifPresent(defect -> suspects.add(key)));
            unknownToOwner.removeAll(owned.keySet());
            cursor = page.next();
        } while (cursor != null);
        suspects.addAll(unknownToOwner);
        return List.copyOf(suspects);
    }

    private record Comparison<F extends Fact>(Map<String, F> owned, List<CopyDefect> defects) {}

    /** Reads the copies before the owner's facts, so that a write in between cannot make a copy look newer than its fact. */
    private Comparison<F> compare(List<String> keys) {
        Map<String, F> copies = QuarkusTransaction.requiringNew().call(() -> find(keys));
        Map<String, F> owned = byKey(owner.find(keys));
        return new Comparison<>(
                owned,
                keys.stream()
                        .flatMap(key ->
                                CopyDefect.between(store.service(), topic, key, copies.get(key), owned.get(key))
                                        .stream())
                        .toList());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while copies are compared", e);
        }
    }

    /** The copies of the codes, by code; a code without a copy is left out. Needs a transaction. */
    public Map<String, F> find(Collection<String> codes) {
        return byKey(store.find(topic, type, codes));
    }

    /** Some copies, by key, as if supposed facts were stored; has all supposed facts. Needs a transaction. */
    public Map<String, F> findSupposing(Collection<String> codes, Collection<F> supposed) {
        Map<String, F> found = new HashMap<>(find(codes));
        supposed.forEach(fact -> found.put(fact.key(), fact));
        return found;
    }

    /**
     * Like {@link #find}, and locks the copies until the transaction ends: other transactions can neither lock nor change them. Locks are taken in
     * the order of codes. Needs a transaction.
     */
    public Map<String, F> lock(Collection<String> codes) {
        return byKey(store.lock(topic, type, codes));
    }

    /** The copy of a code; empty if it has none. Needs a transaction. */
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
