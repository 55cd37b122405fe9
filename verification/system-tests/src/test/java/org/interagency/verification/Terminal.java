package org.interagency.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A terminal into which a reader copies the commands of a document.
 *
 * @param directory where the commands run
 * @param environment variables beside those of this process
 */
record Terminal(Path directory, Map<String, String> environment) {

    /** Whether a program is installed, so that commands can call it by its name. */
    static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Runs commands, and returns what they have printed once all of them have succeeded. */
    String run(String commands) {
        Process bash = start(commands);
        try {
            String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(bash.onExit().join().exitValue())
                    .as("%s%n%s", commands, said)
                    .isZero();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs commands, and returns at once. The output of the process includes its errors. */
    Process start(String commands) {
        ProcessBuilder bash = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", commands))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(environment);
        try {
            return bash.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
