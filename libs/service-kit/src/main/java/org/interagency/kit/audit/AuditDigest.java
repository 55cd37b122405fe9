package org.interagency.kit.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over values, each with its length before it, so that different values never give the same bytes. Part of what is stored, so never to be changed. */
final class AuditDigest {

    private static final int ABSENT = -1;

    private final MessageDigest digest;

    AuditDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    AuditDigest bytes(byte[] value) {
        number(value.length);
        digest.update(value);
        return this;
    }

    AuditDigest text(@Nullable String value) {
        return value == null ? number(ABSENT) : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    AuditDigest texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    AuditDigest number(long value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    AuditDigest time(Instant value) {
        return number(value.getEpochSecond()).number(value.getNano());
    }

    byte[] value() {
        return digest.digest();
    }
}
