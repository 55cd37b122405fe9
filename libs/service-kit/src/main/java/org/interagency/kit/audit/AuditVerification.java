package org.interagency.kit.audit;

import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was recorded.
 *
 * @param valid whether no entry has been changed or removed
 * @param entries the entries that were checked
 * @param waiting the entries that have no position in the trail yet; they get one in a moment
 * @param position the last position
 * @param hash the hash of the last entry, in hexadecimal digits; empty if the trail is empty. Kept elsewhere, it shows later whether the end of the trail
 *     was removed or the whole trail written anew
 * @param defect the first defect; {@code null} if there is none
 */
public record AuditVerification(
        boolean valid, long entries, long waiting, long position, String hash, @Nullable AuditDefect defect) {

    /**
     * What is wrong with the trail.
     *
     * @param position where the trail is no longer as it was recorded
     * @param reason what is wrong there, for people
     */
    public record AuditDefect(long position, String reason) {}
}
