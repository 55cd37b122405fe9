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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/** The rows of the audit trail. Every method takes part in the current transaction, if there is one. */
@Singleton
class AuditTable {

    private static final String COLUMNS =
            """
            at, result, method, path, request_id, status, reason, stored, versions, stored_count,
            name, roles, agency, address, forwarded_for, salt, person_hash, position, hash, id""";

    private static final int ROWS_AT_ONCE = 1000;

    private final AgroalDataSource database;

    AuditTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A row as it is stored.
     *
     * @param person {@code null} if it was redacted
     * @param salt {@code null} if it was redacted
     * @param position {@code null} if the row has none yet
     * @param hash {@code null} if the row has no position
     */
    record Row(
            AuditRecord content,
            @Nullable AuditedPerson person,
            byte @Nullable [] salt,
            @Nullable Long position,
            byte @Nullable [] hash,
            long id) {}

    /**
     * The end of the trail.
     *
     * @param position 0 if the trail is empty
     * @param hash empty if the trail is empty
     */
    record Head(long position, byte[] hash) {

        static final Head EMPTY = new Head(0, new byte[0]);

        /** The end of the trail once it has one entry more. */
        Head followedBy(AuditRecord content) {
            return new Head(position + 1, content.hash(position + 1, hash));
        }
    }

    /** Which entries are wanted; {@code null} means any. */
    record Wanted(
            @Nullable String name,
            @Nullable AuditResult result,
            @Nullable String fact,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before) {}

    /** What is done with rows that are read one after the other. */
    @FunctionalInterface
    interface Visitor {

        /** @return whether to go on */
        boolean visit(Row row);
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

    /** The end of the trail. */
    Head head() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery(
                        "SELECT position, hash FROM audit_entry WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1")) {
            return last.next() ? new Head(last.getLong(1), last.getBytes(2)) : Head.EMPTY;
        }
    }

    /** The next rows without a position, in the order of their ids; at most 1000. */
    List<Row> withoutPosition() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS
                        + " FROM audit_entry WHERE position IS NULL ORDER BY id LIMIT " + ROWS_AT_ONCE)) {
            return rows(select);
        }
    }

    /** How many rows have no position. */
    long countWithoutPosition() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM audit_entry WHERE position IS NULL")) {
            count.next();
            return count.getLong(1);
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
                PreparedStatement select = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM audit_entry WHERE position IS NOT NULL ORDER BY position")) {
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = select.executeQuery()) {
                boolean wanted = true;
                while (wanted && result.next()) {
                    wanted = visitor.visit(row(result));
                }
            }
        }
    }

    /** The newest wanted rows that have a position, newest first. */
    List<Row> newest(Wanted wanted, int most) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("position IS NOT NULL"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "name = ?", wanted.name());
        add(
                conditions,
                values,
                "result = ?",
                wanted.result() == null ? null : wanted.result().code());
        add(conditions, values, "stored @> ARRAY[CAST(? AS text)]", wanted.fact());
        add(conditions, values, "at >= ?", utc(wanted.from()));
        add(conditions, values, "at < ?", utc(wanted.to()));
        add(conditions, values, "position < ?", wanted.before());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY position DESC LIMIT ?")) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            select.setInt(values.size() + 1, most);
            return rows(select);
        }
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

    /** Removes a person from all entries. Returns how many had the name. */
    int redact(String name) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        """
                        UPDATE audit_entry SET name = NULL, roles = NULL, agency = NULL, address = NULL, forwarded_for = NULL,
                            salt = NULL
                        WHERE name = ?""")) {
            update.setString(1, name);
            return update.executeUpdate();
        }
    }

    private static List<Row> rows(PreparedStatement select) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = select.executeQuery()) {
            while (result.next()) {
                rows.add(row(result));
            }
        }
        return rows;
    }

    private static Row row(ResultSet row) throws SQLException {
        AuditRecord content = new AuditRecord(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Coded.find(AuditResult.class, row.getString("result")).orElseThrow(),
                row.getString("method"),
                row.getString("path"),
                row.getString("request_id"),
                row.getObject("status", Integer.class),
                row.getString("reason"),
                stored(row),
                row.getLong("stored_count"),
                row.getBytes("person_hash"));
        return new Row(
                content,
                row.getString("name") == null ? null : person(row),
                row.getBytes("salt"),
                row.getObject("position", Long.class),
                row.getBytes("hash"),
                row.getLong("id"));
    }

    private static AuditedPerson person(ResultSet row) throws SQLException {
        return new AuditedPerson(
                row.getString("name"),
                texts(row, "roles"),
                row.getString("agency"),
                row.getString("address"),
                row.getString("forwarded_for"));
    }

    private static List<StoredFact> stored(ResultSet row) throws SQLException {
        List<String> names = texts(row, "stored");
        Long[] versions = (Long[]) row.getArray("versions").getArray();
        return IntStream.range(0, names.size())
                .mapToObj(i -> StoredFact.named(names.get(i), versions[i]))
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
