package org.interagency.kit.idempotency;

import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of the request that is being answered, and what is asked under it. */
@RequestScoped
class KeyedRequest {

    private @Nullable String key;
    private @Nullable DigestedBody body;
    private boolean wasClaimed;

    /** @return the body, digested while it is read */
    InputStream begin(String given, URI address, InputStream sent) {
        MessageDigest digest = sha256();
        digest.update((address.getRawPath() + "?" + address.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
        key = given;
        body = new DigestedBody(sent, digest);
        return body;
    }

    /** Empty if the request has none. */
    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** Tells whether the key was claimed for this request before, by a try that was rolled back, and that it is from now on. */
    boolean claimAgain() {
        boolean again = wasClaimed;
        wasClaimed = true;
        return again;
    }

    /** Differs if another address or another body is asked. Reads the body to its end. */
    UUID fingerprint() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer digest = ByteBuffer.wrap(digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** A body that is read to its end before it is closed, since readers close it when they have what they need. */
    private static final class DigestedBody extends DigestInputStream {

        private boolean isClosed;

        DigestedBody(InputStream sent, MessageDigest digest) {
            super(sent, digest);
        }

        @Override
        public void close() throws IOException {
            if (!isClosed) {
                transferTo(OutputStream.nullOutputStream());
                isClosed = true;
                super.close();
            }
        }
    }

    /** Leaves the digest as it is, since the fingerprint can be asked for again. */
    private byte[] digest() {
        try {
            return ((MessageDigest) body.getMessageDigest().clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
