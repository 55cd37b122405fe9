package org.interagency.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Limits the bodies of requests: a JSON body to 1 MiB, and a CSV file to {@code registry.import.max-size}. A body that says its length is refused
 * before any of it is read; another one as soon as more has arrived. No part of a refused body stays in memory.
 */
final class BodyLimit {

    private static final Logger LOG = Logger.getLogger(BodyLimit.class);
    private static final long LARGEST_JSON = 1024L * 1024;
    private static final Set<String> WITH_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final String BODY = BodyLimit.class.getName();

    private final long largestFile;

    BodyLimit(@ConfigProperty(name = "registry.import.max-size") MemorySize largestFile) {
        this.largestFile = largestFile.asLongValue();
    }

    /** Runs before the filters that read the body. */
    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    void limit(ContainerRequestContext request, ResourceInfo resource) {
        if (!WITH_A_BODY.contains(request.getMethod())) {
            return;
        }
        long limit = takesAFile(resource) ? largestFile : LARGEST_JSON;
        if (length(request) > limit) {
            throw new BodyTooLargeException(limit).refusal();
        }
        LimitedBody body = new LimitedBody(request.getEntityStream(), limit);
        request.setProperty(BODY, body);
        request.setEntityStream(body);
    }

    private static boolean takesAFile(ResourceInfo resource) {
        Consumes types = resource.getResourceMethod().getAnnotation(Consumes.class);
        return types != null && !Arrays.asList(types.value()).contains(MediaType.APPLICATION_JSON);
    }

    /** The length that the request gives; 0 if it gives none. */
    private static long length(ContainerRequestContext request) {
        @Nullable String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** Discards what has not been read when the request is answered; the framework would otherwise collect it in memory. */
    @ServerResponseFilter
    void discardRest(ContainerRequestContext request) {
        if (request.getProperty(BODY) instanceof LimitedBody body) {
            try {
                body.close();
            } catch (IOException e) {
                LOG.debug("the client has gone before it had sent the whole body", e);
            }
        }
    }
}
