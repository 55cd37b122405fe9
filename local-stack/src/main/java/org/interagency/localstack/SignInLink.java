package org.interagency.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
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

    /** A new link. The gateway finds the token by the hash of its code. */
    String create() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String code = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Path directory = settings.signInLinks();
            PrivateFiles.createDirectory(directory);
            deleteExpired(directory);
            PrivateFiles.write(
                    directory.resolve(hash(code)),
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

    private static String hash(String code) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
