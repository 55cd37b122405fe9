package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.scan;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;

/** Detection in the running registry: waits for it, and full scans. */
final class Scans {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Scans() {}

    /** Returns once no detection and no reorganisation is pending. */
    static void awaitDetection() {
        await().atMost(PATIENCE).untilAsserted(() -> get("detection")
                .body("programmes", equalTo(0))
                .body("contingencies", equalTo(0))
                .body("reorganisations", equalTo(0)));
    }

    /** Compares every copy with its original, and every finding with a new detection. */
    static void findNoDefect() {
        List<JsonPath> steps = scan();
        assertThat(steps).allSatisfy(step -> assertThat(step.getList("defects")).isEmpty());
        assertThat(steps.get(0).getList("copies.defects")).isEmpty();
        assertThat(steps.get(0).getList("copies.uncheckedTopics")).isEmpty();
        assertThat(steps.get(steps.size() - 1).getBoolean("done")).isTrue();
    }
}
