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
        for (String column : new String[] {"proposedBy", "closedBy"}) {
            session.createMutationQuery(
                            "update ProposalEntity set %1$s = :redacted where %1$s = :name".formatted(column))
                    .setParameter("redacted", REDACTED)
                    .setParameter("name", name)
                    .executeUpdate();
        }
    }
}
