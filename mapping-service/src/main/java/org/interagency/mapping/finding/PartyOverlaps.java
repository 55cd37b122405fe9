package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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

    /** The number of unresolved overlaps between some agencies in a programme. */
    public record ProgrammeOverlaps(String programme, long overlaps) {}

    /**
     * The programmes with an unresolved overlap between two of some agencies, in alphabetical order.
     *
     * @param programmes the codes of the programmes to look at; empty means all
     */
    public List<ProgrammeOverlaps> programmes(Collection<String> agencies, Collection<String> programmes) {
        return session
                .createNativeQuery(
                        """
                        SELECT programmes[1] COLLATE "C" AS programme, count(*) AS overlaps FROM finding
                        WHERE type = :overlap AND status <> :resolved
                        AND agencies && CAST(:agencies AS varchar[]) AND agencies <@ CAST(:agencies AS varchar[])
                        AND (:all OR programmes && CAST(:programmes AS varchar[])) GROUP BY 1 ORDER BY 1""",
                        Tuple.class)
                .setParameter("overlap", FindingType.OVERLAP.code())
                .setParameter("resolved", FindingStatus.RESOLVED.code())
                .setParameter("agencies", agencies.toArray(String[]::new))
                .setParameter("all", programmes.isEmpty())
                .setParameter("programmes", programmes.toArray(String[]::new))
                .list()
                .stream()
                .map(row -> new ProgrammeOverlaps(row.get(0, String.class), row.get(1, Long.class)))
                .toList();
    }
}
