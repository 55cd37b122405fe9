package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service writes lines for people, and in containers, where a variable asks for it, JSON. */
class LogFormatTest {

    @TempDir
    private Path folder;

    @Test
    void aLineIsForPeople() throws IOException, InterruptedException {
        assertThat(logOfGateway(Map.of()))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO .*"));
    }

    @Test
    void inContainersALineIsAnObjectWithItsDateAndTheContextOfTheRequest() throws IOException, InterruptedException {
        assertThat(Files.readString(RunningRegistry.root().resolve("Dockerfile")))
                .contains("ENV QUARKUS_LOG_CONSOLE_JSON_ENABLED=true");
        List<String> log = logOfGateway(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
        assertThat(log).isNotEmpty();
        for (String line : log) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(OffsetDateTime.parse(entry.get("timestamp").asText()))
                    .isAfter(OffsetDateTime.now().minusHours(1));
            assertThat(entry.get("message").asText()).isNotEmpty();
            assertThat(entry.get("mdc").isObject()).isTrue();
        }
    }

    /** The gateway needs no other part to start. */
    private List<String> logOfGateway(Map<String, String> variables) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        RunningRegistry.root()
                                .resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(Settings.forTests().environmentOf(Part.GATEWAY));
        builder.environment().putAll(variables);
        Process gateway = builder.start();
        try {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !gateway.isAlive() || Files.readString(log).contains("started in"));
        } finally {
            gateway.destroy();
        }
        assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(log);
    }
}
