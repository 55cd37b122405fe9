package org.interagency.kit.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.interagency.kit.audit.AuditTable.Head;
import org.interagency.kit.audit.AuditVerification.AuditDefect;
import org.jspecify.annotations.Nullable;

/**
 * Computes the hashes of the trail anew, entry by entry. After a defect it goes on with the hash that is stored, so that each defect is told by itself.
 *
 * <p>In memory it keeps the end of the trail, the first defects, and a digest for each redaction whose entry is still to come.
 */
final class AuditVerifier implements AuditTable.Visitor {

    private static final int MOST_DEFECTS = 100;
    private static final String UNRECORDED =
            "The person of the entry was removed by no redaction that the trail records.";

    private final @Nullable Checkpoint checkpoint;
    private final Map<String, RedactedPositions> open = new HashMap<>();
    private final List<AuditDefect> defects = new ArrayList<>();
    private long defectCount;
    private long redacted;
    private long redactions;
    private Head end = Head.EMPTY;

    /**
     * A position and its hash, as they were read at an earlier time.
     *
     * @param hash in hexadecimal digits
     */
    record Checkpoint(long position, String hash) {}

    /** Whether a redaction is recorded beyond the end of what was read. */
    @FunctionalInterface
    interface LaterRedactions {
        boolean contain(RedactedPositions positions, long end) throws SQLException;
    }

    AuditVerifier(@Nullable Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    @Override
    public void visit(AuditRow row, long position, byte[] hash) {
        long expected = end.position() + 1;
        if (position != expected) {
            defect(
                    expected,
                    position == expected + 1
                            ? "The entry of this position is missing."
                            : "The entries of the positions up to " + (position - 1) + " are missing.");
        } else if (row.content() != null && !Arrays.equals(end.followedBy(row).hash(), hash)) {
            defect(position, "The entry, or the one before it, is not as it was recorded.");
        }
        if (row.person() == null) {
            redacted(row, position);
        }
        if (row.content() == null) {
            defect(position, row.reasonUnreadable());
        } else {
            visitReadable(row, row.content(), position);
        }
        if (checkpoint != null
                && checkpoint.position() == position
                && !checkpoint.hash().equals(HexFormat.of().formatHex(hash))) {
            defect(position, "The entry has another hash than the checkpoint: the trail was written anew.");
        }
        end = new Head(position, hash);
    }

    private void defect(long position, String reason) {
        defectCount++;
        if (defects.size() < MOST_DEFECTS) {
            defects.add(new AuditDefect(position, reason));
        }
    }

    private void redacted(AuditRow row, long position) {
        if (row.redaction() != null) {
            redacted++;
            open.computeIfAbsent(row.redaction(), key -> new RedactedPositions())
                    .add(position);
        } else if (row.content() != null) {
            redacted++;
            defect(position, UNRECORDED);
        }
    }

    private void visitReadable(AuditRow row, AuditRecord content, long position) {
        if (row.person() != null
                && (row.salt() == null
                        || !Arrays.equals(AuditRecord.personHash(row.person(), row.salt()), content.personHash()))) {
            defect(position, "The person of the entry is not as it was recorded.");
        }
        content.stored().stream()
                .filter(fact -> fact.kind().equals(RedactedPositions.KIND))
                .forEach(fact -> close(fact, position));
    }

    private void close(StoredFact redaction, long position) {
        redactions++;
        RedactedPositions positions = open.remove(redaction.key());
        if (!(positions == null ? new RedactedPositions() : positions).areRecordedBy(redaction)) {
            defect(position, "The redaction of this entry did not remove the persons that are missing in its name.");
        }
    }

    /**
     * The result, after all entries were visited.
     *
     * @param waiting what has no position yet
     * @param later knows the entries of redactions that were recorded meanwhile
     */
    AuditVerification result(AuditTable.Waiting waiting, LaterRedactions later) throws SQLException {
        for (RedactedPositions positions : open.values()) {
            if (!later.contain(positions, end.position())) {
                defect(positions.first(), UNRECORDED);
            }
        }
        if (checkpoint != null && checkpoint.position() > end.position()) {
            defect(
                    end.position() + 1,
                    "The trail ends before the checkpoint, at position " + end.position() + ": its end is missing.");
        }
        defects.sort(Comparator.comparingLong(AuditDefect::position));
        return new AuditVerification(
                defectCount == 0,
                end.position(),
                HexFormat.of().formatHex(end.hash()),
                redacted,
                redactions,
                waiting.entries(),
                waiting.since(),
                defectCount,
                defects);
    }
}
