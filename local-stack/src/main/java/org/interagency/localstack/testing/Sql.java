package org.interagency.localstack.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.interagency.localstack.Settings;
import org.interagency.localstack.Settings.Part;

/** Reaches into the databases of services in tests. */
public final class Sql {

    private Sql() {}

    /** A connection to the database of a service, as the service has it; the caller closes it. */
    public static Connection connect(Settings settings, Part service) throws SQLException {
        Map<String, String> environment = settings.environmentOf(service);
        return DriverManager.getConnection(
                settings.jdbcUrl(service),
                environment.get("QUARKUS_DATASOURCE_USERNAME"),
                environment.get("QUARKUS_DATASOURCE_PASSWORD"));
    }

    /** Executes statements, one after the other. */
    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Executes statements, one after the other, in a connection of their own. */
    public static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute(connection, statements);
        }
    }

    /** Whether another transaction waits for a lock that the transaction of the connection holds. */
    public static boolean isAwaited(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement();
                ResultSet waiting = statement.executeQuery(
                        "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
            return waiting.next();
        }
    }
}
