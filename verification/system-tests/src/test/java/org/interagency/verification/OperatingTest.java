package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.interagency.localstack.testing.Api.get;
import static org.interagency.localstack.testing.Api.post;
import static org.interagency.localstack.testing.Api.put;

import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.interagency.contracts.Topics;
import org.interagency.localstack.KafkaUser;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.testing.Api;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs each command of docs/operating.md exactly as written, in a directory that has nothing but {@code ./registry}. */
class OperatingTest {

    /** A block of commands, or a command in a sentence. */
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```|`(\\./registry [^`]*)`", Pattern.DOTALL);

    /** These need Docker, or a file that others make, or build: Maven runs this test and cannot build at the same time. */
    private static final Pattern RUN_ELSEWHERE =
            Pattern.compile("(?s).*docker compose.*|\\./registry (build|dev|test-containers|vulnerabilities)\\b.*");

    private static final List<String> SERVICES =
            LocalStack.SERVICES.stream().map(Part::directory).toList();

    private final Settings settings;
    private final Terminal terminal;
    private final Set<String> documented = documented();
    private final Set<String> run = new LinkedHashSet<>();
    private final List<Process> started = new ArrayList<>();

    OperatingTest() {
        Settings free = Settings.forTests().shortLived();
        settings = new Settings(free.root(), free.home().resolve(".registry"), free.ports(), free.jvmOptions());
        terminal = new Terminal(free.home(), settings.environment());
    }

    private static Set<String> documented() {
        try {
            Set<String> found = new LinkedHashSet<>();
            COMMANDS.matcher(Files.readString(RunningRegistry.root().resolve("docs/operating.md")))
                    .results()
                    .map(commands ->
                            commands.group(1) == null ? commands.group(2).replaceAll("\\s+", " ") : commands.group(1))
                    .filter(commands -> commands.contains("./registry "))
                    .forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code ./registry} as in the project, but for its home, and with what is built. */
    @BeforeEach
    void writeTheCommand() throws IOException {
        Path command = terminal.directory().resolve("registry");
        Files.writeString(
                command,
                """
                #!/usr/bin/env bash
                [ "$1" != up ] || set -- "$@" --no-build
                exec bash '%s' "$@"
                """
                        .formatted(RunningRegistry.root().resolve("registry")));
        assertThat(command.toFile().setExecutable(true)).isTrue();
        Api.use(settings);
    }

    @AfterEach
    void stopEverything() {
        terminal.run("./registry down");
        started.forEach(Process::destroy);
    }

    @Test
    void eachCommandDoesWhatTheManualSays() throws IOException {
        run("./registry up >up.log 2>&1 &");
        awaitUp();
        assertThat(run("./registry status").lines()).hasSize(6).allMatch(line -> line.contains(" ready "));
        try (BufferedReader log = start("./registry logs gateway").inputReader()) {
            assertThat(log.lines().anyMatch(line -> line.contains("Listening on")))
                    .isTrue();
        }
        run("./registry stop kafka");
        assertThat(terminal.run("./registry status || true")).containsPattern("kafka +stopped");
        run("./registry start kafka");

        register("V1");
        assertThat(run("./registry dead-letters list")).contains("There are no dead letters.");
        assertThat(run("./registry dead-letters replay")).contains("There are no dead letters.");
        assertThat(run(block("./registry token --role")).lines())
                .hasSize(2)
                .allMatch(token -> token.split("\\.").length == 3);
        assertThat(run("./registry rebuild mapping-service")).contains("\"topic\":\"registry.agencies\",\"copies\":2");
        assertThat(run("./registry republish registry.agencies")).contains("\"announced\":2");

        agency("CL-MDSF", "V1").statusCode(201);
        programme("CL-SAP", "CL-MDSF");
        assertThat(runOnItsPort(block("programme-confirmations")))
                .contains("\"enteredCentrally\":true", "\"enteredCentrally\":false");
        assertThat(run("./registry sign-in")).startsWith("http://localhost:");
        assertThat(run("./registry audit verify").lines()).hasSize(3).allMatch(line -> line.contains(" valid, "));
        String checked = run(block("./registry audit checkpoint"));
        assertThat(checked.lines()).hasSize(3).allMatch(line -> line.contains(" valid, "));

        RegistryContent backedUp = RegistryContent.read();
        run(block("tar -C .registry -cf"));
        start("./registry up");
        awaitUp();
        writeMore();
        run(block("tar -C .registry -xf"));
        start("./registry up --no-build");
        awaitUp();
        isAsBefore(backedUp);

        run("./registry down");
        String usage = terminal.run("./registry help");
        assertThat(documented).filteredOn(commands -> !run.contains(commands)).allSatisfy(commands -> {
            assertThat(commands).matches(RUN_ELSEWHERE);
            assertThat(usage).contains("\n  " + commands.replaceFirst("(?s).*\\./registry ([a-z-]+).*", "$1"));
        });
    }

    @Test
    void anOlderBackupIsRestoredWhileKafkaGoesOn() throws ExecutionException, InterruptedException {
        terminal.run("./registry up >up.log 2>&1 &");
        awaitUp();
        register("V1");
        RegistryContent backedUp = RegistryContent.read();
        stop(SERVICES);
        stop(List.of("postgres"));
        terminal.run("cp -a .registry/postgres backup");
        start(List.of("postgres"));
        start(SERVICES);
        writeMore();

        stop(SERVICES);
        try (Admin kafka = Admin.create(settings.kafkaClient(KafkaUser.BROKER))) {
            kafka.deleteTopics(Stream.concat(Topics.FACTS.stream(), Stream.of(Topics.DEAD_LETTERS))
                            .toList())
                    .all()
                    .get();
        }
        stop(List.of("postgres"));
        terminal.run("rm -r .registry/postgres && mv backup .registry/postgres");
        start(List.of("postgres"));
        start(SERVICES);

        isAsBefore(backedUp);
    }

    private void stop(List<String> parts) {
        parts.parallelStream().forEach(part -> terminal.run("./registry stop " + part));
    }

    private void start(List<String> parts) {
        parts.parallelStream().forEach(part -> terminal.run("./registry start " + part));
    }

    /** Runs what the manual has. */
    private String run(String commands) {
        isDocumented(commands);
        return terminal.run(commands);
    }

    /** Runs what the manual has for a gateway on its usual port. */
    private String runOnItsPort(String commands) {
        isDocumented(commands);
        return terminal.run(commands.replace("http://localhost:8080", settings.url(Part.GATEWAY)));
    }

    /** Starts what the manual has, and what does not end by itself. */
    private Process start(String commands) {
        isDocumented(commands);
        Process process = terminal.start(commands);
        started.add(process);
        return process;
    }

    private void isDocumented(String commands) {
        assertThat(documented).contains(commands);
        run.add(commands);
    }

    private String block(String part) {
        return documented.stream()
                .filter(commands -> commands.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private void awaitUp() {
        // Each look starts a JVM, which takes processor time from what is awaited.
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> terminal.run("./registry status || true")
                                .lines()
                                .filter(line -> line.contains(" ready "))
                                .count()
                        == 6);
    }

    /** Two agencies that are accountable for the same thing, and a function for which nobody is. */
    private static void register(String name) {
        put("territories/B", "{\"name\": {\"en\": \"Land\"}, \"level\": \"national\"}")
                .statusCode(201);
        agency("B-A", name).statusCode(201);
        agency("B-B", name).statusCode(201);
        programme("B-CARE", "B-A");
        responsibility("B-R1", "B-A", "provision");
        responsibility("B-R2", "B-B", "provision");
    }

    private static ValidatableResponse agency(String code, String name) {
        return put(
                "agencies/" + code,
                """
                {"name": {"en": "%s"}, "kind": "ministry", "level": "national", "territory": "B"}"""
                        .formatted(name));
    }

    private static void programme(String code, String owner) {
        post(
                        "programmes",
                        """
                        {"code": "%s", "name": {"en": "Care"}, "owner": "%s", "scheme": "non-contributory",
                         "targeting": "universal", "contingencies": ["poverty"], "territories": ["B"],
                         "validFrom": "2020-01-01", "requiredFunctions": ["provision", "policy"]}"""
                                .formatted(code, owner))
                .statusCode(201);
    }

    private static void responsibility(String id, String agency, String function) {
        put(
                        "responsibilities/" + id,
                        """
                        {"programme": "B-CARE", "function": "%s", "agency": "%s", "role": "accountable",
                         "territories": ["B"], "validFrom": "2020-01-01"}"""
                                .formatted(function, agency))
                .statusCode(201);
    }

    /** New versions of facts, new facts, and findings that are opened and resolved. */
    private void writeMore() {
        agency("B-A", "V2").statusCode(200);
        agency("B-A", "V3").statusCode(200);
        agency("B-LATER", "V1").statusCode(201);
        responsibility("B-R3", "B-B", "policy");
        responsibility("B-R4", "B-LATER", "provision");
        post(
                        "agency-changes",
                        """
                        {"code": "B-RENAME", "type": "rename", "from": ["B-B"], "effectiveDate": "2024-01-01",
                         "to": [{"code": "B-B2", "name": {"en": "New"}}]}""")
                .statusCode(201);
        RegistryContent.read().awaitOnTopics(settings);
    }

    /** The registry holds what it held, announces it, and gives versions again that it had given after the back-up. */
    private void isAsBefore(RegistryContent backedUp) {
        assertThat(RegistryContent.read()).isEqualTo(backedUp);
        backedUp.awaitOnTopics(settings);

        agency("B-A", "V2 again").statusCode(200);
        responsibility("B-R3", "B-A", "policy");
        RegistryContent.read().awaitOnTopics(settings);
        get("agencies/B-A").body("version", equalTo(2));
    }
}
