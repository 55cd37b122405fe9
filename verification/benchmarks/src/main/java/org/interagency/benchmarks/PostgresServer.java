package org.interagency.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** A PostgreSQL server with enough memory for the queries; it runs until it is closed. */
final class PostgresServer implements AutoCloseable {

    /** The system property by which the forks of a benchmark learn the address of the server. */
    static final String URL_PROPERTY = "benchmarks.postgres";

    private static final List<String> ALL_THAT_HELPS = List.of(
            "SET work_mem = '1GB'",
            "SET hash_mem_multiplier = 4",
            "SET max_parallel_workers_per_gather = 2",
            "SET min_parallel_table_scan_size = 0");

    private final EmbeddedPostgres server;

    PostgresServer() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("effective_cache_size", "8GB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("random_page_cost", "1.1")
                .start();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A join with the plan that PostgreSQL chooses. */
    static Database planned(Shape shape, List<AccountabilityRow> rows) throws SQLException, IOException {
        Connection connection = connection();
        String table = load(connection, shape, rows);
        return new Database(connection, ALL_THAT_HELPS, OverlapQuery.byNumbers(table));
    }

    /** A join that uses a GiST index over the function and three ranges. */
    static Database byGist(Shape shape, List<AccountabilityRow> rows) throws SQLException, IOException {
        Connection connection = connection();
        String table = load(connection, shape, rows);
        List<String> settings = new ArrayList<>(ALL_THAT_HELPS);
        settings.addAll(List.of("SET enable_hashjoin = off", "SET enable_mergejoin = off", "SET enable_memoize = off"));
        return new Database(connection, settings, OverlapQuery.byRanges(table + "_ranges"));
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL_PROPERTY));
    }

    private static String load(Connection connection, Shape shape, List<AccountabilityRow> rows)
            throws SQLException, IOException {
        String table = "holding_" + shape.name().toLowerCase(Locale.ROOT) + "_" + rows.size();
        try (Statement statement = connection.createStatement()) {
            boolean isLoaded;
            try (var found = statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL")) {
                found.next();
                isLoaded = found.getBoolean(1);
            }
            if (!isLoaded) {
                statement.execute(OverlapQuery.createTable(table));
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", new StringReader(csv(rows)));
                statement.execute("VACUUM ANALYZE " + table);
                createRanges(statement, table);
            }
        }
        return table;
    }

    private static void createRanges(Statement statement, String table) throws SQLException {
        statement.execute("CREATE EXTENSION IF NOT EXISTS btree_gist");
        statement.execute(
                """
                CREATE TABLE %1$s_ranges AS SELECT id, function, agency, groups, int4range(place_from, place_to) AS places,
                    int4range(day_from, day_to) AS days, int4range(age_from, age_to) AS ages
                FROM %1$s"""
                        .formatted(table));
        statement.execute("CREATE INDEX ON %1$s_ranges USING gist (function, places, days, ages)".formatted(table));
        statement.execute("VACUUM ANALYZE %1$s_ranges".formatted(table));
    }

    private static String csv(List<AccountabilityRow> rows) {
        StringBuilder lines = new StringBuilder();
        for (int id = 0; id < rows.size(); id++) {
            AccountabilityRow row = rows.get(id);
            lines.append(id).append(',');
            lines.append(OverlapQuery.values(row).stream().map(String::valueOf).collect(Collectors.joining(",")));
            lines.append('\n');
        }
        return lines.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
