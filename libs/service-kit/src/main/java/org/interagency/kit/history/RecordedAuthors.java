package org.interagency.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;

/** The authors in the history of facts. */
@ApplicationScoped
class RecordedAuthors implements PersonalRecords {

    private final Session session;

    RecordedAuthors(Session session) {
        this.session = session;
    }

    @Override
    public void redact(String name) {
        session.createMutationQuery("update Revision set by = :redacted where by = :name")
                .setParameter("redacted", REDACTED)
                .setParameter("name", name)
                .executeUpdate();
    }
}
