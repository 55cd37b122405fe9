package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.interagency.localstack.Settings.Part;

/**
 * The secrets of a stack: a password for each user of PostgreSQL and of Kafka, and the key of its tokens. Each is made at random when it is first needed,
 * and kept in a file of its own in a directory that only the user who runs the stack can enter.
 *
 * <p>PostgreSQL and Kafka are told the passwords whenever they start. So no crash leaves them with others, and files that were deleted are made anew.
 */
final class Secrets {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** The password of a service's role in PostgreSQL. */
    String ofDatabase(Part service) {
        return password("database-" + service.name().toLowerCase(Locale.ROOT));
    }

    /** The password of a user of Kafka. */
    String ofKafka(KafkaUser user) {
        return password("kafka-" + user.lowerCase());
    }

    private String password(String name) {
        return kept(name, Secrets::newPassword);
    }

    private static String newPassword() {
        return random(BYTES);
    }

    /** A text of random bytes. It has letters, digits, {@code -} and {@code _} alone, which need no escape anywhere. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /**
     * The secret of a name.
     *
     * @param made called if there is none yet; what it returns is kept
     */
    String kept(String name, Supplier<String> made) {
        Path file = directory.resolve(name);
        try {
            Optional<String> kept = read(file);
            return kept.isPresent() ? kept.get() : make(file, made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Synchronised, since a process can lock a file only once. */
    private String make(Path file, Supplier<String> made) throws IOException {
        synchronized (RANDOM) {
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

    /** Empty also for a file that has lost its content when the machine crashed. */
    private static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file)).filter(secret -> !secret.isBlank());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }
}
