package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;

/** The program behind {@code ./registry sign-in}: prints a link that signs one browser in, once, as a user with every role. */
public final class SignInLink {

    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final int BYTES = 32;

    private final Settings settings;

    SignInLink(Settings settings) {
        this.settings = settings;
    }

    /** @param arguments the directory of the project */
    public static void main(String[] arguments) {
        try {
            System.out.println(
                    new SignInLink(Control.settings(Path.of(arguments[0]).toAbsolutePath())).create());
        } catch (StackException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().exit(1);
        }
    }

    /** A new link. The gateway finds the token in the file that has the code for its name. */
    String create() {
        String code = Secrets.random(BYTES);
        try {
            Path directory = settings.signInLinks();
            PrivateFiles.createDirectory(directory);
            deleteExpired(directory);
            PrivateFiles.write(
                    directory.resolve(code),
                    settings.tokens().ofEveryRole(System.getProperty("user.name"), TOKEN_LIFE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings.url(Part.GATEWAY) + "/sign-in?code=" + code;
    }

    private static void deleteExpired(Path directory) throws IOException {
        FileTime first = FileTime.from(Instant.now().minus(TOKEN_LIFE));
        try (Stream<Path> links = Files.list(directory)) {
            for (Path link : links.toList()) {
                if (Files.getLastModifiedTime(link).compareTo(first) < 0) {
                    Files.deleteIfExists(link);
                }
            }
        }
    }
}
