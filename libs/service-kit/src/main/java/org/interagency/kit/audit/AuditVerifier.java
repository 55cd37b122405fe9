package org.interagency.kit.audit;

import java.util.Arrays;
import java.util.HexFormat;
import org.interagency.kit.audit.AuditTable.Row;
import org.interagency.kit.audit.AuditTable.Visitor;
import org.interagency.kit.audit.AuditVerification.AuditDefect;
import org.jspecify.annotations.Nullable;

/** Computes the hashes of the trail anew, entry by entry, and stops at the first that differs. */
final class AuditVerifier implements Visitor {

    private final @Nullable Checkpoint checkpoint;
    private long position;
    private byte[] hash = new byte[0];
    private @Nullable AuditDefect defect;

    /**
     * A position and its hash, as they were read at an earlier time.
     *
     * @param hash in hexadecimal digits
     */
    record Checkpoint(long position, String hash) {}

    AuditVerifier(@Nullable Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    @Override
    public boolean visit(Row row) {
        position++;
        hash = row.content().hash(position, hash);
        String reason = reason(row);
        if (reason != null) {
            defect = new AuditDefect(position, reason);
        }
        return defect == null;
    }

    private @Nullable String reason(Row row) {
        if (row.position() == null || row.position() != position) {
            return "The entry of this position is missing.";
        }
        if (!Arrays.equals(hash, row.hash())) {
            return "The entry, or the one before it, is not as it was recorded.";
        }
        if (row.person() != null
                && (row.salt() == null
                        || !Arrays.equals(
                                AuditRecord.personHash(row.person(), row.salt()),
                                row.content().personHash()))) {
            return "The person of the entry is not as it was recorded.";
        }
        if (checkpoint != null
                && checkpoint.position() == position
                && !checkpoint.hash().equals(HexFormat.of().formatHex(hash))) {
            return "The entry has another hash than the checkpoint: the trail was written anew.";
        }
        return null;
    }

    /** The result, after all entries were visited. */
    AuditVerification result(long waiting) {
        if (defect == null && checkpoint != null && checkpoint.position() > position) {
            defect = new AuditDefect(
                    position + 1,
                    "The trail ends before the checkpoint, at position " + position + ": its end is missing.");
        }
        return new AuditVerification(
                defect == null, position, waiting, position, HexFormat.of().formatHex(hash), defect);
    }
}
