package org.interagency.kit.fact;

import jakarta.inject.Singleton;
import org.hibernate.Session;
import org.interagency.contracts.TimedFact;
import org.interagency.kit.audit.AuditTrail;
import org.interagency.kit.history.History;
import org.interagency.kit.outbox.NotedKeys;
import org.interagency.kit.outbox.Outbox;

/** Creates the store of each kind of fact. */
@Singleton
public final class VersionedStores {

    private final Session session;
    private final Outbox outbox;
    private final NotedKeys noted;
    private final History history;
    private final AuditTrail audit;
    private final EntryListener listener;

    VersionedStores(
            Session session,
            Outbox outbox,
            NotedKeys noted,
            History history,
            AuditTrail audit,
            EntryListener listener) {
        this.session = session;
        this.outbox = outbox;
        this.noted = noted;
        this.history = history;
        this.audit = audit;
        this.listener = listener;
    }

    /** Who is told what is written. */
    EntryListener listener() {
        return listener;
    }

    /** The store of a kind. */
    public <F extends TimedFact<F>, E extends StateEntity<F>> VersionedStore<F, E> of(FactKind<F, E> kind) {
        return new VersionedStore<>(session, outbox, noted, history, audit, kind);
    }
}
