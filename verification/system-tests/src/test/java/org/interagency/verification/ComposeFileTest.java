package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.Map;
import java.util.stream.Stream;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The containers are configured like the processes of {@code ./registry up}. */
class ComposeFileTest {

    static Stream<Part> services() {
        return Stream.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceHasTheSameConfigurationNamesInBoth(Part service) throws IOException {
        Settings local = Settings.forTests();
        assertThat(environment(service).keySet())
                .isEqualTo(local.environmentOf(service).keySet());
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceListensWhereItsImageSaysAndIsAskedForItsHealth(Part service) throws IOException {
        assertThat(Files.readString(
                        RunningRegistry.root().resolve(service.directory()).resolve("Dockerfile")))
                .contains("EXPOSE " + environment(service).get("QUARKUS_HTTP_PORT"));
        assertThat(service(service)).containsKeys("healthcheck", "depends_on");
    }

    @Test
    void onlyTheGatewayAndKafkaAreReachedFromOutside() throws IOException {
        assertThat(all().entrySet().stream()
                        .filter(entry -> entry.getValue().containsKey("ports"))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("gateway", "kafka");
    }

    private static Map<?, ?> environment(Part service) throws IOException {
        return (Map<?, ?>) service(service).get("environment");
    }

    private static Map<String, Object> service(Part service) throws IOException {
        return all().get(service.directory());
    }

    private static Map<String, Map<String, Object>> all() throws IOException {
        try (Reader file = Files.newBufferedReader(RunningRegistry.root().resolve("docker-compose.yml"))) {
            Map<String, Map<String, Map<String, Object>>> document = new Yaml().load(file);
            return document.get("services");
        }
    }
}
