package org.interagency.kit.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Removes persons from the rows of the audit trail. Every method takes part in the current transaction. */
@Singleton
class AuditRedactions {

    private static final int ROWS_AT_ONCE = 1000;

    private final AgroalDataSource database;

    AuditRedactions(AgroalDataSource database) {
        this.database = database;
    }

    /** The positions of the rows with a name. The end of the trail has to be locked, so that they stay the same until the transaction ends. */
    RedactedPositions positions(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT position FROM audit_entry WHERE name = ? AND position IS NOT NULL ORDER BY position")) {
            select.setString(1, name);
            select.setFetchSize(ROWS_AT_ONCE);
            RedactedPositions positions = new RedactedPositions();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    positions.add(result.getLong(1));
                }
            }
            return positions;
        }
    }

    /** Removes a person from all rows that have a position. Returns how many had the name. */
    int remove(String name, String redaction) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                        UPDATE audit_entry SET name = NULL, roles = NULL, agency = NULL, address = NULL, forwarded_for = NULL,
                            salt = NULL, redaction = ?
                        WHERE name = ? AND position IS NOT NULL""")) {
            update.setString(1, redaction);
            update.setString(2, name);
            return update.executeUpdate();
        }
    }

    /** Whether a row beyond a position, or without one, records a redaction. */
    boolean isRecorded(RedactedPositions positions, long after) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                        SELECT 1 FROM audit_entry
                        WHERE stored @> ARRAY[CAST(? AS text)] AND versions[1] = ? AND (position IS NULL OR position > ?)""")) {
            select.setString(1, new StoredFact(RedactedPositions.KIND, positions.key(), positions.count()).name());
            select.setLong(2, positions.count());
            select.setLong(3, after);
            try (ResultSet result = select.executeQuery()) {
                return result.next();
            }
        }
    }
}
