package org.interagency.localstack;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Signs the tokens of a registry that has no OpenID Connect provider, with a key that is made when it is first needed. The services know the public
 * half of the key alone, so none of them can sign a token.
 */
public final class Tokens {

    /** Who signs the tokens. */
    static final String ISSUER = "urn:responsibility-registry:local";

    /** For whom the tokens are. */
    static final String AUDIENCE = "responsibility-registry";

    /** The claim with the agency of a registrar. */
    private static final String AGENCY = "agency";

    private static final String ALL_AGENCIES = "*";
    private static final List<String> ROLES = List.of("registrar", "coordinator", "auditor", "admin");
    private static final String KEY = "token-key";
    private static final String KEY_TYPE = "RSA";
    private static final int KEY_BITS = 2048;

    private final Secrets secrets;

    Tokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param directory that with the secrets of a stack */
    public static Tokens in(Path directory) {
        return new Tokens(new Secrets(directory));
    }

    /** The roles that a token can have. */
    static List<String> roles() {
        return ROLES;
    }

    /**
     * A token.
     *
     * @param name of the bearer, under which the history records what it writes
     * @param roles some of {@link #roles}
     * @param agency the agency for which a registrar writes, {@code *} for all; {@code null} for none
     * @param life how long the token is accepted
     */
    public String token(String name, List<String> roles, @Nullable String agency, Duration life) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(name);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(life.toMinutes());
        claims.setGeneratedJwtId();
        claims.setStringListClaim("groups", roles);
        if (agency != null) {
            claims.setStringClaim(AGENCY, agency);
        }
        return signed(claims);
    }

    /** A token with any claims. */
    public String signed(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims of what was {@linkplain #signed signed}, however old it is; empty if this key has not signed it. */
    Optional<JwtClaims> verified(String signed) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256));
            signature.setCompactSerialization(signed);
            signature.setKey(publicHalf());
            return signature.verifySignature()
                    ? Optional.of(JwtClaims.parse(signature.getPayload()))
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException notSigned) {
            return Optional.empty();
        }
    }

    /** A token with every role, for all agencies. */
    public String ofEveryRole(String name, Duration life) {
        return token(name, ROLES, ALL_AGENCIES, life);
    }

    /** The public half of the key: its X.509 encoding in Base64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(publicHalf().getEncoded());
    }

    private PublicKey publicHalf() {
        try {
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) key();
            return KeyFactory.getInstance(KEY_TYPE)
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey key() {
        byte[] encoded = Base64.getDecoder().decode(secrets.kept(KEY, Tokens::newKey));
        try {
            return KeyFactory.getInstance(KEY_TYPE).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(KEY_TYPE);
            generator.initialize(KEY_BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
