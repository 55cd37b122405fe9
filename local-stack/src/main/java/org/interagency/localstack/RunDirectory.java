package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interagency.localstack.Settings.Part;
import org.jspecify.annotations.Nullable;

/**
 * The directory {@code run} of a home, by which the program behind {@code ./registry up} and the other commands tell each other what they want and do.
 *
 * <ul>
 *   <li>{@code lock}: the program behind {@code up} holds its lock while it runs, so a lock that is free means that it does not run, even if it was killed;
 *   <li>{@code registry.pid}: its process id;
 *   <li>{@code registry.env}: the environment variables with the ports that it uses;
 *   <li>{@code NAME.env}: the environment variables that configure a service, its passwords among them;
 *   <li>{@code NAME.pid}: the process id of a part, except that of PostgreSQL, which has its own file;
 *   <li>{@code NAME.state}: the {@link PartState} of a part;
 *   <li>{@code NAME.off}: exists while a part is to be stopped.
 * </ul>
 */
final class RunDirectory {

    private final Path directory;

    /** In a field, since a channel that is garbage-collected gives up its lock. */
    private @Nullable FileChannel held;

    RunDirectory(Settings settings) {
        this.directory = settings.home().resolve("run");
    }

    /** Takes the lock, which this object then holds until the process ends; false if another process holds it. */
    boolean lock() {
        held = lock(false);
        return held != null;
    }

    /** Whether the program behind {@code up} runs. It takes the lock for a moment. */
    boolean isUp() {
        try (FileChannel free = lock(true)) {
            return free == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable FileChannel lock(boolean shared) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (channel.tryLock(0, Long.MAX_VALUE, shared) == null) {
                channel.close();
                return null;
            }
            return channel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of the program behind {@code up}; empty if it does not run. */
    Optional<ProcessHandle> upProcess() {
        return Processes.find(directory.resolve("registry.pid"), Up.class.getName());
    }

    /** Prepares the directory for this process, which is the program behind {@code up}: all parts wait, and none is switched off. */
    void begin(Settings settings) {
        write("registry.pid", Long.toString(ProcessHandle.current().pid()));
        LocalStack.PARTS.forEach(this::switchOn);
        writeEnvironment("registry", settings.environmentOfPorts());
        LocalStack.SERVICES.forEach(service -> writeEnvironment(service.directory(), settings.environmentOf(service)));
    }

    /** Deletes what is true only while the program behind {@code up} runs. */
    void end() {
        delete("registry.pid");
        for (Part part : LocalStack.PARTS) {
            switchOn(part);
            delete(part.directory() + ".state");
        }
    }

    /** The environment variables with the ports that the program behind {@code up} uses; empty if it has never run. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        read("registry.env").ifPresent(text -> text.lines().forEach(line -> {
            int end = line.indexOf('=');
            environment.put(line.substring(0, end), line.substring(end + 1));
        }));
        return environment;
    }

    /** Whether the part is to be stopped. */
    boolean isOff(Part part) {
        return Files.exists(off(part));
    }

    /** Says that the part is to be stopped. */
    void switchOff(Part part) {
        write(part.directory() + ".off", "");
    }

    /** Says that the part is to run. */
    void switchOn(Part part) {
        delete(part.directory() + ".off");
    }

    /** Replaces the state of a part, as a whole. */
    void write(Part part, PartState state) {
        write(part.directory() + ".state", state.line());
    }

    /** The state of a part; empty if {@code up} does not run, unless it was killed. */
    Optional<PartState> state(Part part) {
        return read(part.directory() + ".state").map(PartState::parse);
    }

    private Path off(Part part) {
        return directory.resolve(part.directory() + ".off");
    }

    private void writeEnvironment(String name, Map<String, String> variables) {
        List<String> lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + forShell(variable.getValue()))
                .sorted()
                .toList();
        write(name + ".env", String.join("\n", lines) + "\n");
    }

    /** No value has a single quote. */
    private static String forShell(String value) {
        return value.matches("[\\w.:/-]*") ? value : "'" + value + "'";
    }

    private void write(String name, String text) {
        try {
            PrivateFiles.write(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(directory.resolve(name)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
