package org.interagency.kit.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.interagency.contracts.AgencyChangeFact;
import org.interagency.contracts.Topics;
import org.interagency.kit.history.Cause;

/**
 * Tells observers of {@link AgencyChangeFact} of each reorganisation once, within the transaction that hears of it first, so that they carry it
 * out. They see everything that was written before, since {@link Reorganisations#hold()} keeps writers and reorganisations apart.
 */
@ApplicationScoped
class AgencyChanges {

    private final CopiedFacts copies;
    private final Event<AgencyChangeFact> observers;
    private final Cause cause;
    private final Reorganisations reorganisations;

    AgencyChanges(CopiedFacts copies, Event<AgencyChangeFact> observers, Cause cause, Reorganisations reorganisations) {
        this.copies = copies;
        this.observers = observers;
        this.cause = cause;
        this.reorganisations = reorganisations;
    }

    void tell(@Observes Kept kept) {
        if (kept.topic().equals(Topics.AGENCY_CHANGES)) {
            reorganisations.awaitWriters();
            copies.agencyChanges().find(kept.keys()).values().stream()
                    .sorted(Reorganisations.IN_ORDER)
                    .forEach(change -> {
                        cause.is(change);
                        observers.fire(change);
                    });
        }
    }
}
