package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Timeline;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopyStore.KnownReorganisation;
import org.interagency.kit.fact.AdvisoryLock;
import org.interagency.kit.fact.LockedFacts;
import org.interagency.kit.fact.StateEntity;
import org.interagency.kit.fact.VersionedStore;
import org.interagency.kit.fact.WriteResult.Stored;

/**
 * The reorganisations that a service knows, for whatever is written in the name of an agency that they end. Whether a reorganisation or a write
 * comes first, what the agency held passes on: a write that comes later passes on at once; to one that came before, or while the reorganisation
 * is {@link PendingReorganisations pending}, carrying it out does so. Every method needs a transaction.
 */
@ApplicationScoped
public class Reorganisations {

    static final Comparator<AgencyChangeFact> IN_ORDER =
            Comparator.comparing(AgencyChangeFact::effectiveDate).thenComparing(AgencyChangeFact::code);

    private final Session session;
    private final CopyStore copied;
    private final CopiedFacts copies;

    Reorganisations(Session session, CopyStore copied, CopiedFacts copies) {
        this.session = session;
        this.copied = copied;
        this.copies = copies;
    }

    /**
     * Waits until no reorganisation is being carried out in this service, and has others wait until the transaction ends. A transaction calls
     * this before it locks anything else.
     */
    public void lockShared() {
        AdvisoryLock.takeShared(session, Topics.AGENCY_CHANGES);
    }

    /** Waits until all transactions have ended that {@link #lockShared} reorganisations, and keeps others waiting until this one ends. */
    void lockExclusively() {
        AdvisoryLock.takeExclusive(session, Topics.AGENCY_CHANGES);
    }

    /**
     * Has things pass on as a reorganisation demands, and as those demand which end the agencies that take over.
     *
     * @param things that may pass, locked
     */
    public <F extends TimedFact<F>, E extends StateEntity<F>> List<Stored<F>> carryOut(
            AgencyChangeFact change, VersionedStore<F, E> store, LockedFacts<F> things, Succession<F> succession) {
        KnownHolders takingOver = holders(Set.copyOf(change.to()));
        return store
                .changeFrom(change.effectiveDate(), things, things.keys(), state -> succession.after(change, state))
                .stream()
                .map(passed -> passOn(store, takingOver, things, passed, succession))
                .toList();
    }

    /** What is known of some agencies. Holds reorganisations. */
    public KnownHolders holders(Set<String> codes) {
        lockShared();
        Map<String, LocalDate> ends = new HashMap<>();
        Map<String, AgencyFact> agencies = copies.agencies().find(codes);
        agencies.forEach((code, agency) -> {
            if (agency.validTo() != null) {
                ends.put(code, agency.validTo());
            }
        });
        List<KnownReorganisation> known = copied.reorganisationsOf(codes);
        for (KnownReorganisation reorganisation : known) {
            AgencyChangeFact change = reorganisation.change();
            codes.stream()
                    .filter(change::ends)
                    .forEach(code -> ends.merge(
                            code, change.effectiveDate(), (one, other) -> one.isBefore(other) ? one : other));
        }
        return new KnownHolders(
                agencies, ends, carriedOut(known), origins -> carriedOut(copied.reorganisationsOf(origins)));
    }

    /**
     * Those that are pending will be carried out on what is written now, in their order. One of them that went ahead would take from those before
     * it what they pass on to others.
     */
    private static List<AgencyChangeFact> carriedOut(List<KnownReorganisation> known) {
        return known.stream()
                .filter(KnownReorganisation::isCarriedOut)
                .map(KnownReorganisation::change)
                .toList();
    }

    /**
     * Has what was just written pass on, if it is in the name of an agency that a reorganisation has ended which is carried out.
     *
     * @param holders those in whose names it was written, at least
     * @param locked with what was written
     * @return what was written, as it is then
     */
    public <F extends TimedFact<F>, E extends StateEntity<F>> Stored<F> passOn(
            VersionedStore<F, E> store,
            KnownHolders holders,
            LockedFacts<F> locked,
            Stored<F> written,
            Succession<F> succession) {
        String key = written.fact().key();
        Stored<F> passed = written;
        Set<AgencyChangeFact> ahead = new HashSet<>(holders.changes());
        Set<AgencyChangeFact> done = new HashSet<>();
        Optional<AgencyChangeFact> next = next(locked.timeline(key), succession, ahead);
        while (next.isPresent()) {
            AgencyChangeFact change = next.get();
            done.add(change);
            for (Stored<F> changed : store.changeFrom(
                    change.effectiveDate(), locked, Set.of(key), state -> succession.after(change, state))) {
                passed = new Stored<>(changed.fact(), written.change());
                ahead.addAll(holders.changesFrom(change.to()));
            }
            ahead.removeAll(done);
            next = next(locked.timeline(key), succession, ahead);
        }
        return passed;
    }

    /** The first one that ends an agency which holds a state by then, while the thing is there. */
    private static <F extends TimedFact<F>> Optional<AgencyChangeFact> next(
            Timeline<F> timeline, Succession<F> succession, Set<AgencyChangeFact> ahead) {
        return ahead.stream()
                .filter(change -> timeline.states().stream()
                        .anyMatch(state ->
                                change.ends(succession.holder(state)) && isThereFrom(change.effectiveDate(), state)))
                .min(IN_ORDER);
    }

    private static boolean isThereFrom(LocalDate day, TimedFact<?> state) {
        return (state.until() == null || state.until().isAfter(day))
                && (state.validTo() == null || state.validTo().isAfter(day));
    }
}
