package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;
import org.interagency.kit.access.PersonalRecords;

/**
 * The names of those who have taken steps with findings, have commented on them, or deal with them. Reasons and comments are texts, in which nobody searches
 * for names.
 */
@ApplicationScoped
class FindingStepNames implements PersonalRecords {

    private static final List<String> PLACES =
            List.of("FindingStepEntity.author", "FindingStepEntity.assignee", "FindingEntity.assignee");

    private final Session session;

    FindingStepNames(Session session) {
        this.session = session;
    }

    @Override
    public void redact(String name) {
        for (String place : PLACES) {
            String[] names = place.split("\\.");
            session.createMutationQuery(
                            "update %1$s set %2$s = :redacted where %2$s = :name".formatted(names[0], names[1]))
                    .setParameter("redacted", REDACTED)
                    .setParameter("name", name)
                    .executeUpdate();
        }
    }
}
