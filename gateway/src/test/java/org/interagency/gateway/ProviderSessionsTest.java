package org.interagency.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** What is particular to the registry in sessions at a provider. That they work is tried with a real provider, by {@code ProviderTest}. */
class ProviderSessionsTest {

    private static final Set<String> AUDIENCE = new HashSet<>(List.of("responsibility-registry"));
    private static final Optional<String> PROVIDER = Optional.of("https://login.example.org");
    private static final Optional<String> SECRET = Optional.of("x".repeat(32));

    /** An ID token with these claims. */
    private record SessionToken(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return String.valueOf(claims.get("sub"));
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }

    private static SessionToken session(String subject, String session, long issuedAt) {
        Map<String, Object> claims =
                new HashMap<>(Map.of("iss", "https://login.example.org", "sub", subject, "iat", issuedAt));
        if (!session.isEmpty()) {
            claims.put("sid", session);
        }
        return new SessionToken(claims);
    }

    private static String token(JsonObject claims) {
        return "e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8))
                + ".e30";
    }

    @Test
    void knowsAReaderAgainWhoseTokensWereRenewed() {
        assertThat(ProviderSessions.reader("secret", session("ana", "1", 10)))
                .isEqualTo(ProviderSessions.reader("secret", session("ana", "1", 610)))
                .isNotEqualTo(ProviderSessions.reader("secret", session("ana", "2", 610)))
                .isNotEqualTo(ProviderSessions.reader("secret", session("bea", "1", 610)))
                .isNotEqualTo(ProviderSessions.reader("another", session("ana", "1", 610)));
    }

    /** OpenID Connect demands {@code sid} of no provider. */
    @Test
    void knowsAReaderAgainWithoutTheIdOfTheSession() {
        assertThat(ProviderSessions.reader("secret", session("ana", "", 10)))
                .isEqualTo(ProviderSessions.reader("secret", session("ana", "", 610)))
                .isNotEqualTo(ProviderSessions.reader("secret", session("bea", "", 610)));
    }

    @Test
    void takesTokensForTheRegistryAlone() {
        assertThat(isForRegistry(new JsonObject().put("aud", "responsibility-registry")))
                .isTrue();
        assertThat(isForRegistry(
                        new JsonObject().put("aud", JsonArray.of("something-else", "responsibility-registry"))))
                .isTrue();
        assertThat(isForRegistry(new JsonObject().put("aud", "something-else"))).isFalse();
        assertThat(isForRegistry(new JsonObject().put("aud", new JsonArray()))).isFalse();
        assertThat(isForRegistry(new JsonObject())).isFalse();
    }

    private static boolean isForRegistry(JsonObject claims) {
        return ProviderSessions.isMeantFor(AUDIENCE, token(claims));
    }

    @Test
    void saysWhatIsNotConfigured() {
        assertThatThrownBy(() -> sessions(false, Optional.empty(), Optional.empty(), Optional.empty()))
                .hasMessageContaining("QUARKUS_OIDC_AUTH_SERVER_URL");
        assertThatThrownBy(() -> sessions(true, Optional.empty(), Optional.empty(), PROVIDER))
                .hasMessageContaining("REGISTRY_SIGNIN_SECRET");
        assertThatThrownBy(() -> sessions(true, Optional.of("x".repeat(31)), Optional.empty(), PROVIDER))
                .hasMessageContaining("REGISTRY_SIGNIN_SECRET");
        assertThatThrownBy(() -> sessions(true, SECRET, Optional.of("/links"), PROVIDER))
                .hasMessageContaining("REGISTRY_SIGNIN_DIRECTORY");
        assertThatCode(() -> sessions(true, SECRET, Optional.empty(), PROVIDER)).doesNotThrowAnyException();
        assertThatCode(() -> sessions(false, Optional.empty(), Optional.empty(), PROVIDER))
                .doesNotThrowAnyException();
    }

    private static ProviderSessions sessions(
            boolean enabled, Optional<String> secret, Optional<String> links, Optional<String> provider) {
        return new ProviderSessions(enabled, secret, links, provider, Optional.empty(), List.copyOf(AUDIENCE));
    }
}
