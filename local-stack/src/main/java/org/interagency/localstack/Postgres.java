package org.interagency.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;
import org.postgresql.PGConnection;

/**
 * PostgreSQL with one role and one database for each service; its data stays in the home directory. By TCP, a role reaches its own database alone, with its
 * password. The superuser has no password, and comes by a Unix socket in the data directory, which only the user who runs PostgreSQL can enter.
 */
final class Postgres implements Component {

    private static final List<Part> DATABASES = List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING);

    /** The socket counts as trusted, since whoever can enter its directory could change this file too. Nobody else is let in. */
    private static final String ACCESS =
            """
            # Written at each start.
            local all      postgres                 trust
            host  sameuser agency,program,mapping all scram-sha-256
            """;

    /** Systems take no longer paths of sockets. */
    private static final int LONGEST_SOCKET_BYTES = 103;

    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(30);
    private static final Duration TO_VANISH = Duration.ofSeconds(10);

    private final Settings settings;

    Postgres(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean start(BooleanSupplier wanted) throws StackException {
        Ports.requireFree(settings, Part.POSTGRES);
        String socket = socket();
        awaitEndOfKilledServer();
        try {
            Files.createDirectories(log().getParent());
            // The library locks this file, and keeps the lock where it could not start the server. Only one stack uses
            // the
            // directory at a time (RunDirectory), so the lock has no other use.
            Files.deleteIfExists(data().resolve("epg-lock"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setDataDirectoryCustomizer(data -> writeAccess(data.toPath()))
                    .setPort(settings.port(Part.POSTGRES))
                    .setServerConfig("unix_socket_directories", ".")
                    .setServerConfig("unix_socket_permissions", "0700")
                    .setConnectConfig("socketFactory", UnixSocketFactory.class.getName())
                    .setConnectConfig("socketFactoryArg", socket)
                    .setConnectConfig("sslmode", "disable")
                    .setConnectConfig("gssEncMode", "disable")
                    .setPGStartupWait(STARTUP)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The embedded server turns these off, since its data is for tests only. Here, no
                    // acknowledged write may be lost.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    .setOutputRedirector(Redirect.appendTo(log().toFile()))
                    .setErrorRedirector(Redirect.appendTo(log().toFile()))
                    .start();
            createDatabases(server);
            return wanted.getAsBoolean();
        } catch (IOException | UncheckedIOException | SQLException | IllegalStateException e) {
            throw new StackException("postgres did not start: " + e.getMessage() + ". See " + log() + ".", e);
        }
    }

    /**
     * Waits for a server that was killed. A new one refuses to start while the process exists that the lock file names, also if it has ended and its
     * parent has not read its exit code yet; the library does not notice the refusal and waits for a minute. The file is not deleted, since by it
     * the server finds out whether other processes still use the data.
     */
    private void awaitEndOfKilledServer() throws StackException {
        Waits.within(TO_VANISH, () -> Processes.named(lockFile()).isEmpty());
    }

    private Path lockFile() {
        return data().resolve("postmaster.pid");
    }

    private Path data() {
        return settings.home().resolve("postgres");
    }

    private Path log() {
        return settings.log(Part.POSTGRES);
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Processes.find(lockFile(), data().toString());
    }

    @Override
    public boolean answers() {
        return Ports.answers(settings.port(Part.POSTGRES));
    }

    private static void writeAccess(Path data) {
        try {
            PrivateFiles.write(data.resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of the Unix socket, in the shorter way in which it can be written. */
    private String socket() throws StackException {
        Path whole = data().resolve(".s.PGSQL." + settings.port(Part.POSTGRES));
        Path fromHere = Path.of("").toAbsolutePath().relativize(whole);
        String shorter = Stream.of(whole, fromHere)
                .map(Path::toString)
                .min(Comparator.comparing(String::length))
                .orElseThrow();
        if (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_BYTES) {
            throw new StackException("The path " + whole + " is too long for a Unix socket. Set REGISTRY_HOME to a"
                    + " directory with a shorter path.");
        }
        return shorter;
    }

    /** Each step can be repeated, since the one before may have been the last before a crash, or before a back-up that was restored. */
    private void createDatabases(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Part service : DATABASES) {
                String name = service.name().toLowerCase(Locale.ROOT);
                if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
                    statement.execute("CREATE ROLE " + name + " LOGIN");
                }
                // The driver hashes it, so that PostgreSQL cannot log it.
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                name, settings.passwords().ofDatabase(service).toCharArray(), "scram-sha-256");
                if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                }
                statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return found.next();
        }
    }

    /**
     * By signals, since the library stops only a server that it has started itself and waits for no more than 5 s. SIGINT ends the connections of
     * clients, unlike the SIGTERM of {@link ProcessHandle#destroy}, which would wait for them; SIGQUIT ends the server at once, and its next start
     * recovers the data.
     */
    @Override
    public void stop() throws StackException {
        Optional<ProcessHandle> server = process();
        if (server.isPresent()
                && !Processes.end(server.get(), "INT", TO_STOP)
                && !Processes.end(server.get(), "QUIT", TO_STOP)) {
            Processes.kill(server.get(), "postgres");
        }
    }
}
