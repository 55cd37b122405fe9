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
 * Carries a POST with an {@code Idempotency-Key} out once, and answers each retry as the first time.
 *
 * <p>The answer is kept in the transaction of the work. So it is there if and only if the work is done, whenever a service dies. Only success
 * is kept: what was refused changed nothing, and may be sent again under its key.
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

    /**
     * Answers a POST.
     *
     * @param type what an answer of success carries
     * @param work does what is asked, in one transaction
     */
    public <T> RestResponse<T> answer(Class<T> type, Supplier<RestResponse<T>> work) {
        return known(type).orElseGet(() -> run(type, work));
    }

    /** Whether the request has a key, so that everything it does has to be one transaction. */
    public boolean hasKey() {
        return request.key().isPresent();
    }

    /**
     * The answer that was given to the request before, if there is one. Reads what is left of the body, so that it is called after the body has been
     * parsed.
     *
     * @throws org.interagency.kit.rule.RefusedException 422 if the key was used for another request
     */
    public <T> Optional<RestResponse<T>> known(Class<T> type) {
        return request.key()
                .flatMap(key -> keys.find(key, request.fingerprint()))
                .map(answer -> again(answer, type));
    }

    /**
     * Does the work of the request, unless another request has done it since; without a key, just does it.
     *
     * @throws org.interagency.kit.rule.RefusedException 409 if another request does it at the moment and this one has not tried before
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

    /** With the answer as an object, since it may have to be in other languages than the first time. */
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
