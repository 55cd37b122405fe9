package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interagency.localstack.testing.Api.post;

import io.restassured.path.json.JsonPath;
import java.util.List;

/** Full scans of the registry. */
final class Scans {

    private Scans() {}

    /** Compares every copy with its original, and every finding with a new detection. */
    static void findNoDefect() {
        List<JsonPath> steps = post("detection/scans", "")
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(JsonPath::new)
                .toList();
        assertThat(steps).allSatisfy(step -> assertThat(step.getList("defects")).isEmpty());
        assertThat(steps.get(0).getList("copies.defects")).isEmpty();
        assertThat(steps.get(0).getList("copies.uncheckedTopics")).isEmpty();
        assertThat(steps.get(steps.size() - 1).getBoolean("done")).isTrue();
    }
}
