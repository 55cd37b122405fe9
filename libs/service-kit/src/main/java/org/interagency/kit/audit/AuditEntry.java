package org.interagency.kit.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param position its place in the trail, from 1 on without gaps
 * @param method the HTTP method; {@code null} if no request was behind it
 * @param path the path of the request with its parameters; that of the cause if no request was behind it
 * @param requestId the id under which the logs know the request
 * @param status the HTTP status of the answer; {@code null} for what a transaction has stored before there was an answer
 * @param reason why it was refused
 * @param stored the first facts that were stored, at most 100
 * @param storedCount how many facts were stored
 * @param person by whom and from where; {@code null} once that is redacted
 * @param hash the SHA-256 over this entry and the hash of the entry before, in hexadecimal digits
 */
public record AuditEntry(
        long position,
        Instant at,
        AuditResult result,
        @Nullable String method,
        String path,
        @Nullable String requestId,
        @Nullable Integer status,
        @Nullable String reason,
        List<StoredFact> stored,
        long storedCount,
        @Nullable AuditedPerson person,
        String hash) {}
