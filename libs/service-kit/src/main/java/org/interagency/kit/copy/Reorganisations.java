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
 * Passes on what agencies hold when a reorganisation ends them. The order of a write and a reorganisation does not matter: what is written after the
 * reorganisation was carried out passes on at once; what was written before, or while it is {@link PendingReorganisations pending}, passes on when it
 * is carried out. Every method needs a transaction.
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
     * Takes a shared advisory lock on reorganisations, held until the transaction ends: no reorganisation is carried out in this service meanwhile. A
     * transaction takes it before any other lock.
     */
    public void lockShared() {
        AdvisoryLock.takeShared(session, Topics.AGENCY_CHANGES);
    }

    /**
     * Takes an exclusive advisory lock on reorganisations, held until the transaction ends. Waits for all transactions that hold the {@linkplain
     * #lockShared shared lock}.
     */
    void lockExclusively() {
        AdvisoryLock.takeExclusive(session, Topics.AGENCY_CHANGES);
    }

    /**
     * Passes things on as a reorganisation demands. If an agency that takes over was ended by a reorganisation itself, they pass on again.
     *
     * @param things the locked things, of which some may pass
     * @return the things that changed
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

    /** Reads agencies, their ends and their reorganisations. Takes the {@linkplain #lockShared shared lock}. */
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
     * Leaves out the pending ones. They will be carried out later, in their order, on what is written now; to apply one of them early could take
     * things that an earlier one passes to another agency.
     */
    private static List<AgencyChangeFact> carriedOut(List<KnownReorganisation> known) {
        return known.stream()
                .filter(KnownReorganisation::isCarriedOut)
                .map(KnownReorganisation::change)
                .toList();
    }

    /**
     * Passes on a thing that was just written, if a reorganisation that was carried out has ended its holder.
     *
     * @param holders at least the agencies in whose names the thing was written
     * @param locked the locked things, including this one
     * @return the thing as it is afterwards
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

    /** The first reorganisation that ends a holder of a state which holds on the effective date or later, while the thing exists. */
    private static <F extends TimedFact<F>> Optional<AgencyChangeFact> next(
            Timeline<F> timeline, Succession<F> succession, Set<AgencyChangeFact> ahead) {
        return ahead.stream()
                .filter(change -> timeline.states().stream()
                        .anyMatch(state -> succession.holders(state).stream().anyMatch(change::ends)
                                && isThereFrom(change.effectiveDate(), state)))
                .min(IN_ORDER);
    }

    private static boolean isThereFrom(LocalDate day, TimedFact<?> state) {
        return state.holdsFrom(day)
                && (state.validTo() == null || state.validTo().isAfter(day));
    }
}
