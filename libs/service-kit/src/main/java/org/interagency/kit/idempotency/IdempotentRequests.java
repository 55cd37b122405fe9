package org.interagency.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.interagency.kit.fact.DryRunTransaction;
import org.interagency.kit.json.GrowingJson;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a POST with an {@code Idempotency-Key} once, and gives each retry the first answer.
 *
 * <p>The answer is stored in the transaction of the work, so that both are committed or neither is, even if the service crashes. Only successful
 * answers are stored: a refused request changed nothing and may be sent again with the same key.
 */
@ApplicationScoped
public class IdempotentRequests {

    private final KeyedRequest request;
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final ObjectMapper kept;

    IdempotentRequests(KeyedRequest request, IdempotencyKeys keys, ObjectMapper json) {
        this.request = request;
        this.keys = keys;
        this.json = json;
        this.kept = GrowingJson.of(json);
    }

    /** Whether the request has a key, so that all its work must be in one transaction. */
    public boolean hasKey() {
        return request.key().isPresent();
    }

    /**
     * The stored answer to the request, if there is one. Reads the rest of the body, so it must be called after the body has been parsed.
     *
     * @throws org.interagency.kit.rule.RefusedException 422 if the key was used for another request
     */
    public <T> Optional<RestResponse<T>> known(Class<T> type) {
        return request.key()
                .flatMap(key -> keys.find(key, request.fingerprint()))
                .map(answer -> again(answer, type));
    }

    /**
     * Does the work of the request, unless an answer is stored by now. Without a key, always does the work.
     *
     * @throws org.interagency.kit.rule.RefusedException 409 if a request with the same key is being carried out and this request has not claimed the
     *     key before
     */
    public <T> RestResponse<T> run(Class<T> type, Supplier<RestResponse<T>> work) {
        return request.key()
                .map(key -> DryRunTransaction.run(() -> run(key, type, work), IdempotentRequests::isDone))
                .orElseGet(work);
    }

    private <T> RestResponse<T> run(String key, Class<T> type, Supplier<RestResponse<T>> work) {
        Optional<KeptAnswer> given = keys.claim(key, request.fingerprint(), request.claimAgain());
        if (given.isPresent()) {
            return again(given.get(), type);
        }
        RestResponse<T> response = work.get();
        if (isDone(response)) {
            keys.keep(key, request.fingerprint(), answer(response));
        }
        return response;
    }

    private static boolean isDone(RestResponse<?> response) {
        return response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL
                && !QuarkusTransaction.isRollbackOnly();
    }

    private KeptAnswer answer(RestResponse<?> response) {
        @Nullable EntityTag tag = response.getEntityTag();
        try {
            return new KeptAnswer(
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    tag == null ? null : tag.getValue(),
                    json.writeValueAsBytes(response.getEntity()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parses the stored body, since the client may ask for other languages than the first time. */
    private <T> RestResponse<T> again(KeptAnswer answer, Class<T> type) {
        try {
            ResponseBuilder<T> response = ResponseBuilder.<T>create(answer.status())
                    .entity(kept.readValue(answer.body(), type))
                    .type(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.LOCATION, answer.location());
            return answer.tag() == null
                    ? response.build()
                    : response.tag(answer.tag()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
