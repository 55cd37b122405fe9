package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;

/**
 * The names of those who have taken steps with findings, have commented on them, or deal with them. Reasons and comments are texts, in which nobody searches
 * for names.
 */
@ApplicationScoped
class FindingStepNames implements PersonalRecords {

    private final Session session;

    FindingStepNames(Session session) {
        this.session = session;
    }

    @Override
    public void redact(String name) {
        PersonalRecords.redact(session, name, "FindingStepEntity", "author", "assignee");
        PersonalRecords.redact(session, name, "FindingEntity", "assignee");
    }
}
