package org.interagency.kit.confirmation;

import jakarta.inject.Singleton;
import org.hibernate.Session;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.access.Caller;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.fact.FactService;
import org.interagency.kit.fact.StateEntity;
import org.interagency.kit.fact.VersionedStores;

/** Creates the confirmation service of each kind of fact that belongs to agencies. */
@Singleton
public final class Confirmations {

    private final VersionedStores stores;
    private final Session session;
    private final ConfirmationRepository rows;
    private final ConfirmationInterval interval;
    private final Caller caller;
    private final AuditTrail audit;

    Confirmations(
            VersionedStores stores,
            Session session,
            ConfirmationRepository rows,
            ConfirmationInterval interval,
            Caller caller,
            AuditTrail audit) {
        this.stores = stores;
        this.session = session;
        this.rows = rows;
        this.interval = interval;
        this.caller = caller;
        this.audit = audit;
    }

    /** The confirmations of the facts of a service. */
    public <F extends TimedFact<F>, E extends StateEntity<F>> ConfirmationService<F, E> of(
            FactService<F, ?, E> service) {
        return new ConfirmationService<>(service, stores.of(service.kind()), session, rows, interval, caller, audit);
    }
}
