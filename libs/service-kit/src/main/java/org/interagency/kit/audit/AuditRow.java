package org.interagency.kit.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interagency.contracts.vocabulary.Coded;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as it is stored.
 *
 * @param position {@code null} if the row has none yet
 * @param hash {@code null} if the row has no position
 * @param content {@code null} if the row cannot be read as an entry, so that the registry did not write it
 * @param unreadable why it cannot be read, as a sentence; {@code null} if it can
 * @param person {@code null} if it was redacted or cannot be read
 * @param salt {@code null} if it was redacted
 * @param redaction the key of the redaction that removed the person
 */
record AuditRow(
        long id,
        @Nullable Long position,
        byte @Nullable [] hash,
        @Nullable AuditRecord content,
        @Nullable String unreadable,
        @Nullable AuditedPerson person,
        byte @Nullable [] salt,
        @Nullable String redaction) {

    /** The columns that {@link #of} reads. */
    static final String COLUMNS =
            """
            at, result, method, path, request_id, status, reason, stored, versions, stored_count,
            name, roles, agency, address, forwarded_for, salt, person_hash, position, hash, id, redaction""";

    /** A value that no entry has. The message is a sentence. */
    private static final class UnreadableRowException extends Exception {

        private static final long serialVersionUID = 1;

        UnreadableRowException(String message) {
            super(message);
        }
    }

    /** What is said of a row that is no entry. */
    String reasonUnreadable() {
        return "This row cannot be read as an entry, so the registry did not write it. " + unreadable;
    }

    /** The current row of a result. */
    static AuditRow of(ResultSet row) throws SQLException {
        AuditRecord content = null;
        AuditedPerson person = null;
        String unreadable = null;
        try {
            person = person(row);
            content = content(row);
        } catch (UnreadableRowException e) {
            unreadable = e.getMessage();
        }
        return new AuditRow(
                row.getLong("id"),
                row.getObject("position", Long.class),
                row.getBytes("hash"),
                content,
                unreadable,
                person,
                row.getBytes("salt"),
                row.getString("redaction"));
    }

    private static AuditRecord content(ResultSet row) throws SQLException, UnreadableRowException {
        return new AuditRecord(
                demand(row.getObject("at", OffsetDateTime.class), "time").toInstant(),
                result(row.getString("result")),
                row.getString("method"),
                demand(row.getString("path"), "path"),
                row.getString("request_id"),
                row.getObject("status", Integer.class),
                row.getString("reason"),
                stored(row),
                row.getLong("stored_count"),
                demand(row.getBytes("person_hash"), "hash of its person"));
    }

    private static <T> T demand(@Nullable T value, String what) throws UnreadableRowException {
        if (value == null) {
            throw new UnreadableRowException("It has no " + what + ".");
        }
        return value;
    }

    private static AuditResult result(@Nullable String code) throws UnreadableRowException {
        return Coded.find(AuditResult.class, String.valueOf(code))
                .orElseThrow(() -> new UnreadableRowException("It has a result that the registry does not know."));
    }

    private static List<StoredFact> stored(ResultSet row) throws SQLException, UnreadableRowException {
        List<String> names = list(row, "stored", String[].class);
        List<Long> versions = list(row, "versions", Long[].class);
        if (names.size() != versions.size() || names.stream().anyMatch(name -> name.indexOf(' ') < 0)) {
            throw new UnreadableRowException("What it has stored is no list of facts with their versions.");
        }
        return IntStream.range(0, names.size())
                .mapToObj(i -> StoredFact.named(names.get(i), versions.get(i)))
                .toList();
    }

    private static @Nullable AuditedPerson person(ResultSet row) throws SQLException, UnreadableRowException {
        String name = row.getString("name");
        return name == null
                ? null
                : new AuditedPerson(
                        name,
                        list(row, "roles", String[].class),
                        row.getString("agency"),
                        row.getString("address"),
                        row.getString("forwarded_for"));
    }

    private static <T> List<T> list(ResultSet row, String column, Class<T[]> type)
            throws SQLException, UnreadableRowException {
        Array array = row.getArray(column);
        Object values = array == null ? null : array.getArray();
        if (!type.isInstance(values) || Arrays.stream(type.cast(values)).anyMatch(Objects::isNull)) {
            throw new UnreadableRowException("Its " + column + " is no list without gaps.");
        }
        return List.of(type.cast(values));
    }
}
