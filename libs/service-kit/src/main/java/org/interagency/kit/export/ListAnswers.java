package org.interagency.kit.export;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.interagency.kit.paging.Page;

/**
 * Has the answer of a list written in the media type that {@link Exports} has chosen. Quarkus chooses the writer before it knows of that type, by the
 * {@code Accept} header alone, and does so again once the body is set.
 */
@Provider
@Priority(Priorities.USER)
public final class ListAnswers implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object body = response.getEntity();
        if (body instanceof Export || body instanceof Page) {
            response.setEntity(body, response.getEntityAnnotations(), response.getMediaType());
        }
    }
}
