package org.interagency.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of the outbox and of the parked events, read and deleted over the connection of the relay, which commits each statement by itself. */
final class OutboxTable {

    private static final int ROWS_AT_ONCE = 1000;
    private static final int BYTES_AT_ONCE = 8 * 1024 * 1024;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** The next rows in their order: at most 1000, and no more after those that have 8 MiB together. */
    List<OutboxRow> next() throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                """
                SELECT seq, id, aggregatetype, aggregateid, type, payload, created_at, traceparent
                FROM (SELECT *, sum(size) OVER (ORDER BY seq) - size AS size_before
                      FROM (SELECT *, coalesce(length(CAST(payload AS text)), 0) AS size
                            FROM outbox ORDER BY seq LIMIT ?) AS first) AS sized
                WHERE size_before < ? ORDER BY seq""")) {
            statement.setInt(1, ROWS_AT_ONCE);
            statement.setInt(2, BYTES_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new OutboxRow(
                            result.getLong(1),
                            result.getString(2),
                            Outbox.TOPIC_PREFIX + result.getString(3),
                            result.getString(4),
                            result.getString(5),
                            result.getString(6),
                            result.getObject(7, OffsetDateTime.class),
                            result.getString(8)));
                }
            }
        }
        return rows;
    }

    /** Deletes events that Kafka has acknowledged, and older parked ones of the same facts. */
    void delete(Collection<OutboxRow> rows) throws SQLException {
        Array seqs = connection.createArrayOf(
                "bigint", rows.stream().map(OutboxRow::seq).toArray());
        try (PreparedStatement statement = connection.prepareStatement(
                """
                WITH sent AS (DELETE FROM outbox WHERE seq = ANY (?) RETURNING seq, aggregatetype, aggregateid)
                DELETE FROM parked_event AS parked USING sent
                WHERE (parked.aggregatetype, parked.aggregateid) = (sent.aggregatetype, sent.aggregateid)
                    AND parked.seq < sent.seq""")) {
            statement.setArray(1, seqs);
            statement.executeUpdate();
        } finally {
            seqs.free();
        }
    }

    /** Moves an event that Kafka cannot take to the parked ones, in the place of an older one of the same fact. */
    void park(OutboxRow row, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                WITH unsendable AS (DELETE FROM outbox WHERE seq = ? RETURNING *),
                    older AS (DELETE FROM parked_event AS parked USING unsendable
                        WHERE (parked.aggregatetype, parked.aggregateid) = (unsendable.aggregatetype, unsendable.aggregateid))
                INSERT INTO parked_event (seq, id, aggregatetype, aggregateid, type, payload, created_at, reason)
                SELECT seq, id, aggregatetype, aggregateid, type, payload, created_at, ? FROM unsendable""")) {
            statement.setLong(1, row.seq());
            statement.setString(2, reason);
            statement.executeUpdate();
        }
    }

    /**
     * How much waits.
     *
     * @param rows the events that wait
     * @param ageSeconds since the oldest of them was appended; 0 if none waits
     * @param parked the parked events
     */
    record Backlog(long rows, double ageSeconds, long parked) {}

    Backlog backlog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        """
                        SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0),
                            (SELECT count(*) FROM parked_event)
                        FROM outbox""")) {
            result.next();
            return new Backlog(result.getLong(1), result.getDouble(2), result.getLong(3));
        }
    }
}
