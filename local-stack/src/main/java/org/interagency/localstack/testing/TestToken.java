package org.interagency.localstack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Tokens;
import org.jspecify.annotations.Nullable;

/** The tokens with which tests call the registry. */
public final class TestToken {

    /** The name of the bearer, which the history records. */
    public static final String BEARER = "tester";

    /** Longer than the longest run of tests. */
    private static final Duration LIFE = Duration.ofHours(10);

    /** System properties, since Quarkus loads this class once for the test and once for the stack below it. */
    private static final String SECRETS = "registry.test.secrets";

    private static final String EVERY_ROLE = "registry.test.token";

    /** As one reader has it, who sends a form with the token with which the page was read. */
    private static final Map<List<@Nullable String>, String> ISSUED = new ConcurrentHashMap<>();

    private TestToken() {}

    /** Has tests call a registry with tokens of its own from now on. */
    public static void issue(Settings registry) {
        System.setProperty(SECRETS, registry.secrets().toString());
        System.setProperty(EVERY_ROLE, registry.tokens().ofEveryRole(BEARER, LIFE));
    }

    /** The value of the header {@code Authorization} of a caller with every role, for all agencies. */
    public static String authorization() {
        return "Bearer " + System.getProperty(EVERY_ROLE);
    }

    /** The token of a caller with one role, the same one each time. */
    public static String of(String role, @Nullable String agency) {
        return ISSUED.computeIfAbsent(Arrays.asList(System.getProperty(SECRETS), role, agency), key -> tokens().token(
                        BEARER, List.of(role), agency, LIFE));
    }

    /** The configuration of a service that is tested without a stack: the key of tokens that nobody signs. */
    public static Map<String, String> unusedKey() {
        try {
            Path secrets = Files.createTempDirectory(Path.of("target"), "secrets");
            return Map.of("quarkus.oidc.public-key", Tokens.in(secrets).publicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tokens of the registry. */
    public static Tokens tokens() {
        return Tokens.in(Path.of(System.getProperty(SECRETS)));
    }
}
