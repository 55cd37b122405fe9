package org.interagency.gateway.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a form was on a page of this registry, shown to the one who sends it. It is derived from what no page of another site and no script can know:
 * the token with which the reader has signed in or, of a session at the provider, a secret of the gateways and the session. So every replica of the gateway
 * knows it, and none has to keep anything.
 */
final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "a form of the registry".getBytes(StandardCharsets.UTF_8);

    private FormToken() {}

    /**
     * The token of the forms of a reader.
     *
     * @param readerSecret as {@link PageVisit#readerSecret} has it; {@code null} or empty if the reader has not signed in
     * @return empty if the reader has not signed in, and can send no form
     */
    static String of(@Nullable String readerSecret) {
        if (readerSecret == null || readerSecret.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(readerSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether a form may be taken from a reader: never from one who has not signed in. */
    static boolean fits(String token, @Nullable String readerSecret) {
        byte[] expected = of(readerSecret).getBytes(StandardCharsets.UTF_8);
        return expected.length > 0 && MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }
}
