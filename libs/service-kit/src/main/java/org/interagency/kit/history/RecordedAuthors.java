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
        PersonalRecords.redact(session, name, "Revision", "by");
    }
}
