package org.interagency.kit.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param position its place in the trail, from 1 on without gaps
 * @param at when it was recorded; {@code null} if the row cannot be read as an entry, so that the registry did not write it; {@code reason} says why
 * @param result {@code null} if the row cannot be read as an entry
 * @param method the HTTP method; {@code null} if no request was behind it
 * @param path the path of the request with its parameters; that of the cause if no request was behind it; {@code null} if the row cannot be read as an
 *     entry
 * @param requestId the id under which the logs know the request
 * @param status the HTTP status of the answer; {@code null} for what a transaction has stored before there was an answer
 * @param reason why it, or a part of it, was refused
 * @param stored the first facts that were stored, at most 1,000; of a redaction, that one, with the number of entries as its version
 * @param storedCount how many facts were stored
 * @param person by whom and from where; {@code null} once that is redacted
 * @param redaction which redaction removed the person: the key of the fact that the entry of that redaction has stored
 * @param hash the SHA-256 over this entry and the hash of the entry before, in hexadecimal digits
 */
public record AuditEntry(
        long position,
        @Nullable Instant at,
        @Nullable AuditResult result,
        @Nullable String method,
        @Nullable String path,
        @Nullable String requestId,
        @Nullable Integer status,
        @Nullable String reason,
        List<StoredFact> stored,
        long storedCount,
        @Nullable AuditedPerson person,
        @Nullable String redaction,
        String hash) {

    static AuditEntry unreadable(long position, String reason, String hash) {
        return new AuditEntry(position, null, null, null, null, null, null, reason, List.of(), 0, null, null, hash);
    }
}
