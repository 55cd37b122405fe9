package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running services have the metrics that docs/operating.md lists, on which alerts and dashboard rest. */
@ExtendWith(SharedRegistry.class)
class MetricsTest {

    private final RunningRegistry registry;

    MetricsTest(RunningRegistry registry) {
        this.registry = registry;
    }

    @Test
    void eachDocumentedMetricExists() throws IOException {
        Set<String> documented = MonitoringFilesTest.firstColumnOf("| metric |");
        documented.remove("up"); // Prometheus's own
        Set<String> found = new TreeSet<>();
        Stream.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY)
                .flatMap(service -> RestAssured.get(registry.settings().url(service) + "/q/metrics")
                        .asString()
                        .lines())
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> found.add(line.replaceAll("[{ ].*", "")));
        assertThat(found).containsAll(documented);
    }
}
