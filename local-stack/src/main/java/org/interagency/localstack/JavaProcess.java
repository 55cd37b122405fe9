package org.interagency.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.interagency.localstack.Settings.Part;

/** A Java program of the stack, run in its own process; its output goes to its log file and its process id to its process id file. */
final class JavaProcess implements Component {

    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final String LIVENESS = "/q/health/live";
    private static final int OK = 200;

    private final Settings settings;
    private final Part part;
    private final String heap;
    private final List<String> arguments;
    private final Readiness readiness;
    private final Liveness liveness;

    /** Without effect on the program: {@link Processes#find} recognises the process by it. */
    private final String mark;

    /** Checks whether the program answers. */
    private interface Readiness {
        boolean check() throws IOException, InterruptedException;
    }

    /** Checks whether the program lives, and says what is wrong if it does not. */
    private interface Liveness {
        Optional<String> check() throws InterruptedException;
    }

    private JavaProcess(
            Settings settings, Part part, String heap, List<String> arguments, Readiness readiness, Liveness liveness) {
        this.settings = settings;
        this.part = part;
        this.heap = heap;
        this.arguments = arguments;
        this.readiness = readiness;
        this.liveness = liveness;
        this.mark = "-Dregistry.pid-file=" + settings.pidFile(part);
    }

    static JavaProcess service(Settings settings, Part service) {
        Path jar = settings.root().resolve(service.directory()).resolve("target/quarkus-app/quarkus-run.jar");
        HttpClient client = HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();
        HttpRequest ready = question(settings, service, "/q/health/ready");
        HttpRequest live = question(settings, service, LIVENESS);
        return new JavaProcess(
                settings,
                service,
                "-Xmx384m",
                List.of("-jar", jar.toString()),
                () -> status(client, ready) == OK,
                () -> complaint(client, live));
    }

    private static HttpRequest question(Settings settings, Part service, String path) {
        return HttpRequest.newBuilder(URI.create(settings.url(service) + path))
                .timeout(TO_ANSWER)
                .build();
    }

    private static int status(HttpClient client, HttpRequest question) throws IOException, InterruptedException {
        return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static Optional<String> complaint(HttpClient client, HttpRequest live) throws InterruptedException {
        try {
            int status = status(client, live);
            return status == OK ? Optional.empty() : Optional.of(LIVENESS + " answers " + status);
        } catch (IOException silence) {
            return Optional.of(LIVENESS + " does not answer");
        }
    }

    static JavaProcess kafka(Settings settings) {
        Path built = settings.root().resolve("local-stack/target");
        String classPath = built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*";
        return new JavaProcess(
                settings,
                Part.KAFKA,
                "-Xmx512m",
                List.of(
                        "-cp",
                        classPath,
                        KafkaBroker.class.getName(),
                        settings.home().resolve("kafka").toString(),
                        settings.secrets().toString(),
                        Integer.toString(settings.port(Part.KAFKA)),
                        Integer.toString(settings.port(Part.KAFKA_CONTROLLER))),
                () -> Ports.answers(settings.port(Part.KAFKA)),
                Optional::empty);
    }

    @Override
    public boolean start(BooleanSupplier wanted) throws StackException {
        Ports.requireFree(settings, part);
        Path log = settings.log(part);
        // Ctrl-C sends SIGINT to the whole group of processes. The part ignores it, so that "up" can stop one after the
        // other.
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark);
        command.add("-XX:+UseSerialGC");
        // A JVM that has run out of memory can go on half broken. It ends instead, and is started again.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add(heap);
        // The last of several options of one kind counts.
        command.addAll(settings.jvmOptions());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        if (LocalStack.SERVICES.contains(part)) {
            builder.environment().putAll(settings.environmentOf(part));
        }
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(settings.pidFile(part).getParent());
            Process started = builder.start();
            try {
                Files.writeString(settings.pidFile(part), Long.toString(started.pid()));
            } catch (IOException e) {
                started.destroyForcibly();
                throw e;
            }
            return awaitAnswer(started, wanted);
        } catch (IOException e) {
            throw new StackException(name() + " did not start: " + e.getMessage() + ". See " + log + ".", e);
        }
    }

    private boolean awaitAnswer(Process started, BooleanSupplier wanted) throws StackException {
        boolean inTime = Waits.within(STARTUP, () -> {
            if (!started.isAlive()) {
                throw new StackException(name() + " ended while it started (exit code " + started.exitValue()
                        + "). See the end of " + settings.log(part) + ".");
            }
            return !wanted.getAsBoolean() || answers();
        });
        if (!inTime) {
            throw new StackException("Waited " + STARTUP.toSeconds() + " s for " + name() + " to be ready. See "
                    + settings.log(part) + ".");
        }
        return wanted.getAsBoolean();
    }

    @Override
    public boolean answers() throws InterruptedException {
        try {
            return readiness.check();
        } catch (IOException notListening) {
            return false;
        }
    }

    @Override
    public Optional<String> complaint() throws InterruptedException {
        return liveness.check();
    }

    @Override
    public void stop() throws StackException {
        Optional<ProcessHandle> running = process();
        if (running.isPresent()) {
            Processes.end(running.get(), name());
        }
        try {
            Files.deleteIfExists(settings.pidFile(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Processes.find(settings.pidFile(part), mark);
    }

    private String name() {
        return part.directory();
    }
}
