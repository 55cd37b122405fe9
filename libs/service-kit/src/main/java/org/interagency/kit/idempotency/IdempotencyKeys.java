package org.interagency.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;
import org.interagency.kit.access.PersonalRecords;
import org.interagency.kit.retention.ExpiringRecords;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;
import org.jspecify.annotations.Nullable;

/** Stores the answers to requests with keys. A key expires after a day. */
@ApplicationScoped
class IdempotencyKeys implements ExpiringRecords, PersonalRecords {

    /** An SQL expression: no answer from before this time is given again. */
    private static final String OLDEST = "now() - interval '1 day'";

    private final Session session;

    IdempotencyKeys(Session session) {
        this.session = session;
    }

    /**
     * The stored answer to the request with a key; empty if there is none.
     *
     * @param request the fingerprint of the request
     * @throws RefusedException 422 if the key was used for another request
     */
    @Transactional
    Optional<KeptAnswer> find(String key, UUID request) {
        Tuple row = session.createNativeQuery(
                        """
                        SELECT request, status, location, etag, body FROM idempotency_key
                        WHERE key = :key AND answered_at >= %s"""
                                .formatted(OLDEST),
                        Tuple.class)
                .setParameter("key", key)
                .getSingleResultOrNull();
        if (row == null) {
            return Optional.empty();
        }
        if (!row.get(0, UUID.class).equals(request)) {
            throw RefusedException.violating(
                    List.of(
                            new Violation(
                                    IdempotencyFilter.HEADER,
                                    "This key was used for another request. Use a new key for each request, and the same for its retries.")));
        }
        return Optional.of(new KeptAnswer(
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, byte[].class)));
    }

    /**
     * Takes an exclusive advisory lock on a key, held until the transaction ends.
     *
     * @param request the fingerprint of the request
     * @param waits whether to wait while another transaction holds the lock
     * @return the answer, if one is stored by now
     * @throws RefusedException 409 if another transaction holds the lock and {@code waits} is false; 422 if the key was used for another request
     */
    @Transactional(TxType.MANDATORY)
    Optional<KeptAnswer> claim(String key, UUID request, boolean waits) {
        if (waits) {
            lock("SELECT true FROM pg_advisory_xact_lock(hashtextextended(:key, 0))", key);
        } else if (!lock("SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0))", key)) {
            throw RefusedException.inProgress(
                    "The first request with this Idempotency-Key is still being carried out. Try again in a moment.");
        }
        return find(key, request);
    }

    private boolean lock(String sql, String key) {
        return session.createNativeQuery(sql, Boolean.class)
                .setParameter("key", key)
                .getSingleResult();
    }

    @Override
    public int deleteExpired(int most) {
        return session.createNativeMutationQuery(
                        """
                        DELETE FROM idempotency_key WHERE key = ANY (ARRAY(
                            SELECT key FROM idempotency_key WHERE answered_at < %s
                            ORDER BY answered_at LIMIT :most FOR UPDATE SKIP LOCKED))"""
                                .formatted(OLDEST))
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Deletes the keys of a sender, which begin with its name, and removes the name where an answer to another sender says who did something or deals with it. */
    @Override
    public void redact(String name) {
        session.createNativeMutationQuery(
                        """
                        DELETE FROM idempotency_key
                        WHERE starts_with(key, :name || ' ') AND strpos(substr(key, length(:name) + 2), ' ') = 0""")
                .setParameter("name", name)
                .executeUpdate();
        session.createNativeMutationQuery(
                        """
                        UPDATE idempotency_key SET body = convert_to(
                            replace(
                                replace(convert_from(body, 'UTF8'), '"by":' || named, '"by":' || redacted),
                                '"assignee":' || named, '"assignee":' || redacted), 'UTF8')
                        FROM (SELECT CAST(to_json(CAST(:name AS text)) AS text) AS named, '"' || :redacted || '"' AS redacted) name
                        WHERE position(convert_to('"by":' || named, 'UTF8') IN body) > 0
                            OR position(convert_to('"assignee":' || named, 'UTF8') IN body) > 0""")
                .setParameter("name", name)
                .setParameter("redacted", REDACTED)
                .executeUpdate();
    }

    /** Stores the answer to the request that claimed the key. */
    @Transactional(TxType.MANDATORY)
    void keep(String key, UUID request, KeptAnswer answer) {
        session.createNativeMutationQuery(
                        """
                        INSERT INTO idempotency_key (key, request, answered_at, status, location, etag, body)
                        VALUES (:key, :request, now(), :status, CAST(:location AS text), CAST(:etag AS text), :body)
                        ON CONFLICT (key) DO UPDATE SET request = excluded.request, answered_at = excluded.answered_at,
                            status = excluded.status, location = excluded.location, etag = excluded.etag, body = excluded.body""")
                .setParameter("key", key)
                .setParameter("request", request)
                .setParameter("status", answer.status())
                .setParameter("location", text(answer.location()))
                .setParameter("etag", text(answer.tag()))
                .setParameter("body", answer.body())
                .executeUpdate();
    }

    private static TypedParameterValue<String> text(@Nullable String value) {
        return TypedParameterValue.of(StandardBasicTypes.STRING, value);
    }
}
