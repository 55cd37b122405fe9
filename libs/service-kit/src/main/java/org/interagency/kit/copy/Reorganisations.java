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
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.Session;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.AgencyFact;
import org.interagency.contracts.TimedFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.fact.Ledger;
import org.interagency.kit.fact.Outcome;
import org.interagency.kit.fact.Outcome.Stored;
import org.interagency.kit.fact.StateEntity;
import org.interagency.kit.fact.Timeline;
import org.interagency.kit.fact.Turn;

/**
 * The reorganisations that a service has heard of, for whatever is written later in the name of an agency that they end. Whether a
 * reorganisation or a write comes first, what the agency held passes on. Every method needs a transaction.
 */
@ApplicationScoped
public class Reorganisations {

    static final Comparator<AgencyChangeFact> IN_ORDER =
            Comparator.comparing(AgencyChangeFact::effectiveDate).thenComparing(AgencyChangeFact::code);

    private final Session session;
    private final CopyStore store;
    private final CopiedFacts copies;

    Reorganisations(Session session, CopyStore store, CopiedFacts copies) {
        this.session = session;
        this.store = store;
        this.copies = copies;
    }

    /**
     * Waits until no reorganisation is being carried out in this service, and has others wait until the transaction ends. A transaction calls
     * this before it locks anything else.
     */
    public void hold() {
        Turn.takeTogether(session, Topics.AGENCY_CHANGES);
    }

    /** Waits until all transactions have ended that {@link #hold} reorganisations, and keeps others waiting until this one ends. */
    void awaitWriters() {
        Turn.take(session, Topics.AGENCY_CHANGES);
    }

    /**
     * Has something pass on as a reorganisation demands, and as those demand which end the agencies that take over.
     *
     * @param timelines what may pass, locked
     * @param holder the agency in whose name a state is
     * @param passOn a state as it is after a reorganisation
     * @return what has passed, as it is now
     */
    public <F extends TimedFact<F>, E extends StateEntity<F>> List<Stored<F>> carryOut(
            AgencyChangeFact change,
            Ledger<F, E> ledger,
            Map<String, Timeline<F, E>> timelines,
            Function<F, String> holder,
            BiFunction<AgencyChangeFact, F, F> passOn) {
        KnownHolders takingOver = holders(Set.copyOf(change.to()));
        return ledger
                .changeFrom(change.effectiveDate(), timelines.values(), state -> passOn.apply(change, state))
                .stream()
                .map(passed -> passOn(
                                ledger, takingOver, timelines.get(passed.fact().key()), passed, holder, passOn)
                        .orThrow())
                .toList();
    }

    /** What is known of some agencies. Holds reorganisations. */
    public KnownHolders holders(Set<String> codes) {
        hold();
        Map<String, LocalDate> ends = new HashMap<>();
        Map<String, AgencyFact> agencies = copies.agencies().find(codes);
        agencies.forEach((code, agency) -> {
            if (agency.validTo() != null) {
                ends.put(code, agency.validTo());
            }
        });
        List<AgencyChangeFact> changes = store.agencyChangesFrom(codes);
        for (AgencyChangeFact change : changes) {
            codes.stream()
                    .filter(change::ends)
                    .forEach(code -> ends.merge(
                            code, change.effectiveDate(), (one, other) -> one.isBefore(other) ? one : other));
        }
        return new KnownHolders(agencies, ends, changes);
    }

    /**
     * Agencies that hold something.
     *
     * @param agencies by code
     * @param ends for each agency that ends, the first day on which it no longer exists
     * @param changes the reorganisations that one of them goes into
     */
    public record KnownHolders(
            Map<String, AgencyFact> agencies, Map<String, LocalDate> ends, List<AgencyChangeFact> changes) {

        /** Whether an agency, known or not, is no more on a day. */
        public boolean haveCeased(String code, LocalDate day) {
            return ends.containsKey(code) && !ends.get(code).isAfter(day);
        }
    }

    /**
     * Has what was just written pass on, if it is in the name of an agency that a reorganisation ends.
     *
     * @param holders those in whose names it was written, at least
     * @param timeline what was written, locked
     * @param holder the agency in whose name a state is
     * @param passOn a state as it is after a reorganisation
     */
    public <F extends TimedFact<F>, E extends StateEntity<F>> Outcome<F> passOn(
            Ledger<F, E> ledger,
            KnownHolders holders,
            Timeline<F, E> timeline,
            Outcome<F> written,
            Function<F, String> holder,
            BiFunction<AgencyChangeFact, F, F> passOn) {
        if (!(written instanceof Stored<F> stored)) {
            return written;
        }
        Stored<F> passed = stored;
        Set<AgencyChangeFact> ahead = new HashSet<>(holders.changes());
        Set<AgencyChangeFact> done = new HashSet<>();
        Optional<AgencyChangeFact> next = next(timeline, holder, ahead);
        while (next.isPresent()) {
            AgencyChangeFact change = next.get();
            done.add(change);
            for (Stored<F> changed : ledger.changeFrom(
                    change.effectiveDate(), List.of(timeline), state -> passOn.apply(change, state))) {
                passed = new Stored<>(changed.fact(), stored.change());
                ahead.addAll(store.agencyChangesFrom(change.to()));
            }
            ahead.removeAll(done);
            next = next(timeline, holder, ahead);
        }
        return passed;
    }

    /** The first one that ends an agency which holds a state by then, while the thing is there. */
    private static <F extends TimedFact<F>, E extends StateEntity<F>> Optional<AgencyChangeFact> next(
            Timeline<F, E> timeline, Function<F, String> holder, Set<AgencyChangeFact> ahead) {
        return ahead.stream()
                .filter(change -> timeline.states().stream()
                        .anyMatch(state ->
                                change.ends(holder.apply(state)) && isThereFrom(change.effectiveDate(), state)))
                .min(IN_ORDER);
    }

    private static boolean isThereFrom(LocalDate day, TimedFact<?> state) {
        return (state.until() == null || state.until().isAfter(day))
                && (state.validTo() == null || state.validTo().isAfter(day));
    }
}
