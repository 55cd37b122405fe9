package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;

/**
 * The registry as a user runs it: the program that {@code ./registry up} executes once everything is built, in a process of
 * its own, on free ports and with fresh data.
 */
final class RunningRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private RunningRegistry(Settings settings, Process process) {
        this.settings = settings;
        this.process = process;
        this.listener = new Thread(this::listen, "registry-output");
        listener.start();
    }

    /** The checked-out project. */
    static Path root() {
        return Path.of(System.getProperty("registry.root"));
    }

    /** Starts the program and returns at once. */
    static RunningRegistry start(Settings settings, String... arguments) {
        Path built = root().resolve("local-stack/target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                built.resolve("classes") + ":" + built.resolve("lib") + "/*",
                "org.interagency.localstack.Up",
                root().toString()));
        command.addAll(List.of(arguments));
        return new RunningRegistry(settings, process(settings, command));
    }

    private static Process process(Settings settings, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("REGISTRY_HOME", settings.home().toString());
        Stream.of(Part.values())
                .forEach(part -> builder.environment().put(part.variable(), Integer.toString(settings.port(part))));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(line -> {
                System.out.println("registry| " + line);
                output.add(line);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once all parts run. */
    RunningRegistry awaitUp() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() || said("The registry is up"));
        assertThat(process.isAlive()).as("runs, having said %s", output).isTrue();
        return this;
    }

    /** Whether the program has printed a line with this text. */
    boolean said(String text) {
        return output.stream().anyMatch(line -> line.contains(text));
    }

    /** All lines that the program has printed. */
    List<String> output() {
        return List.copyOf(output);
    }

    /** The directories and ports of the registry. */
    Settings settings() {
        return settings;
    }

    /** Runs {@code ./registry} with these arguments, as a user in another terminal does, and returns once it has succeeded. */
    void command(String... words) {
        List<String> command =
                new ArrayList<>(List.of("bash", root().resolve("registry").toString()));
        command.addAll(List.of(words));
        Process run = process(settings, command);
        try {
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(run.onExit().join().exitValue())
                    .as("%s: %s", command, said)
                    .isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills a part, and returns once the program has noticed. */
    void kill(Part part) {
        handle(part).destroyForcibly();
        await().until(() -> said(part.directory() + " died"));
    }

    /** The process of each part. */
    Map<Part, ProcessHandle> processes() {
        return Stream.of(Part.POSTGRES, Part.KAFKA, Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY)
                .collect(Collectors.toMap(part -> part, this::handle));
    }

    private ProcessHandle handle(Part part) {
        Path file = part == Part.POSTGRES
                ? settings.home().resolve("postgres/postmaster.pid")
                : settings.home().resolve("run").resolve(part.directory() + ".pid");
        try (Stream<String> lines = Files.lines(file)) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().trim());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(part + " does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends the program by SIGTERM, which it treats like Ctrl-C, and returns its exit code. SIGINT would not work: a program
     * in the background ignores it.
     */
    int end() {
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Returns the exit code once the program has ended and all its output has been read. */
    int awaitEnd() {
        await().atMost(PATIENCE).until(() -> !process.isAlive() && !listener.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        end();
    }
}
