package org.interagency.program.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.interagency.contracts.Topics;
import org.interagency.kit.copy.CopiedFacts;
import org.interagency.kit.copy.Kept;
import org.interagency.kit.history.Cause;

/** Carries reorganisations of agencies out, each once: in the transaction that hears of it first. */
@ApplicationScoped
class OwnerChanges {

    private final CopiedFacts copies;
    private final ProgrammeRegister programmes;
    private final Cause cause;

    OwnerChanges(CopiedFacts copies, ProgrammeRegister programmes, Cause cause) {
        this.copies = copies;
        this.programmes = programmes;
        this.cause = cause;
    }

    void carryOut(@Observes Kept kept) {
        if (kept.topic().equals(Topics.AGENCY_CHANGES)) {
            copies.agencyChanges().find(kept.keys()).values().forEach(change -> {
                cause.is("/agency-changes/" + change.code());
                programmes.passOn(change);
            });
        }
    }
}
