package org.interagency.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Stream;
import org.interagency.kit.rule.RefusedException;
import org.interagency.kit.rule.Violation;

/** Refuses the NUL character in a path or a query, since PostgreSQL's text cannot hold it. */
@Provider
public final class NulFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        Stream<String> texts = Stream.concat(
                Stream.of(uri.getPath(true)),
                uri.getQueryParameters().values().stream().flatMap(values -> values.stream()));
        if (texts.anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw RefusedException.unreadable(
                    new Violation("", "The address has a NUL character (%00). Leave it out."));
        }
    }
}
