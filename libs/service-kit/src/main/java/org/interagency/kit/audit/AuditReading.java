package org.interagency.kit.audit;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.interagency.kit.access.PersonalRecords;
import org.interagency.kit.audit.AuditTable.Found;
import org.interagency.kit.audit.AuditTable.Waiting;
import org.interagency.kit.audit.AuditTable.Wanted;
import org.interagency.kit.audit.AuditVerifier.Checkpoint;
import org.interagency.kit.paging.Page;
import org.interagency.kit.rule.RefusedException;
import org.jspecify.annotations.Nullable;

/** Reads, checks and redacts the audit trail of a service. */
@ApplicationScoped
public class AuditReading {

    private static final int LONGEST_VERIFICATION_SECONDS = 900;

    private final AuditTable table;
    private final AuditChain chain;
    private final AuditTrail trail;
    private final AuditRedactions redactions;
    private final List<PersonalRecords> others;

    AuditReading(
            AuditTable table,
            AuditChain chain,
            AuditTrail trail,
            AuditRedactions redactions,
            @All List<PersonalRecords> others) {
        this.table = table;
        this.chain = chain;
        this.trail = trail;
        this.redactions = redactions;
        this.others = others;
    }

    /** The newest wanted entries. A page of entries with many facts has fewer than {@code most}. */
    @Transactional
    Page<AuditEntry> newest(Wanted wanted, int most) {
        Found found = ask(() -> table.newest(wanted, most));
        List<AuditEntry> entries =
                found.rows().stream().map(AuditReading::entry).toList();
        return new Page<>(
                entries,
                found.hasMore() ? Long.toString(entries.get(entries.size() - 1).position()) : null);
    }

    private static AuditEntry entry(AuditRow row) {
        AuditRecord content = row.content();
        long position = Objects.requireNonNull(row.position(), "only rows with a position are read");
        String hash = row.hash() == null ? "" : HexFormat.of().formatHex(row.hash());
        return content == null
                ? AuditEntry.unreadable(position, row.reasonUnreadable(), hash)
                : new AuditEntry(
                        position,
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
                        row.redaction(),
                        hash);
    }

    /**
     * Reads the whole trail, which may take longer than other requests.
     *
     * @throws RefusedException 503 while another verification of the trail runs, in this replica or another
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_VERIFICATION_SECONDS)
    AuditVerification verify(@Nullable Checkpoint checkpoint) {
        AuditVerifier verifier = new AuditVerifier(checkpoint);
        return ask(() -> {
            if (!table.lockVerification()) {
                throw RefusedException.unavailable(
                        "The audit trail is being verified for somebody else, which can take minutes. Try again after that.");
            }
            // Before the trail is read: an entry that is appended meanwhile counts as waiting, and is not missed.
            Waiting waiting = table.waiting();
            table.read(verifier);
            return verifier.result(waiting, redactions::isRecorded);
        });
    }

    /**
     * Removes a person from all records of the service, and records that in the same transaction: by whom, and of which entries of the trail, but not whose.
     *
     * @return of how many entries of the trail
     */
    @Transactional
    int redact(String name) {
        others.forEach(records -> records.redact(name));
        return ask(() -> {
            chain.appendNow();
            RedactedPositions positions = redactions.positions(name);
            trail.stored(RedactedPositions.KIND, positions.key(), positions.count());
            return redactions.remove(name, positions.key());
        });
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
