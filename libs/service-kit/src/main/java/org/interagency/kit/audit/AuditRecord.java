package org.interagency.kit.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry before it has a position in the trail. See {@link AuditEntry} for its fields.
 *
 * @param personHash a hash over the person and a salt, which stays when these are redacted
 */
record AuditRecord(
        Instant at,
        AuditResult result,
        @Nullable String method,
        String path,
        @Nullable String requestId,
        @Nullable Integer status,
        @Nullable String reason,
        List<StoredFact> stored,
        long storedCount,
        byte[] personHash) {

    /** The hash of the entry. */
    byte[] hash(long position, byte[] before) {
        return new AuditDigest()
                .bytes(before)
                .number(position)
                .time(at)
                .text(result.code())
                .text(method)
                .text(path)
                .text(requestId)
                .text(status == null ? null : status.toString())
                .text(reason)
                .texts(stored.stream().map(StoredFact::toString).toList())
                .number(storedCount)
                .bytes(personHash)
                .value();
    }

    /** The hash of a row that is no entry, so that it does not keep those after it out of the trail. Verification reports the row. */
    static byte[] hashOfUnreadable(long position, byte[] before) {
        return new AuditDigest()
                .bytes(before)
                .number(position)
                .text("unreadable")
                .value();
    }

    static byte[] personHash(AuditedPerson person, byte[] salt) {
        return new AuditDigest()
                .bytes(salt)
                .text(person.name())
                .texts(person.roles())
                .text(person.agency())
                .text(person.address())
                .text(person.forwardedFor())
                .value();
    }
}
