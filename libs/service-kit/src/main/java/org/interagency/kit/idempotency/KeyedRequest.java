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

/** The key and the fingerprint of the current request. */
@RequestScoped
class KeyedRequest {

    private @Nullable String key;
    private @Nullable DigestedBody body;
    private boolean wasClaimed;

    /**
     * @param sender the name of the caller; empty if it is anonymous
     * @return the body, digested while it is read
     */
    InputStream begin(String given, String sender, URI address, InputStream sent) {
        MessageDigest digest = sha256();
        digest.update((address.getRawPath() + "?" + address.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
        key = sender.isEmpty() ? given : sender + " " + given;
        body = new DigestedBody(sent, digest);
        return body;
    }

    /** The key, with the name of the sender, so that two senders do not share it; empty if the request has none. */
    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** Whether an earlier attempt of this request, which was rolled back, has claimed the key; from now on, it counts as claimed. */
    boolean claimAgain() {
        boolean again = wasClaimed;
        wasClaimed = true;
        return again;
    }

    /** A digest of the address and the body. Reads the body to its end. */
    UUID fingerprint() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer digest = ByteBuffer.wrap(digest());
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** Reads the body to its end before closing it, since parsers close it as soon as they have what they need. */
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

    /** Digests a copy, since the fingerprint can be asked for again. */
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
