package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and ends processes of this machine. */
final class Processes {

    private static final Duration TO_END = Duration.ofSeconds(30);
    private static final Duration ONCE_KILLED = Duration.ofSeconds(10);

    private Processes() {}

    /**
     * The running process whose id is the first line of a file.
     *
     * @param mark a text that its command line contains, since another process may have got the id of one that has ended
     */
    static Optional<ProcessHandle> find(Path pidFile, String mark) {
        return named(pidFile).filter(process -> commandLine(process).contains(mark));
    }

    /**
     * The process whose id is the first line of a file, whichever process that is now. One that has ended is still there until its parent has read its
     * exit code.
     */
    static Optional<ProcessHandle> named(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::trim)
                    .filter(pid -> pid.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asks a process to end, kills it if it has not ended after 30 s, and returns once it has ended.
     *
     * @param name what to call it in a message
     */
    static void end(ProcessHandle process, String name) throws StackException {
        process.destroy();
        if (!hasEnded(process, TO_END)) {
            kill(process, name);
        }
    }

    /** Sends a signal, such as {@code INT}, to a process, and returns whether it has ended in time. */
    static boolean end(ProcessHandle process, String signal, Duration bound) throws StackException {
        signal(signal, List.of(process));
        return hasEnded(process, bound);
    }

    /** Sends a signal to processes, and returns once it has been sent. A process that has just ended gets none. */
    static void signal(String signal, List<ProcessHandle> processes) throws StackException {
        String pids =
                processes.stream().map(process -> Long.toString(process.pid())).collect(Collectors.joining(" "));
        try {
            // By a shell, since not every system has kill as a program.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pids)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new StackException("cannot send " + signal + " to " + pids + ": " + e.getMessage(), e);
        }
    }

    /** Kills a process and returns once it has ended. */
    static void kill(ProcessHandle process, String name) throws StackException {
        process.destroyForcibly();
        if (!hasEnded(process, ONCE_KILLED)) {
            throw new StackException("Waited " + ONCE_KILLED.toSeconds() + " s for " + name
                    + " to end, having killed it;" + " its process " + process.pid() + " is still there.");
        }
    }

    /** A process that has ended keeps its id, but no command line, until its parent has read its exit code; that parent may not be ours. */
    private static boolean hasEnded(ProcessHandle process, Duration bound) throws StackException {
        return Waits.within(
                bound, () -> !process.isAlive() || commandLine(process).isEmpty());
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
