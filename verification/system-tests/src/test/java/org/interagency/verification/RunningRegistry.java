package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;
import org.interagency.localstack.LocalStack;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;
import org.interagency.localstack.StackException;

/**
 * The registry as a user runs it, by {@code ./registry} and with what is built, on free ports and with fresh data.
 */
final class RunningRegistry implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;

    /** Finds the parts that the registry runs. */
    private final LocalStack stack;

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread listener;

    private RunningRegistry(Settings settings, Process process) {
        this.settings = settings;
        this.stack = new LocalStack(settings, System.out::println);
        this.process = process;
        this.listener = new Thread(this::listen, "registry-output");
        listener.start();
    }

    /** The checked-out project. */
    static Path root() {
        return Path.of(System.getProperty("registry.root"));
    }

    /** Starts the registry and returns at once. */
    static RunningRegistry start(Settings settings, String... options) {
        return start(settings, Map.of(), options);
    }

    /** Starts the registry with further environment variables, which each part gets, and returns at once. */
    static RunningRegistry start(Settings settings, Map<String, String> variables, String... options) {
        List<String> command = registry("up", "--no-build");
        command.addAll(List.of(options));
        return new RunningRegistry(settings, process(settings, variables, command));
    }

    /** Starts the registry like a script that puts it into the background, with SIGINT ignored, and returns at once. */
    static RunningRegistry startInBackground(Settings settings) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "trap '' INT; exec \"$@\"", "script"));
        command.addAll(registry("up", "--no-build"));
        return new RunningRegistry(settings, process(settings, command));
    }

    private static List<String> registry(String... words) {
        List<String> command =
                new ArrayList<>(List.of("bash", root().resolve("registry").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private static Process process(Settings settings, List<String> command) {
        return process(settings, Map.of(), command);
    }

    private static Process process(Settings settings, Map<String, String> variables, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().putAll(settings.environment());
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

    /** Returns once all parts run. Otherwise nobody would get a registry to close, so it is closed. */
    RunningRegistry awaitUp() {
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || said("The registry is up"));
            assertThat(process.isAlive()).as("runs, having said %s", output).isTrue();
        } catch (ConditionTimeoutException | AssertionError e) {
            close();
            throw e;
        }
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

    /** Runs {@code ./registry} with these arguments, as a user in another terminal does, and returns what it printed once it has succeeded. */
    String command(String... words) {
        Command run = run(words);
        assertThat(run.exitCode()).as("%s: %s", List.of(words), run.output()).isZero();
        return run.output();
    }

    /** Runs {@code ./registry} with these arguments, as a user in another terminal does, and returns once it has ended. */
    Command run(String... words) {
        Process run = process(settings, registry(words));
        try {
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(run.onExit().join().exitValue(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A command that has ended; its output includes its errors. */
    record Command(int exitCode, String output) {}

    /** Kills a part, and returns once the registry has noticed; it starts the part again after a pause. */
    void kill(Part part) {
        long before = deaths(part);
        stack.process(part).orElseThrow().destroyForcibly();
        await().until(() -> deaths(part) > before);
    }

    private long deaths(Part part) {
        return output.stream()
                .filter(line -> line.startsWith(part.directory() + " died"))
                .count();
    }

    /** Sends a signal, such as {@code STOP}, to a part with all its processes. Does nothing if the part does not run. */
    void signal(String signal, Part part) {
        try {
            stack.signal(signal, part);
        } catch (StackException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of each part that runs. */
    Map<Part, ProcessHandle> processes() {
        return LocalStack.PARTS.stream()
                .flatMap(part -> stack.process(part).map(process -> Map.entry(part, process)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Ends the program by SIGTERM, and returns its exit code. */
    int end() {
        process.toHandle().destroy(); // of the process itself, it would also close its output

        return awaitEnd();
    }

    /** Ends the program by SIGINT, which is what Ctrl-C sends, and returns its exit code. */
    int interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        return awaitEnd();
    }

    /** Kills the program, and none of its parts. */
    void killUp() {
        process.toHandle().destroyForcibly();
        awaitEnd();
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
