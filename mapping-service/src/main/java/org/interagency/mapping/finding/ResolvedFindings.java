package org.interagency.mapping.finding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.interagency.contracts.EventTypes;
import org.interagency.contracts.EventTypes.FindingChange;
import org.interagency.contracts.Topics;
import org.interagency.kit.outbox.Outbox;
import org.interagency.kit.retention.ExpiringRecords;

/** Deletes findings that were resolved long ago, with their history, and announces it. The outbox still knows their versions, which go on if they occur again. */
@ApplicationScoped
class ResolvedFindings implements ExpiringRecords {

    private final Session session;
    private final Outbox outbox;
    private final Duration retention;

    /** @param retention how long a finding stays on record after it was resolved */
    ResolvedFindings(
            Session session,
            Outbox outbox,
            @ConfigProperty(name = "registry.findings.retention", defaultValue = "P3650D") Duration retention) {
        this.session = session;
        this.outbox = outbox;
        this.retention = retention;
    }

    @Override
    public int deleteExpired(int most) {
        List<String> deleted = session.createNativeQuery(
                        """
                        DELETE FROM finding WHERE id = ANY (ARRAY(
                            SELECT id FROM finding
                            WHERE status = 'resolved' AND last_changed < now() - make_interval(secs => :retention)
                            ORDER BY last_changed LIMIT :most FOR UPDATE SKIP LOCKED))
                        RETURNING id""",
                        String.class)
                .setParameter("retention", retention.toSeconds())
                .setParameter("most", most)
                .list();
        outbox.appendDeleted(Topics.FRAGMENTATION, EventTypes.of(FindingChange.DELETED), deleted);
        return deleted.size();
    }
}
