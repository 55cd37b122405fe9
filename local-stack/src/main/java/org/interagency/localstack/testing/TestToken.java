package org.interagency.localstack.testing;

import java.time.Duration;
import org.interagency.localstack.Settings;

/** The token with which tests call the registry, unless they say otherwise: it has every role, for all agencies. */
public final class TestToken {

    /** The name of its bearer, which the history records. */
    public static final String BEARER = "tester";

    /** Longer than the longest run of tests. */
    private static final Duration LIFE = Duration.ofHours(10);

    /** A system property, since Quarkus loads this class once for the test and once for the stack below it. */
    private static final String PROPERTY = "registry.test.token";

    private TestToken() {}

    /** Has tests call a registry with a token of its own from now on. */
    public static void issue(Settings registry) {
        System.setProperty(PROPERTY, registry.tokens().ofEveryRole(BEARER, LIFE));
    }

    /** The value of the header {@code Authorization}. */
    public static String authorization() {
        return "Bearer " + System.getProperty(PROPERTY);
    }
}
