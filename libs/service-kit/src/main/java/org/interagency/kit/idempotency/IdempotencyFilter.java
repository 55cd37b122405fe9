package org.interagency.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.interagency.kit.problem.FieldError;
import org.interagency.kit.problem.ProblemException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Carries a POST with an {@code Idempotency-Key} out once, and answers each retry as the first time (IETF draft
 * "The Idempotency-Key HTTP Header Field").
 *
 * <p>Only success is kept: what was refused changed nothing, and may be sent again under its key. A file of an import is told from
 * others by its length.
 */
final class IdempotencyFilter {

    static final String HEADER = "Idempotency-Key";

    private static final String TAKEN = IdempotencyFilter.class.getName();

    private final IdempotencyKeys keys;
    private final ObjectMapper json;

    IdempotencyFilter(IdempotencyKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @ServerRequestFilter
    @Nullable
    Response answerAgain(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            return null;
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            throw ProblemException.badRequest(
                    new FieldError(HEADER, "The key has to be of 1 to 255 visible ASCII characters, such as a UUID."));
        }
        Optional<KeptAnswer> known = keys.take(key, fingerprint(request));
        if (known.isEmpty()) {
            request.setProperty(TAKEN, key);
            return null;
        }
        KeptAnswer answer = known.get();
        return Response.status(answer.status())
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.etag())
                .entity(answer.body())
                .build();
    }

    private static UUID fingerprint(ContainerRequestContext request) throws IOException {
        URI address = request.getUriInfo().getRequestUri();
        boolean isJson = MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType());
        String content = isJson ? digest(request) : Integer.toString(request.getLength());
        return UUID.nameUUIDFromBytes(
                (address.getRawPath() + "?" + address.getRawQuery() + "\n" + content).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(ContainerRequestContext request) throws IOException {
        byte[] body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        return UUID.nameUUIDFromBytes(body).toString();
    }

    @ServerResponseFilter
    void keep(ContainerRequestContext request, ContainerResponseContext response) {
        String key = (String) request.getProperty(TAKEN);
        if (key == null) {
            return;
        }
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            keys.keep(
                    key,
                    new KeptAnswer(
                            response.getStatus(),
                            response.getHeaderString(HttpHeaders.LOCATION),
                            response.getHeaderString(HttpHeaders.ETAG),
                            body(response)));
        } else {
            keys.release(key);
        }
    }

    private byte[] body(ContainerResponseContext response) {
        try {
            return json.writeValueAsBytes(response.getEntity());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
