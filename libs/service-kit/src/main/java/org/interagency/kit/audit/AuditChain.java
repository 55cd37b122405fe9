package org.interagency.kit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.interagency.kit.audit.AuditTable.Appended;
import org.interagency.kit.audit.AuditTable.Head;
import org.interagency.kit.schedule.RepeatedWork;
import org.jboss.logging.Logger;

/**
 * Gives entries their positions and hashes, a moment after they were stored. If the transactions of writes did so, they would have to wait for each
 * other, since each hash depends on the one before.
 */
@ApplicationScoped
class AuditChain {

    private final AuditTable table;
    private final RepeatedWork appending = new RepeatedWork(
            Logger.getLogger(AuditChain.class),
            "entries of the audit trail could not be appended; the next attempt follows");

    AuditChain(AuditTable table) {
        this.table = table;
    }

    /** Appends all entries that have no position yet. Of several replicas, one does so at a time. */
    @Scheduled(every = "${registry.audit.append-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void append() {
        appending.attempt(() -> {
            while (QuarkusTransaction.requiringNew().call(this::appendSome)) {
                // The next ones follow.
            }
        });
    }

    /** Appends all entries that have no position yet in the current transaction, which has the end of the trail for itself until it ends. */
    void appendNow() throws SQLException {
        while (appendSome()) {
            // The next ones follow.
        }
    }

    /** @return whether there were entries, so that there may be more */
    private boolean appendSome() throws SQLException {
        table.lockEnd();
        List<AuditRow> rows = table.withoutPosition();
        if (rows.isEmpty()) {
            return false;
        }
        Head end = table.head();
        List<Appended> appended = new ArrayList<>();
        for (AuditRow row : rows) {
            end = end.followedBy(row);
            appended.add(new Appended(row.id(), end));
        }
        table.append(appended);
        return true;
    }
}
