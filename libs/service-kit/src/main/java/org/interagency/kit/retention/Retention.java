package org.interagency.kit.retention;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes expired records of all kinds at the start of the service and at intervals after it, in batches, each in a transaction of its own. */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int RECORDS_AT_ONCE = 1_000;

    private final List<ExpiringRecords> kinds;
    private volatile boolean ending;

    Retention(@All List<ExpiringRecords> kinds) {
        this.kinds = kinds;
    }

    void stop(@Observes ShutdownEvent event) {
        ending = true;
    }

    /** Deletes all records that have expired. A kind that fails is logged and tried again the next time, and does not keep others from being deleted. */
    @Scheduled(every = "${registry.retention.check-every:1h}", concurrentExecution = ConcurrentExecution.SKIP)
    public void deleteExpired() {
        for (ExpiringRecords kind : kinds) {
            try {
                deleteExpired(kind);
            } catch (RuntimeException e) {
                LOG.error("expired records could not be deleted; the next attempt follows", e);
            }
        }
    }

    private void deleteExpired(ExpiringRecords kind) {
        int deleted = RECORDS_AT_ONCE;
        while (deleted == RECORDS_AT_ONCE && !ending) {
            deleted = QuarkusTransaction.requiringNew().call(() -> kind.deleteExpired(RECORDS_AT_ONCE));
        }
    }
}
