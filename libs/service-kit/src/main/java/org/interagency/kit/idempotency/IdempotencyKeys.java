package org.interagency.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.TypedParameterValue;
import org.hibernate.type.StandardBasicTypes;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Which keys are in use, for what, and what was answered. A key is forgotten after a day. */
@ApplicationScoped
class IdempotencyKeys {

    private final Session session;

    IdempotencyKeys(Session session) {
        this.session = session;
    }

    /**
     * Takes a key for a request, unless it has been answered.
     *
     * @param request a fingerprint of what is asked
     * @return the answer that was given; empty if the request is to be carried out now
     * @throws ProblemException 409 if it is being carried out; 422 if the key was used for another request
     */
    @Transactional
    Optional<KeptAnswer> take(String key, UUID request) {
        session.createNativeMutationQuery("DELETE FROM idempotency_key WHERE taken_at < now() - interval '1 day'")
                .executeUpdate();
        // A request that has not been answered for a quarter of an hour never will be, since its service has died.
        int taken = session.createNativeMutationQuery(
                        """
                        INSERT INTO idempotency_key AS standing (key, request, taken_at) VALUES (:key, :request, now())
                        ON CONFLICT (key) DO UPDATE SET request = excluded.request, taken_at = excluded.taken_at
                        WHERE standing.status IS NULL AND standing.taken_at < now() - interval '15 minutes'""")
                .setParameter("key", key)
                .setParameter("request", request)
                .executeUpdate();
        return taken == 1 ? Optional.empty() : Optional.of(answer(key, request));
    }

    private KeptAnswer answer(String key, UUID request) {
        Tuple row = session.createNativeQuery(
                        "SELECT request, status, location, etag, body FROM idempotency_key WHERE key = :key",
                        Tuple.class)
                .setParameter("key", key)
                .getSingleResultOrNull();
        if (row != null && !row.get(0, UUID.class).equals(request)) {
            throw ProblemException.unprocessable(
                    List.of(
                            new FieldError(
                                    IdempotencyFilter.HEADER,
                                    "This key was used for another request. Take a new key for each request, and the same for its retries.")));
        }
        if (row == null || row.get(1) == null) {
            throw ProblemException.conflict(
                    "The first request with this Idempotency-Key is still being carried out. Try again in a moment.",
                    List.of());
        }
        return new KeptAnswer(
                row.get(1, Integer.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, byte[].class));
    }

    /** Keeps the answer to the request that took the key. */
    @Transactional
    void keep(String key, KeptAnswer answer) {
        session.createNativeMutationQuery(
                        """
                        UPDATE idempotency_key SET status = :status, location = CAST(:location AS text),
                            etag = CAST(:etag AS text), body = :body
                        WHERE key = :key""")
                .setParameter("key", key)
                .setParameter("status", answer.status())
                .setParameter("location", text(answer.location()))
                .setParameter("etag", text(answer.etag()))
                .setParameter("body", answer.body())
                .executeUpdate();
    }

    private static TypedParameterValue<String> text(@Nullable String value) {
        return TypedParameterValue.of(StandardBasicTypes.STRING, value);
    }

    /** Lets a key go whose request did nothing, so that it can be sent again. */
    @Transactional
    void release(String key) {
        session.createNativeMutationQuery("DELETE FROM idempotency_key WHERE key = :key AND status IS NULL")
                .setParameter("key", key)
                .executeUpdate();
    }
}
