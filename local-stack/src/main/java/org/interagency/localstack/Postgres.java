package org.interagency.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.interagency.localstack.Settings.Part;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with one role and one database for each service; its data stays in the home directory. */
final class Postgres implements Component {

    private static final List<Part> DATABASES = List.of(Part.AGENCY, Part.PROGRAM, Part.MAPPING);

    private final Settings settings;
    private @Nullable EmbeddedPostgres server;

    Postgres(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return Part.POSTGRES.directory();
    }

    @Override
    public void start() throws StackException {
        try {
            Path log = settings.log(Part.POSTGRES);
            Files.createDirectories(log.getParent());
            postmaster().ifPresent(Processes::end);
            Ports.requireFree(settings, Part.POSTGRES);
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(settings.port(Part.POSTGRES))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    // The embedded server turns these off, since its data is for tests only. Here, no acknowledged
                    // write may
                    // be lost.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .start();
            createDatabases(server);
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new StackException(
                    "PostgreSQL did not start: " + e.getMessage() + ". See " + settings.log(Part.POSTGRES) + ".", e);
        }
    }

    private Path data() {
        return settings.home().resolve("postgres");
    }

    /** The running server of the data directory, perhaps left behind by a stack that was killed. Only this stack uses the directory. */
    private Optional<ProcessHandle> postmaster() {
        try (Stream<String> lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim())))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createDatabases(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Part service : DATABASES) {
                String name = service.name().toLowerCase(Locale.ROOT);
                boolean stands;
                try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                    stands = found.next();
                }
                if (!stands) {
                    statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                    statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
                }
            }
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
                server = null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return server != null && postmaster().isPresent();
    }

    @Override
    public boolean hasDied() {
        return server != null && postmaster().isEmpty();
    }
}
