package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.ContractFilter;
import org.junit.jupiter.api.Test;

/** How {@code ./registry up} keeps data, reports problems and treats parts that die. */
class UpTest {

    @Test
    void runsUntilItIsToldToEndAndKeepsItsData() {
        Settings settings = Settings.forTests();
        String territories = settings.url(Part.GATEWAY) + "/api/v1/territories/";
        try (RunningRegistry registry = RunningRegistry.start(settings).awaitUp()) {
            RestAssured.given()
                    .filter(new ContractFilter())
                    .contentType("application/json")
                    .body("{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                    .put(territories + "KEPT")
                    .then()
                    .statusCode(201);
            secondUpSaysThatItRunsAlready(settings);
            aServiceThatDiesGetsOneLine(registry);
            Map<Part, ProcessHandle> processes = registry.processes();
            assertThat(registry.end()).isEqualTo(143);
            await().until(() -> processes.values().stream().noneMatch(ProcessHandle::isAlive));
        }
        try (RunningRegistry again = RunningRegistry.start(settings).awaitUp()) {
            assertThat(again.processes()).hasSize(6);
            assertThat(RestAssured.get(territories + "KEPT").statusCode()).isEqualTo(200);
        }
    }

    private static void secondUpSaysThatItRunsAlready(Settings settings) {
        try (RunningRegistry second = RunningRegistry.start(settings)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).hasSize(1).first().asString().contains("already running", "Ctrl-C");
        }
    }

    private static void aServiceThatDiesGetsOneLine(RunningRegistry registry) {
        registry.kill(Part.PROGRAM);
        assertThat(registry.output().stream().filter(line -> line.contains("died")))
                .singleElement()
                .asString()
                .contains("program-service died", "./registry start program-service");
        registry.command("start", "program-service");
        String programmes = registry.settings().url(Part.GATEWAY) + "/api/v1/programmes";
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> RestAssured.get(programmes).statusCode() == 200);
    }

    @Test
    void namesATakenPortAndWhatToDo() throws IOException {
        Settings settings = Settings.forTests();
        try (ServerSocket taken = new ServerSocket(settings.port(Part.POSTGRES), 1, InetAddress.getLoopbackAddress());
                RunningRegistry registry = RunningRegistry.start(settings)) {
            assertThat(registry.awaitEnd()).isEqualTo(1);
            assertThat(registry.output())
                    .anyMatch(line -> line.startsWith("Port " + taken.getLocalPort())
                            && line.contains("is taken")
                            && line.contains("REGISTRY_POSTGRES_PORT="));
        }
    }
}
