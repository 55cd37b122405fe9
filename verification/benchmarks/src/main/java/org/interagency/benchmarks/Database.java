package org.interagency.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A query that runs on its own connection to a database. */
final class Database implements Contender {

    private final Connection connection;
    private final String query;

    /** @param settings statements to prepare the connection */
    Database(Connection connection, List<String> settings, String query) throws SQLException {
        this.connection = connection;
        this.query = query;
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }

    @Override
    public long overlaps() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The execution plan of the query. */
    String plan() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("EXPLAIN " + query)) {
            while (result.next()) {
                plan.append(result.getString(result.getMetaData().getColumnCount()))
                        .append('\n');
            }
        }
        return plan.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
