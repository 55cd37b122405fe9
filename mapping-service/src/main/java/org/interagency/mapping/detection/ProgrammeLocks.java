package org.interagency.mapping.detection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.hibernate.Session;
import org.interagency.contracts.ProgrammeFact;
import org.interagency.kit.copy.CopiedFacts;

/**
 * The locks of programmes. A transaction that changes findings about a programme holds its lock, so that it sees everything that the transactions before
 * it wrote. The copy of the programme is not locked: consumers do not wait for a detection. What is detected from a copy that has been replaced
 * meanwhile is detected again ({@link Redetection}).
 */
@ApplicationScoped
public class ProgrammeLocks {

    private final Session session;
    private final CopiedFacts copies;

    ProgrammeLocks(Session session, CopiedFacts copies) {
        this.session = session;
        this.copies = copies;
    }

    /**
     * Locks programmes in the order of their codes until the transaction ends, then reads their copies. Needs a transaction.
     *
     * @return the copies by code; without programmes that are not known here
     */
    public Map<String, ProgrammeFact> lock(Collection<String> codes) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO programme_lock (programme) SELECT DISTINCT code FROM unnest(CAST(:codes AS text[])) AS code ORDER BY code
                        ON CONFLICT (programme) DO UPDATE SET programme = excluded.programme""")
                .setParameter("codes", codes.toArray(String[]::new))
                .executeUpdate();
        return copies.programmes().find(codes);
    }
}
