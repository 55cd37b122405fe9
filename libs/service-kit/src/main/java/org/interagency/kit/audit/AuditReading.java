package org.interagency.kit.audit;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.interagency.kit.access.PersonalRecords;
import org.interagency.kit.audit.AuditTable.Row;
import org.interagency.kit.audit.AuditTable.Wanted;
import org.interagency.kit.audit.AuditVerifier.Checkpoint;
import org.interagency.kit.paging.Page;
import org.jspecify.annotations.Nullable;

/** Reads, checks and redacts the audit trail of a service. */
@ApplicationScoped
public class AuditReading {

    private static final int LONGEST_VERIFICATION_SECONDS = 900;

    private final AuditTable table;
    private final List<PersonalRecords> others;

    AuditReading(AuditTable table, @All List<PersonalRecords> others) {
        this.table = table;
        this.others = others;
    }

    @Transactional
    Page<AuditEntry> newest(Wanted wanted, int most) {
        List<Row> rows = ask(() -> table.newest(wanted, most + 1));
        List<AuditEntry> entries =
                rows.stream().limit(most).map(AuditReading::entry).toList();
        return new Page<>(
                entries,
                rows.size() > most ? Long.toString(entries.get(most - 1).position()) : null);
    }

    private static AuditEntry entry(Row row) {
        AuditRecord content = row.content();
        return new AuditEntry(
                row.position(),
                content.at(),
                content.result(),
                content.method(),
                content.path(),
                content.requestId(),
                content.status(),
                content.reason(),
                content.stored(),
                content.storedCount(),
                row.person(),
                HexFormat.of().formatHex(row.hash()));
    }

    /** Reads the whole trail, which may take longer than other requests. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_VERIFICATION_SECONDS)
    AuditVerification verify(@Nullable Checkpoint checkpoint) {
        AuditVerifier verifier = new AuditVerifier(checkpoint);
        return ask(() -> {
            table.read(verifier);
            return verifier.result(table.countWithoutPosition());
        });
    }

    @Transactional
    int redact(String name) {
        others.forEach(records -> records.redact(name));
        return ask(() -> table.redact(name));
    }

    /** Work with the table. */
    @FunctionalInterface
    private interface TableWork<T> {
        T run() throws SQLException;
    }

    private static <T> T ask(TableWork<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail does not answer", e);
        }
    }
}
