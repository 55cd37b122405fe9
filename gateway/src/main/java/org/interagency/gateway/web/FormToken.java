package org.interagency.gateway.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a form was on a page of this registry, shown to the one who sends it. It is derived from the token with which the reader has signed in, which
 * no page of another site and no script can read. So every replica of the gateway knows it, and none has to keep anything.
 */
final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "a form of the registry".getBytes(StandardCharsets.UTF_8);

    private FormToken() {}

    /**
     * The token of the forms of a reader.
     *
     * @param authorization the header {@code Authorization}; {@code null} or empty if the reader has not signed in
     * @return empty if the reader has not signed in, and can send no form
     */
    static String of(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(authorization.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether a form may be taken from a reader: never from one who has not signed in. */
    static boolean fits(String token, @Nullable String authorization) {
        byte[] expected = of(authorization).getBytes(StandardCharsets.UTF_8);
        return expected.length > 0 && MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8));
    }
}
