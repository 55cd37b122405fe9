package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.ContractFilter;
import org.junit.jupiter.api.Test;

/**
 * How {@code ./registry} runs the registry: data is kept, problems are reported, parts that die or hang are started again, and nothing is left
 * behind.
 */
class UpTest {

    @Test
    void keepsTheRegistryRunningUntilItIsToldToEnd() throws IOException {
        Settings settings = Settings.forTests().shortLived();
        String territories = settings.url(Part.GATEWAY) + "/api/v1/territories/";
        try (RunningRegistry registry = RunningRegistry.start(settings).awaitUp()) {
            RestAssured.given()
                    .filter(new ContractFilter())
                    .header("Authorization", "Bearer " + settings.tokens().ofEveryRole("tester", Duration.ofHours(1)))
                    .contentType("application/json")
                    .body("{\"name\": {\"en\": \"Country\"}, \"level\": \"national\"}")
                    .put(territories + "KEPT")
                    .then()
                    .statusCode(201);
            secondUpSaysThatItRunsAlready(settings);
            everyPartIsReadyAndSaysSo(registry);
            aPartThatDiesIsStartedAgain(registry, territories + "KEPT");
            aServiceThatHangsIsStartedAgain(registry);
            aPartThatIsStoppedWhileItStartsStaysStoppedAndEndsNothingElse(registry);
            noPasswordIsSeen(registry, territories);
            downStopsWhatAKilledUpLeftBehind(registry);
        }
        try (RunningRegistry again = RunningRegistry.startInBackground(settings).awaitUp()) {
            assertThat(RestAssured.get(territories + "KEPT").statusCode()).isEqualTo(200);
            Map<Part, ProcessHandle> processes = again.processes();
            assertThat(again.interrupt()).as("exit code after SIGINT").isEqualTo(130);
            assertThat(processes).hasSize(6);
            await().until(() -> processes.values().stream().noneMatch(ProcessHandle::isAlive));
            assertThat(again.command("down")).contains("was not running");
        }
    }

    private static void secondUpSaysThatItRunsAlready(Settings settings) {
        try (RunningRegistry second = RunningRegistry.start(settings)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output()).hasSize(1).first().asString().contains("already running", "./registry down");
        }
    }

    private static void everyPartIsReadyAndSaysSo(RunningRegistry registry) {
        Map<Part, ProcessHandle> processes = registry.processes();
        String status = registry.command("status");
        assertThat(status.lines()).hasSize(6).allMatch(line -> line.endsWith("restarts 0"));
        processes.forEach((part, process) -> assertThat(status.lines())
                .as("status of %s", part)
                .anyMatch(line -> line.matches("%s +ready +pid %d +\\S+:%d +since 20.*Z +restarts 0"
                        .formatted(
                                part.directory(),
                                process.pid(),
                                registry.settings().port(part)))));
        processes.forEach((part, process) -> {
            if (part != Part.POSTGRES) {
                assertThat(process.info().commandLine().orElseThrow()).contains("-XX:+ExitOnOutOfMemoryError");
            }
        });
        assertThat(registry.command("logs", "gateway", "--no-follow")).contains("Listening on");
        assertThat(registry.command("rebuild", "mapping-service")).contains("\"topic\":\"registry.agencies\"");
        assertThat(registry.command("republish", "registry.territories")).contains("\"announced\":1");
        assertThat(registry.run("republish", "registry.nothing").exitCode()).isEqualTo(1);
    }

    private static void aPartThatDiesIsStartedAgain(RunningRegistry registry, String territories) {
        registry.kill(Part.GATEWAY);
        RunningRegistry.Command status = registry.run("status");
        assertThat(status.exitCode()).as(status.output()).isEqualTo(1);
        assertThat(status.output()).containsPattern("gateway +(waiting|starting)");
        registry.command("start", "gateway");
        assertThat(RestAssured.get(territories).statusCode()).isEqualTo(200);

        registry.kill(Part.GATEWAY);
        assertThat(registry.output().stream().filter(line -> line.startsWith("gateway died")))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("It is started again in 1 s."),
                        second -> assertThat(second).endsWith("It is started again in 2 s."));
        await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(registry.command("status"))
                .containsPattern("gateway +ready .* restarts 2"));
    }

    private static void aServiceThatHangsIsStartedAgain(RunningRegistry registry) {
        registry.signal("STOP", Part.PROGRAM);
        await().atMost(5, TimeUnit.MINUTES).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                        registry.run("status").output())
                .containsPattern("program-service +ready .* restarts 1"));
        assertThat(registry.output())
                .filteredOn(line -> line.contains(" hangs"))
                .singleElement()
                .asString()
                .startsWith("program-service hangs: /q/health/live does not answer.");
    }

    private static void aPartThatIsStoppedWhileItStartsStaysStoppedAndEndsNothingElse(RunningRegistry registry) {
        registry.command("stop", "mapping-service");
        CompletableFuture<RunningRegistry.Command> start =
                CompletableFuture.supplyAsync(() -> registry.run("start", "mapping-service"));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> registry.run("status").output().matches("(?s).*mapping-service +starting.*"));
        registry.command("stop", "mapping-service");
        assertThat(start.join().exitCode()).isEqualTo(1);
        assertThat(start.join().output()).contains("mapping-service was stopped while it started");
        RunningRegistry.Command status = registry.run("status");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.output().lines().filter(line -> line.contains(" ready ")))
                .hasSize(5);
        assertThat(status.output()).containsPattern("mapping-service +stopped +pid - ");
    }

    /** Parts have died and were away before, so that logs have their failures too. */
    private static void noPasswordIsSeen(RunningRegistry registry, String territories) throws IOException {
        Path home = registry.settings().home();
        List<String> passwords = passwords(home.resolve("secrets"));
        assertThat(passwords).hasSize(9).doesNotHaveDuplicates();
        assertThat(passwords).filteredOn(password -> password.length() == 32).hasSize(8);

        List<String> seen = new ArrayList<>(registry.output());
        seen.add(RestAssured.get(territories.replace("territories", "responsibilities"))
                .then()
                .statusCode(503)
                .extract()
                .asString());
        registry.command("stop", "postgres");
        seen.add(RestAssured.get(territories + "KEPT")
                .then()
                .statusCode(503)
                .extract()
                .asString());
        registry.command("start", "postgres");
        try (Stream<Path> logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.toList()) {
                seen.add(Files.readString(log));
            }
        }
        registry.processes().values().forEach(process -> Stream.concat(Stream.of(process), process.descendants())
                .forEach(one -> seen.add(one.info().commandLine().orElse(""))));
        assertThat(seen).hasSizeGreaterThan(15);
        assertThat(seen).noneMatch(text -> passwords.stream().anyMatch(text::contains));

        onlyTheirOwnerReadsFilesWithPasswords(home, passwords);
    }

    private static List<String> passwords(Path secrets) throws IOException {
        List<String> passwords = new ArrayList<>();
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.filter(file -> !file.endsWith("lock")).toList()) {
                passwords.add(Files.readString(file));
            }
        }
        return passwords;
    }

    private static void onlyTheirOwnerReadsFilesWithPasswords(Path home, List<String> passwords) throws IOException {
        List<Path> with = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (passwords.stream().anyMatch(text::contains)) {
                    with.add(file);
                }
            }
        }
        assertThat(with)
                .contains(
                        home.resolve("reader.properties"),
                        home.resolve("kcat.conf"),
                        home.resolve("run/agency-service.env"))
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets"))))
                .isEqualTo("rwx------");
    }

    private static void downStopsWhatAKilledUpLeftBehind(RunningRegistry registry) throws IOException {
        Map<Part, ProcessHandle> processes = registry.processes();
        registry.killUp();
        assertThat(processes.values()).hasSize(5).allMatch(ProcessHandle::isAlive);
        assertThat(registry.run("status").output()).containsPattern("gateway +left behind");
        assertThat(registry.command("down")).contains("left behind: postgres, kafka, agency-service");
        await().until(() -> processes.values().stream().noneMatch(ProcessHandle::isAlive));
        try (Stream<Path> files = Files.list(registry.settings().home().resolve("run"))) {
            assertThat(files).noneMatch(file -> file.toString().matches(".*\\.(pid|state|off)"));
        }
    }

    @Test
    void namesATakenPortAndWhatToDo() throws IOException {
        Settings settings = Settings.forTests().shortLived();
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
