package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** PLACEHOLDER until the branch secrets is merged. */
final class Secrets {

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The secret of a name; made when it is first needed. */
    String kept(String name, Supplier<String> made) {
        Path file = directory.resolve(name);
        try {
            Optional<String> kept = read(file);
            return kept.isPresent() ? kept.get() : make(file, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String make(Path file, Supplier<String> made) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            PrivateFiles.createDirectory(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                Optional<String> madeMeanwhile = read(file);
                if (madeMeanwhile.isPresent()) {
                    return madeMeanwhile.get();
                }
                String secret = made.get();
                PrivateFiles.write(file, secret);
                return secret;
            }
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file)).filter(secret -> !secret.isBlank());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
