package org.interagency.kit.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Who has the registry do something: the sender of the current request, or the service itself if there is no request.
 *
 * @param roles the codes of the roles of the registry that the token names, in their order
 * @param agency the agency that the token names
 */
public record Sender(String name, List<String> roles, @Nullable String agency) {

    private static final String NOBODY_KNOWN = "anonymous";

    public Sender {
        roles = List.copyOf(roles);
    }

    /** The current sender. */
    public static Sender current() {
        if (currentRequest().isEmpty()) {
            return new Sender(
                    ConfigProvider.getConfig().getValue("quarkus.application.name", String.class), List.of(), null);
        }
        SecurityIdentity identity =
                Arc.container().select(CurrentIdentityAssociation.class).get().getIdentity();
        return new Sender(
                identity.isAnonymous() ? NOBODY_KNOWN : identity.getPrincipal().getName(),
                Arrays.stream(CallerRole.values())
                        .map(CallerRole::code)
                        .filter(identity::hasRole)
                        .toList(),
                Caller.agencyOf(identity));
    }

    /** The current request. While a service starts, a request context is active without a request. */
    public static Optional<RoutingContext> currentRequest() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(
                        Arc.container().select(CurrentVertxRequest.class).get().getCurrent())
                : Optional.empty();
    }
}
