package org.interagency.kit.access;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.stream.Collectors;
import org.interagency.kit.access.AccessRules.Access;
import org.interagency.kit.rule.RefusedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Refuses a request that its caller may not make, before its body is read. */
final class AccessFilter {

    private final Caller caller;

    AccessFilter(Caller caller) {
        this.caller = caller;
    }

    /** The path is that of the resource and not that of the request, which a client can spell in several ways. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    void check(ContainerRequestContext request, SimpleResourceInfo resource) {
        Path path = resource.getResourceClass().getAnnotation(Path.class);
        if (path == null) {
            throw new IllegalStateException(
                    resource.getResourceClass() + " has no path, so that nothing says who may use it");
        }
        Access access = AccessRules.of(path.value(), request.getMethod());
        if (caller.may(access)) {
            return;
        }
        throw caller.isAnonymous()
                ? RefusedException.unauthenticated(
                        "This needs a token. Send one in the header Authorization, as \"Bearer\" and the token.")
                : RefusedException.forbidden(explain(access));
    }

    private static String explain(Access access) {
        return access.roles().isEmpty()
                ? "Nobody may do this."
                : "This needs the role "
                        + access.roles().stream().map(CallerRole::code).sorted().collect(Collectors.joining(" or "))
                        + ", which the token does not have.";
    }
}
