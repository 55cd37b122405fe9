package org.interagency.benchmarks;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** An in-memory DuckDB database. */
final class DuckDb {

    private static final String TABLE = "holding";

    private DuckDb() {}

    /** A join with the plan that DuckDB chooses, on all cores. */
    static Database planned(List<AccountabilityRow> rows) throws SQLException {
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute(OverlapQuery.createTable(TABLE));
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
            for (int id = 0; id < rows.size(); id++) {
                appender.beginRow();
                appender.append(id);
                for (Number value : OverlapQuery.values(rows.get(id))) {
                    if (value instanceof Long number) {
                        appender.append(number.longValue());
                    } else {
                        appender.append(value.intValue());
                    }
                }
                appender.endRow();
            }
        }
        return new Database(connection, List.of(), OverlapQuery.byNumbers(TABLE));
    }
}
