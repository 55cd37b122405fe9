package org.interagency.mapping.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;

/** The names of those who have made and answered proposals. */
@ApplicationScoped
class ProposalNames implements PersonalRecords {

    private final Session session;

    ProposalNames(Session session) {
        this.session = session;
    }

    @Override
    public void redact(String name) {
        PersonalRecords.redact(session, name, "ProposalEntity", "proposedBy", "closedBy");
    }
}
