package org.interagency.mapping;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A registry in which an agency and a part of it are separate bodies, and which compares copies with their owners each second, gives up a detection
 * early, counts a worker as hanging soon and retries soon, whose events are small, and which reads dead letters in many steps. One profile for all tests
 * that need any of this, since the registry is started anew for each profile.
 */
public final class UnusualSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "registry.detection.parts-are-one-body", "false",
                "registry.copies.check-every", "1s",
                "registry.copies.longest-delay", "1s",
                "registry.detection.timeout", "2s",
                "registry.worker.longest-silence", "5s",
                "registry.retry.first-pause", "100ms",
                "registry.retry.longest-pause", "500ms",
                "registry.event.max-bytes", "4096",
                "registry.dead-letters.longest-read", "0s");
    }
}
