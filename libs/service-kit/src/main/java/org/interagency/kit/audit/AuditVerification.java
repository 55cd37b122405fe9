package org.interagency.kit.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was recorded.
 *
 * @param valid whether no defect was found
 * @param position the last position; also the number of entries that were checked, unless some are missing
 * @param hash the hash of the last entry, in hexadecimal digits; empty if the trail is empty. Kept elsewhere, it shows later whether the end of the trail
 *     was removed or the whole trail written anew
 * @param redacted the entries that have no person
 * @param redactions the entries that record a redaction; an entry without a person for which none of them accounts is a defect
 * @param waiting the entries that have no position in the trail yet; they get one in a moment
 * @param waitingSince the time of the oldest of them; {@code null} if none waits
 * @param defectCount the number of defects
 * @param defects the first defects, at most 100, by position
 */
public record AuditVerification(
        boolean valid,
        long position,
        String hash,
        long redacted,
        long redactions,
        long waiting,
        @Nullable Instant waitingSince,
        long defectCount,
        List<AuditDefect> defects) {

    public AuditVerification {
        defects = List.copyOf(defects);
    }

    /**
     * What is wrong with the trail.
     *
     * @param position where the trail is no longer as it was recorded
     * @param reason what is wrong there, for people
     */
    public record AuditDefect(long position, String reason) {}
}
