package org.interagency.kit.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the audit trail. Every method takes part in the current transaction, if there is one. */
@Singleton
class AuditTable {

    private static final int ROWS_AT_ONCE = 1000;

    /** For lists, where a page may end after a few rows. */
    private static final int ROWS_WITH_FACTS_AT_ONCE = 50;

    private static final int MOST_FACTS_AT_ONCE = 10_000;

    private final AgroalDataSource database;

    AuditTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The end of the trail.
     *
     * @param position 0 if the trail is empty
     * @param hash empty if the trail is empty
     */
    record Head(long position, byte[] hash) {

        static final Head EMPTY = new Head(0, new byte[0]);

        /** The end of the trail once it has one entry more. */
        Head followedBy(AuditRow row) {
            AuditRecord content = row.content();
            return new Head(
                    position + 1,
                    content == null
                            ? AuditRecord.hashOfUnreadable(position + 1, hash)
                            : content.hash(position + 1, hash));
        }
    }

    /** Which entries are wanted; {@code null} means any. */
    record Wanted(
            @Nullable String name,
            @Nullable AuditResult result,
            @Nullable String fact,
            boolean redactions,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before) {}

    /**
     * Some wanted rows.
     *
     * @param hasMore whether there are more
     */
    record Found(List<AuditRow> rows, boolean hasMore) {}

    /**
     * The rows that have no position yet.
     *
     * @param since the time of the oldest one; {@code null} if there is none
     */
    record Waiting(long entries, @Nullable Instant since) {

        /** How long the oldest one has waited; 0 if there is none. */
        long ageSeconds() {
            return since == null
                    ? 0
                    : Math.max(0, Duration.between(since, Instant.now()).getSeconds());
        }
    }

    /** What is done with rows that are read one after the other. */
    @FunctionalInterface
    interface Visitor {
        void visit(AuditRow row, long position, byte[] hash);
    }

    void insert(AuditRecord content, AuditedPerson person, byte[] salt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        """
                        INSERT INTO audit_entry (at, result, method, path, request_id, status, reason, stored, versions,
                            stored_count, name, roles, agency, address, forwarded_for, salt, person_hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, content.at().atOffset(ZoneOffset.UTC));
            insert.setString(2, content.result().code());
            insert.setString(3, content.method());
            insert.setString(4, content.path());
            insert.setString(5, content.requestId());
            insert.setObject(6, content.status(), Types.INTEGER);
            insert.setString(7, content.reason());
            insert.setArray(
                    8,
                    texts(
                            connection,
                            content.stored().stream().map(StoredFact::name).toList()));
            insert.setArray(
                    9,
                    connection.createArrayOf(
                            "bigint",
                            content.stored().stream().map(StoredFact::version).toArray()));
            insert.setLong(10, content.storedCount());
            insert.setString(11, person.name());
            insert.setArray(12, texts(connection, person.roles()));
            insert.setString(13, person.agency());
            insert.setString(14, person.address());
            insert.setString(15, person.forwardedFor());
            insert.setBytes(16, salt);
            insert.setBytes(17, content.personHash());
            insert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** Locks the end of the trail until the transaction ends. */
    void lockEnd() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('end of the audit trail'))");
        }
    }

    /** Locks the verification until the transaction ends, if nobody else has. Returns whether it did. */
    boolean lockVerification() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet locked = statement.executeQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtext('verification of the audit trail'))")) {
            locked.next();
            return locked.getBoolean(1);
        }
    }

    /** The end of the trail. */
    Head head() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT position, hash FROM audit_entry WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1")) {
            return last.next() ? new Head(last.getLong(1), hash(last)) : Head.EMPTY;
        }
    }

    /** The next rows without a position, in the order of their ids; at most 1000, and fewer if they have many facts. Needs a transaction, like {@link #read}. */
    List<AuditRow> withoutPosition() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + AuditRow.COLUMNS
                        + " FROM audit_entry WHERE position IS NULL ORDER BY id LIMIT " + ROWS_AT_ONCE)) {
            select.setFetchSize(ROWS_WITH_FACTS_AT_ONCE);
            return found(select, ROWS_AT_ONCE).rows();
        }
    }

    /** The rows that have no position. */
    Waiting waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting =
                        statement.executeQuery("SELECT count(*), min(at) FROM audit_entry WHERE position IS NULL")) {
            waiting.next();
            OffsetDateTime since = waiting.getObject(2, OffsetDateTime.class);
            return new Waiting(waiting.getLong(1), since == null ? null : since.toInstant());
        }
    }

    /** A row, and the end of the trail once the row is appended. */
    record Appended(long id, Head end) {}

    /** Appends rows to the trail. */
    void append(List<Appended> rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE audit_entry SET position = ?, hash = ? WHERE id = ?")) {
            for (Appended row : rows) {
                update.setLong(1, row.end().position());
                update.setBytes(2, row.end().hash());
                update.setLong(3, row.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Reads the trail from its beginning on, in parts. Needs a transaction, since PostgreSQL would otherwise send all rows at once. */
    void read(Visitor visitor) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + AuditRow.COLUMNS
                        + " FROM audit_entry WHERE position IS NOT NULL ORDER BY position")) {
            select.setFetchSize(ROWS_WITH_FACTS_AT_ONCE);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    visitor.visit(AuditRow.of(result), result.getLong("position"), hash(result));
                }
            }
        }
    }

    /**
     * The newest wanted rows that have a position, newest first; fewer than asked for if they have many facts. Needs a transaction, like {@link #read}.
     *
     * @param most how many at most
     */
    Found newest(Wanted wanted, int most) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("position IS NOT NULL"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "name = ?", wanted.name());
        add(
                conditions,
                values,
                "result = ?",
                wanted.result() == null ? null : wanted.result().code());
        add(conditions, values, "stored @> ARRAY[CAST(? AS text)]", wanted.fact());
        if (wanted.redactions()) {
            conditions.add("stored[1] LIKE '" + RedactedPositions.KIND + " %'");
        }
        add(conditions, values, "at >= ?", utc(wanted.from()));
        add(conditions, values, "at < ?", utc(wanted.to()));
        add(conditions, values, "position < ?", wanted.before());
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + AuditRow.COLUMNS + " FROM audit_entry WHERE "
                                + String.join(" AND ", conditions) + " ORDER BY position DESC LIMIT ?")) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            select.setInt(values.size() + 1, most + 1);
            select.setFetchSize(ROWS_WITH_FACTS_AT_ONCE);
            return found(select, most);
        }
    }

    private static Found found(PreparedStatement select, int most) throws SQLException {
        List<AuditRow> rows = new ArrayList<>();
        int facts = 0;
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                if (rows.size() == most || facts >= MOST_FACTS_AT_ONCE) {
                    return new Found(rows, true);
                }
                AuditRow row = AuditRow.of(result);
                rows.add(row);
                facts += row.content() == null ? 0 : row.content().stored().size();
            }
        }
        return new Found(rows, false);
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** The hash of a row with a position; empty if somebody has removed it, so that it is none that an entry has. */
    private static byte[] hash(ResultSet row) throws SQLException {
        byte[] hash = row.getBytes("hash");
        return hash == null ? new byte[0] : hash;
    }
}
