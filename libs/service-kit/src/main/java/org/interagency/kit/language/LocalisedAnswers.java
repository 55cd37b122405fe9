package org.interagency.kit.language;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/**
 * Reduces the texts of an answer to the best language, if the client asks for languages. Such an answer has an ETag of its own, which writes refuse
 * as If-Match, since they would lose the other languages.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public final class LocalisedAnswers implements ContainerResponseFilter {

    private final ObjectMapper json;

    LocalisedAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Object answer = response.getEntity();
        if (response.getStatusInfo().getFamily() != Family.SUCCESSFUL || !(answer instanceof Record)) {
            return;
        }
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        AcceptedLanguages accepted = AcceptedLanguages.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        if (!accepted.areNamed()) {
            return;
        }
        response.setEntity(
                json.writer().withAttribute(AcceptedLanguages.class, accepted).writeValueAsBytes(answer));
        if (response.getEntityTag() != null) {
            tag(accepted, request, response);
        }
    }

    private static void tag(
            AcceptedLanguages accepted, ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag tag = new EntityTag(response.getEntityTag().getValue() + ";" + accepted.tags());
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (("\"" + tag.getValue() + "\"").equals(request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}
