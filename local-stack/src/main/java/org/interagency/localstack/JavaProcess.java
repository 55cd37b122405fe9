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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.interagency.localstack.Settings.Part;
import org.jspecify.annotations.Nullable;

/** A Java program of the stack, run in its own process; its output goes to its log file and its process id to its process id file. */
final class JavaProcess implements Component {

    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final Part part;
    private final List<String> arguments;
    private final Readiness readiness;
    private @Nullable Process process;

    /** Checks whether the program answers. */
    private interface Readiness {
        boolean check() throws IOException, InterruptedException;
    }

    private JavaProcess(Settings settings, Part part, List<String> arguments, Readiness readiness) {
        this.settings = settings;
        this.part = part;
        this.arguments = arguments;
        this.readiness = readiness;
    }

    static JavaProcess service(Settings settings, Part service) {
        Path jar = settings.root().resolve(service.directory()).resolve("target/quarkus-app/quarkus-run.jar");
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(settings.url(service) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        return new JavaProcess(
                settings,
                service,
                List.of("-Xmx384m", "-XX:+UseSerialGC", "-jar", jar.toString()),
                () -> client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    static JavaProcess kafka(Settings settings) {
        Path built = settings.root().resolve("local-stack/target");
        String classPath = built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*";
        return new JavaProcess(
                settings,
                Part.KAFKA,
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        KafkaBroker.class.getName(),
                        settings.home().resolve("kafka").toString(),
                        Integer.toString(settings.port(Part.KAFKA)),
                        Integer.toString(settings.port(Part.KAFKA_CONTROLLER))),
                () -> Ports.answers(settings.port(Part.KAFKA)));
    }

    @Override
    public String name() {
        return part.directory();
    }

    @Override
    public void start() throws StackException {
        stopLeftOver();
        Ports.requireFree(settings, part);
        Path log = settings.log(part);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(settings.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings.environmentOf(part));
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(settings.pidFile(part).getParent());
            process = builder.start();
            Files.writeString(settings.pidFile(part), Long.toString(process.pid()));
            awaitReady(process);
        } catch (IOException e) {
            throw new StackException(name() + " did not start: " + e.getMessage() + ". See " + log + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(name() + " was interrupted while it started.", e);
        }
    }

    private void awaitReady(Process started) throws StackException, InterruptedException {
        Instant deadline = Instant.now().plus(STARTUP);
        while (!isReady()) {
            if (started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StackException(name() + " ended while it started (exit code " + started.exitValue()
                        + "). See the end of " + settings.log(part) + ".");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException(
                        name() + " is not ready after " + STARTUP.toSeconds() + " s. See " + settings.log(part) + ".");
            }
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return readiness.check();
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    /** Ends the process that a killed stack left behind, if the process of that id still looks like it. */
    private void stopLeftOver() {
        Path pidFile = settings.pidFile(part);
        if (process != null || !Files.exists(pidFile)) {
            return;
        }
        try {
            ProcessHandle.of(Long.parseLong(Files.readString(pidFile).trim()))
                    .filter(left -> left.info().commandLine().orElse("").contains(arguments.get(arguments.size() - 1)))
                    .filter(left -> left.info().commandLine().orElse("").contains("java"))
                    .ifPresent(Processes::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            Processes.end(process.toHandle());
            process = null;
            try {
                Files.deleteIfExists(settings.pidFile(part));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public boolean hasDied() {
        return process != null && !process.isAlive();
    }
}
