package org.interagency.kit.access;

import org.hibernate.Session;

/** Records of a service that have the names of people, as their tokens say them. */
public interface PersonalRecords {

    /** What stands in the place of a name that was removed. */
    String REDACTED = "redacted";

    /** Puts {@link #REDACTED} in the place of a name. Needs a transaction. */
    void redact(String name);

    /** Does the same for some attributes of an entity. */
    static void redact(Session session, String name, String entity, String... attributes) {
        for (String attribute : attributes) {
            session.createMutationQuery(
                            "update %1$s set %2$s = :redacted where %2$s = :name".formatted(entity, attribute))
                    .setParameter("redacted", REDACTED)
                    .setParameter("name", name)
                    .executeUpdate();
        }
    }
}
