package org.interagency.kit.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.interagency.kit.access.Caller;
import org.interagency.kit.access.Mandate;
import org.interagency.kit.fact.EntryListener;
import org.interagency.kit.history.CentralEntry;
import org.interagency.kit.request.Today;

/**
 * Records who enters what belongs to agencies. What an agency's registrar registers is confirmed by that; what the central registry office writes is
 * marked, here and in the history. What the registry itself writes is neither.
 */
@ApplicationScoped
class EnteredBy implements EntryListener {

    private final ConfirmationRepository rows;
    private final CentralEntry central;
    private final Caller caller;

    EnteredBy(ConfirmationRepository rows, CentralEntry central, Caller caller) {
        this.rows = rows;
        this.central = central;
        this.caller = caller;
    }

    @Override
    public void registered(String topic, Set<String> keys, Mandate mandate) {
        if (mandate.agency() == null) {
            changed(topic, keys, mandate);
        } else {
            rows.confirm(topic, keys, Today.date(), caller.name());
        }
    }

    /** A change by an agency's registrar confirms nothing, since it may concern a detail of the entry only. */
    @Override
    public void changed(String topic, Set<String> keys, Mandate mandate) {
        if (mandate.isCentral()) {
            central.mark();
            rows.markCentral(topic, keys);
        }
    }
}
