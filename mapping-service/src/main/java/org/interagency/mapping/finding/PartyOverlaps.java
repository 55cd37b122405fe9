package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.interagency.contracts.vocabulary.FindingStatus;
import org.interagency.contracts.vocabulary.FindingType;

/** Reads in which programmes agencies that agree with each other overlap. Needs a transaction. */
@ApplicationScoped
public class PartyOverlaps {

    private final Session session;

    PartyOverlaps(Session session) {
        this.session = session;
    }

    /**
     * The codes of the programmes with an unresolved overlap between two of some agencies, in alphabetical order.
     *
     * @param programmes the programmes to look at; empty means all
     */
    public List<String> programmes(Collection<String> agencies, Collection<String> programmes) {
        return session.createNativeQuery(
                        """
                        SELECT DISTINCT programmes[1] COLLATE "C" AS programme FROM finding
                        WHERE type = :overlap AND status <> :resolved
                        AND agencies && CAST(:agencies AS varchar[]) AND agencies <@ CAST(:agencies AS varchar[])
                        AND (:all OR programmes && CAST(:programmes AS varchar[])) ORDER BY programme""",
                        String.class)
                .setParameter("overlap", FindingType.OVERLAP.code())
                .setParameter("resolved", FindingStatus.RESOLVED.code())
                .setParameter("agencies", agencies.toArray(String[]::new))
                .setParameter("all", programmes.isEmpty())
                .setParameter("programmes", programmes.toArray(String[]::new))
                .list();
    }
}
