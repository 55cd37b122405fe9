package org.interagency.kit.copy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.interagency.kit.copy.CopyStore.Kept;
import org.interagency.kit.outbox.Republisher.Announced;
import org.interagency.kit.rule.RefusedException;
import org.jboss.logging.Logger;

/**
 * Knows whether this service has a copy of every fact that the owners have announced, and fetches the copies from the owners if it has not.
 *
 * <p>Each topic has a marker in the database, which is set once the number of copies and the sum of their versions are those that the owner has
 * announced, or more. The database clears it when somebody deletes copies. If copies stay behind what their owner had announced earlier, although
 * their events have had time to arrive, they are lost as well: so it is after a restore of an older backup, or when an event could not be read.
 */
@ApplicationScoped
public class WholeCopies {

    private static final Logger LOG = Logger.getLogger(WholeCopies.class);

    private static final int LONGEST_DELAYS_WHILE_GROWING = 20;

    private final CopyStore store;
    private final CopiedFacts copies;
    private final AgencyServiceClient agencyService;
    private final ProgramServiceClient programService;
    private final Duration betweenChecks;
    private final Duration longestDelay;
    private final Map<String, Suspicion> suspicions = new HashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private Instant nextCheck = Instant.MIN;

    /**
     * Copies that are behind their owner.
     *
     * @param since when they were first
     * @param announced what the owner had announced then
     * @param here the copies when they last grew
     * @param grewAt when that was
     */
    private record Suspicion(Instant since, Announced announced, Kept here, Instant grewAt) {

        static Suspicion first(Announced announced, Kept here) {
            return new Suspicion(Instant.now(), announced, here, Instant.now());
        }

        Suspicion seenAgain(Kept now) {
            return now.equals(here) ? this : new Suspicion(since, announced, now, Instant.now());
        }

        /** Copies that do not grow are lost; of copies that grow slowly, some may be. */
        boolean isCertain(Duration longestDelay) {
            Instant now = Instant.now();
            return now.isAfter(grewAt.plus(longestDelay))
                    || now.isAfter(since.plus(longestDelay.multipliedBy(LONGEST_DELAYS_WHILE_GROWING)));
        }
    }

    /**
     * @param betweenChecks how often copies that are whole are compared with what the owners have announced
     * @param longestDelay how long copies may stay behind their owner, without growing, before they count as lost
     */
    WholeCopies(
            CopyStore store,
            CopiedFacts copies,
            @RestClient AgencyServiceClient agencyService,
            @RestClient ProgramServiceClient programService,
            MeterRegistry metrics,
            @ConfigProperty(name = "registry.copies.check-every", defaultValue = "60s") Duration betweenChecks,
            @ConfigProperty(name = "registry.copies.longest-delay", defaultValue = "30s") Duration longestDelay) {
        this.store = store;
        this.copies = copies;
        this.agencyService = agencyService;
        this.programService = programService;
        this.betweenChecks = betweenChecks;
        this.longestDelay = longestDelay;
        copies.kept().forEach(kept -> Gauge.builder("registry.copies.whole", () -> lost.contains(kept.topic()) ? 0 : 1)
                .description("1 if the service has a copy of every fact of the topic")
                .tag("topic", kept.topic())
                .register(metrics));
    }

    /** Whether no copies are known to be lost. Needs a transaction. */
    public boolean areWhole() {
        return lostTopics().isEmpty();
    }

    /** The topics whose copies are lost, in part or all. Needs a transaction. */
    List<String> lostTopics() {
        if (copies.kept().isEmpty()) {
            return List.of();
        }
        Set<String> whole = store.wholeTopics();
        return copies.kept().stream()
                .map(Copies::topic)
                .filter(topic -> !whole.contains(topic))
                .toList();
    }

    /**
     * Compares copies with what their owners have announced, if this is due, and fetches those that are lost. Opens transactions of its own.
     *
     * @throws RefusedException if copies are lost and an owner does not answer
     * @throws IllegalStateException if copies are still lost after all were fetched
     */
    void check() {
        List<String> marked = QuarkusTransaction.requiringNew().call(this::lostTopics);
        lost.clear();
        lost.addAll(marked);
        if (marked.isEmpty() && Instant.now().isBefore(nextCheck)) {
            return;
        }
        Owners owners = new Owners();
        for (Copies<?> kept : copies.kept()) {
            if (marked.contains(kept.topic())) {
                rebuildIfBehind(kept, owners.announced(kept));
            } else {
                suspect(kept, owners);
            }
        }
        nextCheck = Instant.now().plus(suspicions.isEmpty() ? betweenChecks : longestDelay);
    }

    /** What the owners have announced. Each is asked once. */
    private final class Owners {

        private final Map<String, Map<String, Announced>> answers = new HashMap<>();

        /** @throws RefusedException if the owner does not answer */
        Announced announced(Copies<?> kept) {
            return answers.computeIfAbsent(kept.owner(), this::ask)
                    .getOrDefault(kept.topic(), new Announced(kept.topic(), 0, 0));
        }

        private Map<String, Announced> ask(String owner) {
            return FactOwner.answer(
                            owner,
                            owner.equals(CopiedFacts.AGENCY_SERVICE)
                                    ? agencyService::announced
                                    : programService::announced)
                    .stream()
                    .collect(Collectors.toMap(Announced::topic, Function.identity()));
        }
    }

    private void rebuildIfBehind(Copies<?> kept, Announced announced) {
        if (kept(kept).isBehind(announced)) {
            rebuild(kept, announced);
        } else {
            markWhole(kept);
        }
    }

    private void suspect(Copies<?> kept, Owners owners) {
        Suspicion before = suspicions.remove(kept.topic());
        Announced announced;
        try {
            announced = owners.announced(kept);
        } catch (RefusedException unanswered) {
            return;
        }
        Kept here = kept(kept);
        if (!here.isBehind(announced)) {
            return;
        }
        Suspicion suspicion = before == null || !here.isBehind(before.announced())
                ? Suspicion.first(announced, here)
                : before.seenAgain(here);
        if (!suspicion.isCertain(longestDelay)) {
            suspicions.put(kept.topic(), suspicion);
        } else {
            LOG.errorf("copies of %s are lost: %s of %s", kept.topic(), here, announced);
            rebuild(kept, announced);
        }
    }

    /** What was fetched of a topic. */
    public record Rebuilt(String topic, long copies, long announced) {}

    /**
     * Fetches all copies from their owners. Opens transactions of its own.
     *
     * @throws RefusedException if an owner does not answer
     */
    List<Rebuilt> rebuild() {
        Owners owners = new Owners();
        List<Rebuilt> rebuilt = new ArrayList<>();
        for (Copies<?> kept : copies.kept()) {
            rebuilt.add(rebuild(kept, owners.announced(kept)));
        }
        return rebuilt;
    }

    private Rebuilt rebuild(Copies<?> kept, Announced announced) {
        lost.add(kept.topic());
        QuarkusTransaction.requiringNew().run(() -> store.markLost(kept.topic()));
        LOG.infof("all copies of %s are fetched from the %s", kept.topic(), kept.owner());
        kept.prepareAll();
        Kept here = kept(kept);
        if (here.isBehind(announced)) {
            throw new IllegalStateException("of %s, the %s has announced %s, and %s were fetched"
                    .formatted(kept.topic(), kept.owner(), announced, here));
        }
        markWhole(kept);
        return new Rebuilt(kept.topic(), here.facts(), announced.facts());
    }

    private void markWhole(Copies<?> kept) {
        QuarkusTransaction.requiringNew().run(() -> store.markWhole(kept.topic()));
        lost.remove(kept.topic());
    }

    private Kept kept(Copies<?> kept) {
        return QuarkusTransaction.requiringNew().call(() -> store.kept(kept.topic()));
    }
}
