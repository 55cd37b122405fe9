package org.interagency.kit.audit;

import java.util.Arrays;
import java.util.HexFormat;
import org.interagency.kit.audit.AuditTable.Head;
import org.interagency.kit.audit.AuditTable.Row;
import org.interagency.kit.audit.AuditTable.Visitor;
import org.interagency.kit.audit.AuditVerification.AuditDefect;
import org.jspecify.annotations.Nullable;

/** Computes the hashes of the trail anew, entry by entry, and stops at the first that differs. */
final class AuditVerifier implements Visitor {

    private final @Nullable Checkpoint checkpoint;
    private Head end = Head.EMPTY;
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
        end = end.followedBy(row.content());
        String reason = reason(row);
        if (reason != null) {
            defect = new AuditDefect(end.position(), reason);
        }
        return defect == null;
    }

    private @Nullable String reason(Row row) {
        if (row.position() == null || row.position() != end.position()) {
            return "The entry of this position is missing.";
        }
        if (!Arrays.equals(end.hash(), row.hash())) {
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
                && checkpoint.position() == end.position()
                && !checkpoint.hash().equals(HexFormat.of().formatHex(end.hash()))) {
            return "The entry has another hash than the checkpoint: the trail was written anew.";
        }
        return null;
    }

    /** The result, after all entries were visited. */
    AuditVerification result(long waiting) {
        if (defect == null && checkpoint != null && checkpoint.position() > end.position()) {
            defect = new AuditDefect(
                    end.position() + 1,
                    "The trail ends before the checkpoint, at position " + end.position() + ": its end is missing.");
        }
        return new AuditVerification(
                defect == null,
                end.position(),
                waiting,
                end.position(),
                HexFormat.of().formatHex(end.hash()),
                defect);
    }
}
